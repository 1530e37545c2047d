using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Messaging.Tests.Contract;
using ServiceCenter.Testing;

namespace ServiceCenter.Messaging.Tests.Nats;

/// <summary>At the NATS server's MQTT, as a broker that somebody else runs; and where it differs from the brokers of our own.</summary>
public sealed class NatsBusTests(NatsServer server) : SilentBrokerBusContract, IClassFixture<NatsServer>
{
    protected override async Task<ITestBroker> StartBroker()
    {
        Needs.Libmosquitto();
        await server.Running();
        return new RelayedBroker(new MosquittoBuses(), server.Port, broker: null, server.NextRoom());
    }

    [Fact]
    public async Task a_subscription_wider_than_ones_rights_is_refused_whole_and_said()
    {
        var (host, _) = await Connected(new("host"));
        var (_, hears) = await Connected(new("kiosk-1", "sc/demo/reply/+", Some.Topics.Reply("kiosk-1")));
        Say(host, Some.Topics.Reply("kiosk-2"), "not yours");
        Say(host, Some.Topics.Reply("kiosk-1"), "yours");
        (await hears.Next()).Body.ShouldBe("yours");
        hears.Troubles.ShouldHaveSingleItem().ShouldContain("sc/demo/reply/+");
    }
}
