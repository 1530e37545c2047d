using ServiceCenter.Contracts;

namespace ServiceCenter.Sequencer.Tests;

/// <summary>A call that is asked for, and comes an hour later because the host was away, would call a customer to an empty desk.</summary>
public class What_does_not_keep
{
    [Fact]
    public void A_hello_tells_what_the_hosts_clock_says()
    {
        var host = Host.Open();
        host.FromBox(new HelloRequest("1", "0.1.0", "boot")).Now.ShouldBe(new HostInstant(7, host.Now));
    }

    [Fact]
    public void A_call_in_time_is_a_call()
    {
        var host = Host.Open();
        var ticket = host.Issue().Ticket;
        var until = new HostInstant(7, host.Now.AddSeconds(10));
        host.Now = host.Now.AddSeconds(10);
        host.FromBox(new CallNextRequest("1", "1", GoodUntil: until)).Ticket.ShouldBe(ticket);
    }

    [Fact]
    public void A_call_that_comes_late_calls_nobody()
    {
        var host = Host.Open();
        host.Issue();
        var (until, before) = (new HostInstant(7, host.Now.AddSeconds(10)), host.Machine.Decided.LastSeq);
        host.Now = host.Now.AddHours(1);
        host.FromBox(new CallNextRequest("1", "1", GoodUntil: until)).Problem!.Code.ShouldBe("too-late");
        host.Machine.Decided.LastSeq.ShouldBe(before);
    }

    /// <summary>A host without a battery for its clock may find the time of its last event again when it starts.</summary>
    [Fact]
    public void A_call_meant_for_an_earlier_life_of_the_host_calls_nobody_whatever_the_clock_says()
    {
        var host = Host.Open();
        host.Issue();
        host.FromBox(new CallNextRequest("1", "1", GoodUntil: new HostInstant(6, host.Now.AddSeconds(10)))).Problem!.Code.ShouldBe("too-late");
    }

    [Fact]
    public void A_repeat_of_an_accepted_call_is_answered_alike_however_late()
    {
        var host = Host.Open();
        var ticket = host.Issue().Ticket;
        var call = new CallNextRequest("1", "1", GoodUntil: new HostInstant(7, host.Now.AddSeconds(10)));
        host.FromBox(call).Ticket.ShouldBe(ticket);
        host.Now = host.Now.AddHours(1);
        host.FromBox(call).Ticket.ShouldBe(ticket);
    }
}
