namespace ServiceCenter.CentralHost.Tests.Broker;

public sealed class MosquittoBrokerTests : EmbeddedBrokerContract
{
    protected override HostDrivers Drivers { get; } = new();
}
