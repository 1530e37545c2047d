namespace ServiceCenter.Display.Session;

/// <summary>The newest of messages that carry a sequence number, within one life of the host.</summary>
internal sealed class Newest<T>(Func<T, long> seqOf) where T : class
{
    private bool _mayGoBack;

    public T? Value { get; private set; }

    /// <summary>The host was started anew: the next message is the truth even if its number is lower (a restored backup).</summary>
    public void MayGoBack() => _mayGoBack = true;

    /// <returns>False: a message that came late, and was dropped. The same number again may bring counts that move without an event.</returns>
    public bool Offer(T message)
    {
        if (Value is not null && seqOf(message) < seqOf(Value) && !_mayGoBack) return false;
        Value = message;
        _mayGoBack = false;
        return true;
    }
}
