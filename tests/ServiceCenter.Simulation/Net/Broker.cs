using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Ground;

namespace ServiceCenter.Simulation.Net;

/// <summary>
/// A model of an MQTT 3.1.1 broker as far as the centre uses one: QoS 1 (kept until acknowledged, so sometimes twice), retained
/// messages, last wills, persistent sessions. It carries bytes and understands none.
/// </summary>
internal sealed class Broker(Agenda agenda, Dice dice, Weather weather, Story story, DayDigest digest, Traffic traffic)
{
    private static readonly TimeSpan LatestWill = TimeSpan.FromSeconds(30);

    private readonly SortedDictionary<string, Message> _retained = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, BrokerSession> _sessions = new(StringComparer.Ordinal);
    private readonly HashSet<Message> _seen = new(ReferenceEqualityComparer.Instance);

    public bool Up { get; private set; } = true;

    /// <summary>A node's connection arrives, with what it subscribes to. First what was kept for it, then what is retained.</summary>
    public void Connect(BusClient client)
    {
        if (!_sessions.TryGetValue(client.Name, out var session))
            _sessions[client.Name] = session = new BrokerSession(dice.Fork((ulong)client.Place), weather, traffic);
        session.Connect(client);
        SendRetained(session, client.Subscriptions);
    }

    /// <summary>A connected node subscribes to more.</summary>
    public void Subscribe(BusClient client, IReadOnlyList<string> topics)
    {
        if (!Up || !_sessions.TryGetValue(client.Name, out var session)) return;
        session.Subscribe(topics);
        SendRetained(session, topics);
    }

    private void SendRetained(BrokerSession session, IReadOnlyList<string> topics)
    {
        foreach (var message in _retained.Values)
            if (topics.Any(s => TopicFilter.Matches(s, message.Topic))) session.Enqueue(message, retained: true);
    }

    public void Arrived(Message message)
    {
        if (_seen.Add(message)) Traffic.Count(traffic.Carried, message.By);
        story.Tell("bus", message.Topic, message.Body);
        digest.Add(message.Topic, message.Body.Span);
        if (message.Retain) _retained[message.Topic] = message;
        foreach (var session in _sessions.Values)
            if (session.Wants(message.Topic)) session.Enqueue(message, retained: false);
    }

    /// <summary>
    /// The connection of this node is gone without a goodbye: its will is done. Where a broker ends an old connection beside the new one
    /// (RabbitMQ does), that may be when the node has long said on the new one that it is there.
    /// </summary>
    public void Lost(BusClient client)
    {
        if (!Up || !_sessions.TryGetValue(client.Name, out var session) || !session.IsConnected) return;
        session.Disconnect();
        var will = client.Will;
        if (!weather.Strikes(dice, "late-will", weather.Faults.LateWill)) Arrived(will);
        else
            agenda.After(dice.Between(TimeSpan.Zero, LatestWill), () =>
            {
                if (Up) Arrived(will);
            });
    }

    /// <summary>The broker is gone for a while; what it kept is there again afterwards, unless it <paramref name="forgets"/>.</summary>
    public void Restart(TimeSpan downFor, bool forgets, IEnumerable<BusClient> clients)
    {
        if (!Up) return;
        story.Tell("broker", forgets ? "stops and forgets all" : "stops");
        Up = false;
        foreach (var session in _sessions.Values) session.Disconnect();
        if (forgets)
        {
            _sessions.Clear();
            _retained.Clear();
        }
        foreach (var client in clients) client.ConnectionLost();
        agenda.After(downFor, () =>
        {
            Up = true;
            story.Tell("broker", "is back");
        });
    }
}

/// <summary>What the broker keeps for one node, connected or not.</summary>
internal sealed class BrokerSession(Dice dice, Weather weather, Traffic traffic)
{
    private sealed record Kept(Message Message, bool Retained);

    private readonly List<Kept> _unacknowledged = [];
    /// <summary>Topics are few and messages many: which of them are subscribed to is found once.</summary>
    private readonly Dictionary<string, bool> _wanted = new(StringComparer.Ordinal);
    private IReadOnlyList<string> _subscriptions = [];
    private BusClient? _client;

    public bool IsConnected => _client is not null;

    public void Connect(BusClient client)
    {
        _client = client;
        SubscribeTo(client.Subscriptions);
        foreach (var kept in _unacknowledged) Send(kept);
    }

    public void Subscribe(IReadOnlyList<string> topics) => SubscribeTo([.. _subscriptions.Union(topics, StringComparer.Ordinal)]);

    public bool Wants(string topic) =>
        _wanted.TryGetValue(topic, out var wanted) ? wanted : _wanted[topic] = _subscriptions.Any(s => TopicFilter.Matches(s, topic));

    private void SubscribeTo(IReadOnlyList<string> topics)
    {
        _subscriptions = topics;
        _wanted.Clear();
    }

    public void Disconnect() => _client = null;

    public void Enqueue(Message message, bool retained)
    {
        var kept = new Kept(message, retained);
        _unacknowledged.Add(kept);
        if (IsConnected) Send(kept);
    }

    private void Send(Kept kept)
    {
        var client = _client!;
        var times = client.IsHost || !weather.Strikes(dice, "duplicate", weather.Faults.Duplicate) ? 1 : 2;
        for (var i = 0; i < times; i++)
        {
            client.Link.Carry(Way.Down, kept.Message.Topic, mayBeOvertaken: !client.IsHost, () =>
            {
                traffic.HandedOver++;
                client.Receive(kept.Message);
                client.Link.Carry(Way.Up, () => _unacknowledged.Remove(kept));
            });
        }
    }
}

internal static class TopicFilter
{
    /// <summary>Whether a topic matches a subscription with <c>+</c> for one level. The centre uses no <c>#</c>.</summary>
    public static bool Matches(string filter, string topic)
    {
        var f = filter.AsSpan();
        var t = topic.AsSpan();
        while (true)
        {
            var fEnd = f.IndexOf('/');
            var tEnd = t.IndexOf('/');
            var level = fEnd < 0 ? f : f[..fEnd];
            if (level is not "+" && !level.SequenceEqual(tEnd < 0 ? t : t[..tEnd])) return false;
            if (fEnd < 0 || tEnd < 0) return fEnd < 0 && tEnd < 0;
            f = f[(fEnd + 1)..];
            t = t[(tEnd + 1)..];
        }
    }
}
