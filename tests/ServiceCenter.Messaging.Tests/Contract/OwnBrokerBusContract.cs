namespace ServiceCenter.Messaging.Tests.Contract;

/// <summary>And what holds at the brokers that the host runs itself: who listens more widely than it may is given what it may.</summary>
public abstract class OwnBrokerBusContract : SilentBrokerBusContract
{
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
