using ServiceCenter.Messaging.InProcess;
using ServiceCenter.Messaging.Tests.Contract;

namespace ServiceCenter.Messaging.Tests;

public sealed class InProcessBusTests : OwnBrokerBusContract
{
    protected override Task<ITestBroker> StartBroker() => Task.FromResult<ITestBroker>(new Broker());

    private sealed class Broker : ITestBroker
    {
        private readonly InProcessBroker _broker = new(Some.Users);

        public IBus Client(Some client) => new InProcessBus(_broker, client.Options("in-process", 0));
        public void Cut(string user) => _broker.Cut(Some.ClientIdOf(user));
        public void Mend(string user) => _broker.Mend(Some.ClientIdOf(user));
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
