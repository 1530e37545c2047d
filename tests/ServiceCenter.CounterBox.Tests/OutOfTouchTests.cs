using ServiceCenter.Contracts;

namespace ServiceCenter.CounterBox.Tests;

/// <summary>Without the host: what is true of the customer in front is kept and handed in, and nobody new is called.</summary>
public sealed class OutOfTouchTests
{
    [Fact]
    public void A_call_is_meant_for_a_few_seconds_of_this_life_of_the_host()
    {
        var desk = new Desk().Open().After(100).Press(Desk.Next);
        desk.Asked.ShouldHaveSingleItem().ShouldBeOfType<CallNextRequest>().GoodUntil
            .ShouldBe(new HostInstant(7, Desk.HostsClock + desk.Now + TimeSpan.FromSeconds(5)));
        desk.Disk.ShouldBeEmpty();
    }

    [Fact]
    public void A_call_without_an_answer_is_given_up_and_not_asked_again()
    {
        var desk = new Desk().Open().Press(Desk.Next).After(5.1);
        desk.Notes.ShouldBe(["next: the centre did not answer in time. Nothing is asked any more."]);
        desk.After(120).Asked.Count.ShouldBe(1);
    }

    [Fact]
    public void Nobody_is_called_while_the_host_is_away()
    {
        var desk = new Desk().Open().HostIs(StatusMessage.Offline);
        desk.Lit.ShouldBeEmpty();
        desk.Press(Desk.Next).Asked.ShouldBeEmpty();
        desk.Notes.ShouldBe(["next: not possible now. The centre's computer is not running at the moment."]);
        desk.HostIs(StatusMessage.Online).HelloIsHeard().After(2).Lit.ShouldBe([Desk.Next]);
        desk.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void Start_and_finish_of_the_customer_in_front_are_kept_and_handed_in_one_after_the_other()
    {
        var desk = new Desk().Open().Calling().HostIs(StatusMessage.Offline);
        desk.Lit.ShouldBe([Desk.Next, Desk.NoShow]);
        desk.Press(Desk.Next).Press(Desk.Done);
        desk.Disk.Count.ShouldBe(2);
        desk.Asked.ShouldBeEmpty();
        desk.HostIs(StatusMessage.Online).HelloIsHeard();
        desk.Asked.ShouldHaveSingleItem().ShouldBeOfType<StartRequest>().Ticket.ShouldBe(Desk.Ticket);
        desk.IsDone();
        desk.Asked[^1].ShouldBeOfType<FinishRequest>().Ticket.ShouldBe(Desk.Ticket);
        desk.IsDone().Counter("open");
        desk.Disk.ShouldBeEmpty();
        desk.Lit.ShouldBe([Desk.Next]);
    }

    [Fact]
    public void After_a_finish_that_is_not_handed_in_nothing_else_can_be_done()
    {
        var desk = new Desk().Open().Serving().BusDown().Press(Desk.Done);
        foreach (var line in new[] { Desk.Next, Desk.Recall, Desk.NoShow }) desk.Press(line);
        desk.Disk.Count.ShouldBe(1);
        desk.BusUp().HelloIsHeard().Asked.Count.ShouldBe(1);
    }

    [Fact]
    public void A_finish_survives_a_power_cut_and_is_asked_again_under_its_id()
    {
        var desk = new Desk().Open().Serving().Press(Desk.Done);
        var id = desk.Asked[^1].Id;
        var again = desk.Crash().Open();
        again.Asked.ShouldHaveSingleItem().ShouldBeOfType<FinishRequest>().ShouldSatisfyAllConditions(
            finish => finish.Id.ShouldBe(id), finish => finish.Ticket.ShouldBe(Desk.Ticket));
        again.IsDone().Disk.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_handed_in_an_hour_later_counts_from_the_press()
    {
        var desk = new Desk().Open().Serving().HostIs(StatusMessage.Offline);
        var pressed = desk.Now;
        var finish = desk.Press(Desk.Done).After(3600).HostIs(StatusMessage.Online, 8).HelloIsHeard(8).Asked.ShouldHaveSingleItem().ShouldBeOfType<FinishRequest>();
        // Two quartz clocks have drifted apart for an hour.
        finish.NotBefore.ShouldBe(new HostInstant(8, Desk.HostsClock + pressed - TimeSpan.FromSeconds(1.8)));
        finish.NotAfter.ShouldBe(new HostInstant(8, Desk.HostsClock + pressed + TimeSpan.FromSeconds(1.8)));
    }

    [Fact]
    public void A_press_before_a_power_cut_was_after_the_host_was_last_heard_and_before_the_box_came_up()
    {
        var desk = new Desk().Open().Serving().After(60).HostIs(StatusMessage.Offline);
        var pressed = desk.Now;
        var again = desk.Press(Desk.Done).Crash();
        var cameUp = TimeSpan.FromMinutes(20);
        var finish = again.After(600).BusUp().HelloIsHeard(8, cameUp).Asked.ShouldHaveSingleItem().ShouldBeOfType<FinishRequest>();
        finish.NotBefore!.At.ShouldBe(Desk.HostsClock + pressed, TimeSpan.FromSeconds(0.1));
        finish.NotAfter!.At.ShouldBe(Desk.HostsClock + cameUp, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void What_an_older_version_kept_counts_from_the_hand_in()
    {
        var disk = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["a1"] = """{"key":"done","step":"Finish","counter":"1","ticket":"000000000000000000000000000000a1"}"""u8.ToArray(),
        };
        new Desk(disk).Open().Asked.ShouldHaveSingleItem().ShouldBe(new FinishRequest("a1", "1", Desk.Ticket));
    }

    [Fact]
    public void What_is_not_on_disk_has_not_left()
    {
        var desk = new Desk().Open().Serving();
        desk.DiskIsQuick = false;
        desk.Press(Desk.Done).Asked.ShouldBeEmpty();
        desk.Crash().Asked.ShouldBeEmpty();
    }

    [Fact]
    public void A_kept_step_without_an_answer_is_asked_again_under_its_id()
    {
        var desk = new Desk().Open().Serving().Press(Desk.Done).After(16);
        desk.Asked.Count.ShouldBe(3);
        desk.Asked.Select(request => request.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void A_kept_step_about_a_customer_who_is_gone_is_refused_and_over()
    {
        var desk = new Desk().Open().Serving().HostIs(StatusMessage.Offline).Press(Desk.Done);
        desk.HostIs(StatusMessage.Online).HelloIsHeard().Counter("calling", "A008", "000000000000000000000000000000a2", 40);
        desk.IsRefused("A007 is not at counter 1.").Disk.ShouldBeEmpty();
        desk.After(3).Lit.ShouldBe([Desk.Next, Desk.NoShow, Desk.Recall]);
    }

    [Fact]
    public void A_single_button_finishes_with_the_customer_being_served_and_calls_nobody()
    {
        var desk = new Desk().Open(Desk.Single).Serving().HostIs(StatusMessage.Offline);
        desk.Lit.ShouldBe([Desk.Next]);
        desk.Press(Desk.Next).HostIs(StatusMessage.Online).HelloIsHeard().Asked.ShouldHaveSingleItem().ShouldBeOfType<FinishRequest>();
    }

    [Fact]
    public void What_the_outbox_cannot_read_is_forgotten()
    {
        var disk = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["x"] = "{}"u8.ToArray() };
        new Desk(disk).Asked.ShouldBeEmpty();
        disk.ShouldBeEmpty();
    }
}
