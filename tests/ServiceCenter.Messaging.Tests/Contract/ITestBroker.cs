using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Access;

namespace ServiceCenter.Messaging.Tests.Contract;

/// <summary>A broker with the users of <see cref="Some.Users"/>, and clients whose connection can be broken.</summary>
public interface ITestBroker : IAsyncDisposable
{
    IBus Client(Some client);

    /// <summary>Ends when the subscriptions of a client that has connected stand.</summary>
    Task Stands(Some client) => Task.CompletedTask;

    /// <summary>Breaks the client's connection abruptly, and keeps it broken.</summary>
    void Cut(string user);
    void Mend(string user);
}

/// <summary>What a test says of a client; the rest is as a device would have it.</summary>
public sealed record Some(string User, params string[] Subscriptions)
{
    public const string Site = "demo";
    public static readonly Topics Topics = new(Site);

    public static readonly IReadOnlyList<BrokerUser> Users =
    [
        BrokerUser.ForHost(Site, "host-secret"),
        BrokerUser.ForDevice(Site, "kiosk-1", Roles.Kiosk, "kiosk-1-secret"),
        BrokerUser.ForDevice(Site, "kiosk-2", Roles.Kiosk, "kiosk-2-secret"),
        BrokerUser.ForDevice(Site, "wall-1", Roles.Display, "wall-1-secret"),
        BrokerUser.ForObserver(Site, "observer", "observer-secret"),
    ];

    public BusWill? Will { get; init; }
    public int KeptWhileOffline { get; init; } = 10_000;
    public bool CleanSession { get; init; }
    public string? Password { get; init; }

    /// <summary>As the host has it.</summary>
    public static string ClientIdOf(string user) => $"{Site}-{user}";

    public BusOptions Options(string host, int port) =>
        new(host, port, ClientIdOf(User), User, Password ?? User + "-secret", Subscriptions, Will)
        {
            KeptWhileOffline = KeptWhileOffline,
            CleanSession = CleanSession,
        };
}
