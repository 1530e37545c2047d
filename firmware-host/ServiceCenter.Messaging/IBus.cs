namespace ServiceCenter.Messaging;

/// <summary>
/// One connection to the message bus. All publications are QoS 1. The connection is kept, and restored after a loss, without the
/// caller's doing. Callbacks come one at a time, on the bus's own thread, and must not block.
/// </summary>
public interface IBus : IAsyncDisposable
{
    /// <summary>Begins to connect and returns at once. Call once.</summary>
    void Start(IBusListener listener);

    /// <summary>
    /// Hands a message over and returns at once, connected or not: what is handed over while offline is kept and sent once on reconnect
    /// (do not publish it again because of a lost connection: only the host's reply ends an outbox entry).
    /// </summary>
    /// <returns>False: the bound on kept messages is reached and this one was dropped.</returns>
    bool Publish(string topic, ReadOnlyMemory<byte> body, bool retain);

    /// <summary>Listens to these topics as well from now on, as to those of <see cref="BusOptions.Subscriptions"/>: at once where it is connected, and at every later connect.</summary>
    void Listen(IReadOnlyList<string> topics) => throw new NotSupportedException("This bus listens to what it was made with.");

    bool IsConnected { get; }

    /// <summary>
    /// At the last connect the broker still had this client's session, so what was sent to it meanwhile is on its way. False: it may be
    /// lost, and what waits for a reply should ask again at once.
    /// </summary>
    bool SessionWasKept => false;
}

/// <summary>What a bus tells its owner.</summary>
public interface IBusListener
{
    /// <summary>Connected, and every subscription of <see cref="BusOptions.Subscriptions"/> was asked for.</summary>
    void Connected();

    /// <param name="reason">For people: what happened and what to look at.</param>
    void Disconnected(string reason);

    /// <param name="retained">It was kept by the broker from earlier, not sent just now.</param>
    void Received(string topic, ReadOnlyMemory<byte> body, bool retained);

    /// <summary>Something reconnecting cannot mend: a subscription the broker denied, a message that could not be sent, a callback that threw.</summary>
    /// <param name="what">For people: what happened and what to look at.</param>
    void Trouble(string what) => Console.Error.WriteLine(what);
}

/// <param name="ClientId">One per connection: two connections with one id throw each other out for ever.</param>
/// <param name="Subscriptions">Asked for inside the connect callback, at every connect.</param>
/// <param name="Will">Retained, sent by the broker when this connection is lost.</param>
public sealed record BusOptions(
    string Host, int Port, string ClientId, string? User, string? Password,
    IReadOnlyList<string> Subscriptions, BusWill? Will)
{
    /// <summary>A connection silent for 1.5 times this is lost to the broker.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>Messages kept while offline; one more is dropped, and said.</summary>
    public int KeptWhileOffline { get; init; } = 10_000;
    /// <summary>PEM file of the authority that vouches for the broker: then the connection is TLS and the broker's name is checked. Null: plain TCP.</summary>
    public string? CaFile { get; init; }
    /// <summary>False: the broker keeps subscriptions and undelivered messages while this client is away (persistent session).</summary>
    public bool CleanSession { get; init; }
}

public sealed record BusWill(string Topic, ReadOnlyMemory<byte> Body);
