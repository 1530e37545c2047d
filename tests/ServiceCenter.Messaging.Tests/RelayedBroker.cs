using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Messaging.Tests.Contract;

namespace ServiceCenter.Messaging.Tests;

/// <summary>A broker on a port of the loopback, and between it and each user a cable that can be cut.</summary>
/// <param name="room">What the broker wants before each user's name.</param>
internal sealed class RelayedBroker(IBusDriver driver, int port, IAsyncDisposable? broker, string room = "") : ITestBroker
{
    private readonly Dictionary<string, CuttableRelay> _relays = [];

    public IBus Client(Some client) => driver.Make(client.Options("127.0.0.1", RelayOf(client.User).Port) with { User = room + client.User });
    // MQTTnet's bus waits for it itself.
    public Task Stands(Some client) => driver is MosquittoBuses ? RelayOf(client.User).Subscribed(client.Subscriptions.Length) : Task.CompletedTask;
    public void Cut(string user) => RelayOf(user).Cut();
    public void Mend(string user) => RelayOf(user).Mend();

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in _relays.Values) relay.Dispose();
        if (broker is not null) await broker.DisposeAsync();
    }

    private CuttableRelay RelayOf(string user)
    {
        if (!_relays.TryGetValue(user, out var relay)) _relays[user] = relay = new CuttableRelay(port);
        return relay;
    }
}
