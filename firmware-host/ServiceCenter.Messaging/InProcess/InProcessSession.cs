using ServiceCenter.Messaging.Access;

namespace ServiceCenter.Messaging.InProcess;

/// <summary>What the broker keeps of one client: its subscriptions, and while it is away the messages for it. Guarded by the broker's gate.</summary>
internal sealed class InProcessSession
{
    private readonly Queue<Delivery> _kept = [];
    private IReadOnlyList<string> _patterns = [];
    private BrokerUser? _user;
    private bool _restricted;
    private BusOptions? _options;

    internal readonly record struct Delivery(string Topic, ReadOnlyMemory<byte> Body, bool Retained);

    /// <summary>The connection that holds this client id, connected or trying to be.</summary>
    internal InProcessBus? Owner { get; set; }
    internal bool IsConnected { get; private set; }
    /// <summary>It was connected before, and what it asked for was kept.</summary>
    internal bool Exists { get; private set; }

    internal bool Wants(string topic) => Exists && MayRead(topic) && _patterns.Any(pattern => TopicPattern.Matches(pattern, topic));
    internal bool AskedFor(string pattern) => _patterns.Contains(pattern, StringComparer.Ordinal);
    internal bool MayRead(string topic) => !_restricted || _user!.MayRead(topic);
    internal bool MayPublish(string topic) => !_restricted || _user!.MayPublish(topic);

    /// <param name="user">Null: no access lists.</param>
    internal void Allow(BrokerUser? user) => (_user, _restricted) = (user, user is not null);

    internal void Attach(BusOptions options)
    {
        _options = options;
        _patterns = [.. _patterns.Union(options.Subscriptions, StringComparer.Ordinal)];
        (Exists, IsConnected) = (true, true);
    }

    internal void Flush()
    {
        while (_kept.TryDequeue(out var delivery)) Owner!.Enqueue(delivery);
    }

    /// <returns>The will of the connection that ended.</returns>
    internal BusWill? Detach()
    {
        IsConnected = false;
        if (_options!.CleanSession) Forget();
        return _options.Will;
    }

    internal void Forget()
    {
        _kept.Clear();
        _patterns = [];
        Exists = false;
    }

    /// <returns>False: the bound is reached and the message is dropped.</returns>
    internal bool Deliver(string topic, ReadOnlyMemory<byte> body, bool retained, int bound)
    {
        var delivery = new Delivery(topic, body, retained);
        if (IsConnected)
        {
            Owner!.Enqueue(delivery);
            return true;
        }
        if (_kept.Count >= bound) return false;
        _kept.Enqueue(delivery);
        return true;
    }
}
