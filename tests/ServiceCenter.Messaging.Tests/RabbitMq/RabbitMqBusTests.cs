using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Messaging.Tests.Contract;
using ServiceCenter.Testing;

namespace ServiceCenter.Messaging.Tests.RabbitMq;

/// <summary>At RabbitMQ's MQTT plugin, as a broker that somebody else runs; and where it differs from the brokers of our own.</summary>
public sealed class RabbitMqBusTests(RabbitMqNode node) : BusContract, IClassFixture<RabbitMqNode>
{
    protected override async Task<ITestBroker> StartBroker()
    {
        Needs.Libmosquitto();
        await node.Running();
        return new RelayedBroker(new MosquittoBuses(), node.Port, broker: null, node.NextRoom());
    }

    [Fact]
    public async Task who_says_what_it_may_not_is_thrown_out_and_nobody_hears_it()
    {
        var (_, hears) = await Connected(new("observer", "sc/demo/#"));
        var (kiosk, listener) = await Connected(new("kiosk-1"));
        var (other, _) = await Connected(new("kiosk-2"));

        Say(kiosk, Some.Topics.Request("kiosk-2"), "forged");
        await listener.IsDisconnected();
        Say(other, Some.Topics.Request("kiosk-2"), "honest");
        (await hears.Next()).ShouldBe(new("sc/demo/request/kiosk-2", "honest", false));
    }

    [Fact]
    public async Task what_is_retained_is_not_given_to_a_wildcard()
    {
        var (kiosk, _) = await Connected(new("kiosk-1"));
        var (host, hears) = await Connected(new("host", Some.Topics.Request("kiosk-1")));
        Say(kiosk, Some.Topics.Request("kiosk-1"), "kept", retain: true);
        (await hears.Next()).Body.ShouldBe("kept");

        var (_, late) = await Connected(new("observer", "sc/demo/request/+"));
        Say(kiosk, Some.Topics.Request("kiosk-1"), "live");
        (await late.Next()).ShouldBe(new("sc/demo/request/kiosk-1", "live", false));
        host.IsConnected.ShouldBeTrue();
    }
}
