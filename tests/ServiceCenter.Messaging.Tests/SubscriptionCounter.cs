namespace ServiceCenter.Messaging.Tests;

/// <summary>Counts the acknowledged subscriptions in what a broker says, in whatever pieces that arrives.</summary>
internal sealed class SubscriptionCounter(Action acknowledged)
{
    private const int SubscribeAcknowledgement = 9;

    private int? _kind;
    private int _length, _shift, _toSkip;

    public void Read(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (_toSkip > 0) _toSkip--;
            else if (_kind is null) (_kind, _length, _shift) = (value >> 4, 0, 0);
            else ReadLength(value);
        }
    }

    /// <summary>Seven bits a byte, the lowest first, until one says that it is the last (MQTT 3.1.1, 2.2.3).</summary>
    private void ReadLength(byte value)
    {
        _length |= (value & 0x7F) << _shift;
        _shift += 7;
        if ((value & 0x80) != 0) return;
        if (_kind == SubscribeAcknowledgement) acknowledged();
        (_kind, _toSkip) = (null, _length);
    }
}
