using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Ground;

namespace ServiceCenter.Simulation.Net;

/// <summary>What a node does when its connection comes, goes, or brings something.</summary>
internal interface INode
{
    void BusUp();
    void BusDown();
    void Receive(string topic, ReadOnlyMemory<byte> body);
}

/// <summary>
/// A node's side of its connection, as the MQTT client library behaves: what is handed over while offline is kept in memory and sent
/// on reconnect; what was not acknowledged is sent again. What the process had in memory is gone when it crashes.
/// </summary>
internal sealed class BusClient(Agenda agenda, Dice dice, Weather weather, Broker broker, Traffic traffic, string name, int place, bool isHost)
{
    private static readonly TimeSpan LeastBackOff = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MostBackOff = TimeSpan.FromSeconds(5);

    private readonly List<Message> _unacknowledged = [];
    private INode? _node;
    private bool _connected;
    private bool _cut;
    private int _attempt;

    public string Name => name;
    /// <summary>Which of the nodes this is: seeds its broker session.</summary>
    public int Place => place;
    public bool IsHost => isHost;
    public Link Link { get; } = new(agenda, dice.Fork(1), weather);
    public IReadOnlyList<string> Subscriptions { get; private set; } = [];
    public Message Will { get; private set; } = null!;

    public void Start(INode node, IReadOnlyList<string> subscriptions, Message will)
    {
        (_node, Subscriptions, Will) = (node, subscriptions, will);
        Traffic.Count(traffic.Made, will.By);
        TryConnect();
    }

    /// <summary>The process is gone: the system closes its connection, and what it had not sent is lost.</summary>
    public void Crash()
    {
        _node = null;
        _connected = false;
        _attempt++;
        _unacknowledged.Clear();
        Link.Break();
        if (!_cut) broker.Lost(this);
    }

    /// <summary>Subscribes to more, now where it is connected, and at every later connect.</summary>
    public void Listen(IReadOnlyList<string> topics)
    {
        Subscriptions = [.. Subscriptions.Union(topics, StringComparer.Ordinal)];
        if (!_connected) return;
        var attempt = _attempt;
        Link.Carry(Way.Up, () =>
        {
            if (attempt == _attempt && _connected) broker.Subscribe(this, topics);
        });
    }

    public void Publish(Message message)
    {
        Traffic.Count(traffic.Made, message.By);
        _unacknowledged.Add(message);
        if (_connected) Send(message);
    }

    public void Receive(Message message) => _node?.Receive(message.Topic, message.Body);

    public void ConnectionLost()
    {
        Link.Break();
        if (_node is null) return;
        var was = _connected;
        _connected = false;
        if (was) _node.BusDown();
        RetryLater();
    }

    /// <summary>No packet passes for a while. Where that is longer than 1.5 keepalives, both ends give the connection up.</summary>
    public void Partition(TimeSpan length, TimeSpan patience)
    {
        if (_cut) return;
        if (length < patience)
        {
            Link.StallUntil(agenda.Now + length);
            return;
        }
        _cut = true;
        Link.Break();
        agenda.After(patience, () =>
        {
            broker.Lost(this);
            ConnectionLost();
        });
        agenda.After(length, () => _cut = false);
    }

    private void RetryLater()
    {
        var attempt = ++_attempt;
        agenda.After(dice.Between(LeastBackOff, MostBackOff), () =>
        {
            if (attempt == _attempt) TryConnect();
        });
    }

    private void TryConnect()
    {
        if (_node is null || _connected) return;
        if (_cut || !broker.Up)
        {
            RetryLater();
            return;
        }
        var attempt = ++_attempt;
        Link.Break();
        Link.Carry(Way.Up, () =>
        {
            if (attempt == _attempt && broker.Up) Link.Carry(Way.Down, () => Connected(attempt));
        });
        // Where the answer is lost on the way, the library tries again.
        agenda.After(MostBackOff, () =>
        {
            if (attempt == _attempt && !_connected) TryConnect();
        });
    }

    private void Connected(int attempt)
    {
        if (attempt != _attempt || _node is null || !broker.Up) return;
        _connected = true;
        broker.Connect(this);
        foreach (var message in _unacknowledged) Send(message);
        _node.BusUp();
    }

    /// <summary>A host's messages are never overtaken: an older retained state after a newer one is nothing that TCP can do.</summary>
    private void Send(Message message)
    {
        var times = isHost || !weather.Strikes(dice, "duplicate", weather.Faults.Duplicate) ? 1 : 2;
        for (var i = 0; i < times; i++)
        {
            Link.Carry(Way.Up, message.Topic, mayBeOvertaken: !isHost, () =>
            {
                broker.Arrived(message);
                Link.Carry(Way.Down, () => _unacknowledged.Remove(message));
            });
        }
    }
}
