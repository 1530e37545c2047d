namespace ServiceCenter.Messaging.Tests.Contract;

/// <summary>And what holds at brokers that let pass in silence what is not allowed.</summary>
public abstract class SilentBrokerBusContract : BusContract
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
}
