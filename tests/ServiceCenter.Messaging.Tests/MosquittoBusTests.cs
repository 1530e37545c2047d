using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Messaging.Tests.Contract;
using ServiceCenter.Testing;

namespace ServiceCenter.Messaging.Tests;

public sealed class MosquittoBusTests : BusContract
{
    protected override async Task<ITestBroker> StartBroker()
    {
        Needs.Libmosquitto();
        return new Broker(await MosquittoProcess.Start(Needs.Mosquitto(), Some.Users));
    }

    private sealed class Broker(MosquittoProcess process) : ITestBroker
    {
        private readonly Dictionary<string, CuttableRelay> _relays = [];

        public IBus Client(Some client) => new MosquittoBus(client.Options("127.0.0.1", RelayOf(client.User).Port));
        public void Cut(string user) => RelayOf(user).Cut();
        public void Mend(string user) => RelayOf(user).Mend();

        public async ValueTask DisposeAsync()
        {
            foreach (var relay in _relays.Values) relay.Dispose();
            await process.DisposeAsync();
        }

        private CuttableRelay RelayOf(string user)
        {
            if (!_relays.TryGetValue(user, out var relay)) _relays[user] = relay = new CuttableRelay(process.Port);
            return relay;
        }
    }
}
