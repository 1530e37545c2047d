using ServiceCenter.Messaging.Access;

namespace ServiceCenter.Messaging.InProcess;

/// <summary>
/// A broker inside the process, for a machine without Mosquitto and for tests: retained messages, last wills, sessions that outlive their
/// connection, delivery at least once, and the same access lists. It keeps nothing over a restart of the process.
/// </summary>
/// <remarks>As with Mosquitto's access file, a subscription is always granted and the list is asked again at every delivery.</remarks>
/// <param name="users">Null: no access lists, everyone may do everything.</param>
public sealed class InProcessBroker(IReadOnlyList<BrokerUser>? users = null)
{
    /// <summary>Messages kept for a client that is away; the newest beyond it are dropped and counted.</summary>
    public const int KeptForAbsentClient = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, InProcessSession> _sessions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _retained = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cut = new(StringComparer.Ordinal);
    private IReadOnlyList<BrokerUser>? _users = users;
    private long _dropped;

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Other users from now on: connections keep standing with the rights they have now, and those that were refused try again.</summary>
    public void Replace(IReadOnlyList<BrokerUser> users)
    {
        List<InProcessBus> refused = [];
        lock (_gate)
        {
            _users = users;
            foreach (var session in _sessions.Values)
            {
                if (session.Owner is not { } owner) continue;
                if (session.IsConnected) session.Allow(UserOf(owner.Options) ?? BrokerUser.Nobody);
                else refused.Add(owner);
            }
        }
        refused.ForEach(bus => bus.TryConnect());
    }

    /// <summary>Breaks the client's connection as a pulled cable would, and lets it back in only after <see cref="Mend"/>.</summary>
    public void Cut(string clientId)
    {
        InProcessBus? lost;
        lock (_gate)
        {
            _cut.Add(clientId);
            lost = DetachLocked(clientId, sendWill: true);
        }
        lost?.Lose("the connection was cut");
    }

    public void Mend(string clientId)
    {
        InProcessBus? waiting = null;
        lock (_gate)
        {
            _cut.Remove(clientId);
            if (_sessions.TryGetValue(clientId, out var session)) waiting = session.Owner;
        }
        waiting?.TryConnect();
    }

    /// <returns>Null when connected, otherwise why not.</returns>
    internal string? Connect(InProcessBus bus)
    {
        var options = bus.Options;
        InProcessBus? displaced = null;
        lock (_gate)
        {
            var user = UserOf(options);
            if (_sessions.TryGetValue(options.ClientId, out var session))
            {
                if (session.IsConnected && session.Owner != bus) displaced = DetachLocked(options.ClientId, sendWill: true);
            }
            else _sessions[options.ClientId] = session = new InProcessSession();
            session.Owner = bus;
            if (_users is not null && user is null) return "not authorised: unknown user or wrong password";
            if (_cut.Contains(options.ClientId)) return "the connection is cut";
            if (options.CleanSession) session.Forget();
            bus.WhenConnected(session.Exists);
            session.Attach(options);
            session.Allow(user);
            session.Flush();
            SendRetainedLocked(session, options.Subscriptions);
        }
        displaced?.Lose("another connection took this client id");
        return null;
    }

    internal void Listen(InProcessBus bus, IReadOnlyList<string> topics)
    {
        lock (_gate)
        {
            if (!_sessions.TryGetValue(bus.Options.ClientId, out var session) || session.Owner != bus || !session.IsConnected) return;
            string[] added = [.. topics.Where(topic => !session.AskedFor(topic))];
            session.Attach(bus.Options);
            SendRetainedLocked(session, added);
        }
    }

    internal bool IsConnected(InProcessBus bus)
    {
        lock (_gate) return _sessions.TryGetValue(bus.Options.ClientId, out var session) && session.Owner == bus && session.IsConnected;
    }

    /// <param name="sendWill">False when the client took its leave.</param>
    internal void Disconnect(InProcessBus bus, bool sendWill)
    {
        lock (_gate)
        {
            if (!_sessions.TryGetValue(bus.Options.ClientId, out var session) || session.Owner != bus) return;
            DetachLocked(bus.Options.ClientId, sendWill);
            session.Owner = null;
        }
    }

    /// <summary>A publication its access list denies has no effect and, as in MQTT 3.1.1, no error either.</summary>
    internal void Publish(InProcessBus from, string topic, ReadOnlyMemory<byte> body, bool retain)
    {
        lock (_gate)
        {
            var user = UserOf(from.Options);
            if (_users is not null && user?.MayPublish(topic) != true) return;
            PublishLocked(topic, body, retain);
        }
    }

    private void PublishLocked(string topic, ReadOnlyMemory<byte> body, bool retain)
    {
        if (retain)
        {
            if (body.IsEmpty) _retained.Remove(topic);
            else _retained[topic] = body;
        }
        foreach (var session in _sessions.Values)
            if (session.Wants(topic) && !session.Deliver(topic, body, retained: false, KeptForAbsentClient)) Interlocked.Increment(ref _dropped);
    }

    private void SendRetainedLocked(InProcessSession session, IReadOnlyList<string> patterns)
    {
        foreach (var pattern in patterns)
            foreach (var (topic, body) in _retained)
                if (TopicPattern.Matches(pattern, topic) && session.MayRead(topic)) session.Deliver(topic, body, true, KeptForAbsentClient);
    }

    private InProcessBus? DetachLocked(string clientId, bool sendWill)
    {
        if (!_sessions.TryGetValue(clientId, out var session) || !session.IsConnected) return null;
        var bus = session.Owner;
        var will = session.Detach();
        if (sendWill && will is not null && session.MayPublish(will.Topic)) PublishLocked(will.Topic, will.Body, retain: true);
        return bus;
    }

    private BrokerUser? UserOf(BusOptions options) =>
        _users?.FirstOrDefault(user => user.Name == options.User && user.Password == options.Password);
}
