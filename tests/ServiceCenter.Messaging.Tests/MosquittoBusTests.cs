using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Messaging.Tests.Contract;
using ServiceCenter.Testing;

namespace ServiceCenter.Messaging.Tests;

public sealed class MosquittoBusTests : OwnBrokerBusContract
{
    protected override async Task<ITestBroker> StartBroker()
    {
        Needs.Libmosquitto();
        var mosquitto = await MosquittoProcess.Start(Needs.Mosquitto(), Some.Users);
        return new RelayedBroker(new MosquittoBuses(), mosquitto.Port, mosquitto);
    }
}
