namespace ServiceCenter.Messaging.Tests.Contract;

/// <summary>And what holds at the brokers that the host runs itself: they let pass in silence what is not allowed.</summary>
public abstract class OwnBrokerBusContract : BusContract
{
    [Fact]
    public async Task a_denied_message_has_no_effect_and_no_error()
    {
        var (_, hears) = await Connected(new("observer", "sc/demo/#"));
        var (kiosk, listener) = await Connected(new("kiosk-1"));

        Say(kiosk, Some.Topics.Reply("kiosk-2"), "forged", retain: true).ShouldBeTrue();
        Say(kiosk, Some.Topics.Request("kiosk-2"), "forged").ShouldBeTrue();
        Say(kiosk, Some.Topics.Request("kiosk-1"), "honest").ShouldBeTrue();
        (await hears.Next()).ShouldBe(new("sc/demo/request/kiosk-1", "honest", false));
        kiosk.IsConnected.ShouldBeTrue();
        listener.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_device_is_not_given_the_replies_of_another()
    {
        var (host, _) = await Connected(new("host"));
        var (_, hears) = await Connected(new("kiosk-1", "sc/demo/reply/+"));
        Say(host, Some.Topics.Reply("kiosk-2"), "not yours");
        Say(host, Some.Topics.Reply("kiosk-1"), "yours");
        (await hears.Next()).ShouldBe(new("sc/demo/reply/kiosk-1", "yours", false));
    }
}
