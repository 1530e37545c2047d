namespace ServiceCenter.Messaging.MqttNet;

internal sealed record Message(string Topic, byte[] Body, bool Retain);

/// <summary>Messages in their order, each kept until the broker has acknowledged it. Guarded by whoever owns it.</summary>
internal sealed class Unacknowledged
{
    private readonly LinkedList<Message> _messages = [];
    private LinkedListNode<Message>? _next;

    public int Count => _messages.Count;

    public void Add(Message message)
    {
        var added = _messages.AddLast(message);
        _next ??= added;
    }

    /// <returns>The first that was not yet taken; null: all were.</returns>
    public LinkedListNode<Message>? Take()
    {
        var taken = _next;
        _next = taken?.Next;
        return taken;
    }

    /// <summary>Once or more often: an acknowledgement may come in just as the message goes out again.</summary>
    public void Acknowledge(LinkedListNode<Message> message)
    {
        if (message.List is null) return;
        if (_next == message) _next = message.Next;
        _messages.Remove(message);
    }

    /// <summary>A new connection: what the old one left unacknowledged is taken first.</summary>
    public void BeginAnew() => _next = _messages.First;
}
