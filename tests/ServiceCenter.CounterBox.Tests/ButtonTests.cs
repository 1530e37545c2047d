using ServiceCenter.Contracts;
using ServiceCenter.CounterBox.Session;

namespace ServiceCenter.CounterBox.Tests;

/// <summary>What a button means depends on who is in front: the table of the README, walked.</summary>
public sealed class ButtonTests
{
    [Fact]
    public void The_four_buttons_mean_what_is_possible_now()
    {
        Meaning("open").ShouldBe("next: call-next");
        Meaning("wrapping-up").ShouldBe("next: call-next, done: ready");
        Meaning("calling").ShouldBe("next: start, recall: recall, no-show: no-show");
        Meaning("serving").ShouldBe("done: finish");
        Meaning("on-break").ShouldBe("done: ready");
        Meaning("closed").ShouldBe("");
    }

    [Theory]
    [InlineData("open")]
    [InlineData("calling")]
    [InlineData("serving")]
    [InlineData("wrapping-up")]
    [InlineData("on-break")]
    public void The_single_button_leaves_to_the_centre_what_is_next(string state)
    {
        var desk = new Desk().Open(Desk.Single).Counter(state, "A007").Press(Desk.Next);
        desk.Asked.ShouldHaveSingleItem().ShouldBeOfType<CallNextRequest>().Button.ShouldBe(CallNextRequest.Single);
    }

    [Fact]
    public void A_step_names_the_customer_it_is_about_and_a_call_nobody()
    {
        var desk = new Desk().Open().Press(Desk.Next).IsDone().Calling().Press(Desk.NoShow);
        desk.Asked.Select(request => (request as NoShowRequest)?.Ticket).ShouldBe([null, Desk.Ticket]);
        desk.Asked.ShouldAllBe(request => KindCounter(request) == "1");
    }

    /// <summary>A reply and the counter's new state are two messages: in between, the lamps do not fall back to what was before.</summary>
    [Fact]
    public void Between_the_reply_and_the_counters_news_a_button_means_what_it_will_mean_after_them()
    {
        var desk = new Desk().Open().Calling().Press(Desk.Next).IsDone();
        desk.Lit.ShouldBe([Desk.Done]);
        desk.Press(Desk.Done);
        desk.Asked[^1].ShouldBeOfType<FinishRequest>();
        desk.IsDone();
        desk.Lit.ShouldBeEmpty();
        desk.Counter("open").Lit.ShouldBe([Desk.Next]);
    }

    [Fact]
    public void A_button_without_a_meaning_asks_nothing_and_is_answered_with_three_flashes()
    {
        var desk = new Desk().Open().Press(Desk.Done);
        desk.Asked.ShouldBeEmpty();
        desk.Notes.ShouldBe(["done: not possible now. Counter 1 is open."]);
        Flashes(desk, 2).ShouldBe(3);
    }

    [Fact]
    public void A_refusal_flashes_and_its_words_are_in_the_log()
    {
        var desk = new Desk().Open().Press(Desk.Next).IsRefused("Nobody is waiting for counter 1.");
        desk.Notes.ShouldBe(["next: Nobody is waiting for counter 1."]);
        Flashes(desk, 2).ShouldBe(3);
    }

    [Fact]
    public void The_lamps_say_what_is_possible()
    {
        var desk = new Desk().Open();
        desk.Lit.ShouldBe([Desk.Next]);
        desk.Calling().Lit.ShouldBe([Desk.Next, Desk.NoShow, Desk.Recall]);
        desk.Serving().Lit.ShouldBe([Desk.Done]);
        desk.Counter("closed").Lit.ShouldBeEmpty();
    }

    [Fact]
    public void A_press_is_answered_by_its_lamp_before_the_disk_and_blinks_until_the_host_has_answered()
    {
        var desk = new Desk().Open().Serving();
        desk.DiskIsQuick = false;
        desk.Outputs.Clear();
        desk.Edge(Desk.Done, true);
        desk.Outputs.IndexOf(new BoxOutput.Light(Desk.Done + 100, false)).ShouldBe(0);
        desk.Keep(desk.Outputs.OfType<BoxOutput.Keep>().Single());
        desk.After(0.3).Lit.ShouldBe([Desk.Done]);
        desk.After(0.25).Lit.ShouldBeEmpty();
        desk.IsDone().Counter("open").Lit.ShouldBe([Desk.Next]);
    }

    [Fact]
    public void Nothing_is_possible_before_the_counter_is_known()
    {
        var desk = new Desk().BusUp().HelloIsHeard().Configured();
        desk.Lit.ShouldBeEmpty();
        desk.Outputs.OfType<BoxOutput.Listen>().ShouldHaveSingleItem().Topic.ShouldBe("sc/demo/state/counter/1");
        desk.Press(Desk.Next).Asked.ShouldBeEmpty();
    }

    [Fact]
    public void A_counters_state_that_the_broker_lost_is_asked_for()
    {
        var desk = new Desk().BusUp().HelloIsHeard().Configured().After(3);
        desk.Requests.OfType<SnapshotRequest>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_box_that_is_moved_listens_to_the_new_counter_and_no_longer_to_the_old()
    {
        var desk = new Desk().Open().Configured("2");
        desk.Outputs.OfType<BoxOutput.Listen>().Last().Topic.ShouldBe("sc/demo/state/counter/2");
        desk.Calling().Lit.ShouldBeEmpty();
        desk.Counter("open", counter: "2").Press(Desk.Next).Asked.ShouldHaveSingleItem().ShouldBeOfType<CallNextRequest>().Counter.ShouldBe("2");
    }

    private static string? KindCounter(Request request) => request switch
    {
        CallNextRequest call => call.Counter,
        NoShowRequest noShow => noShow.Counter,
        _ => null,
    };

    private static string Meaning(string state) => string.Join(", ", Desk.Four.Select(key => (key.Key, Asked: AskedWith(key, state)))
        .Where(one => one.Asked is not null).Select(one => $"{one.Key}: {RequestKinds.KindOf(one.Asked!)}"));

    private static Request? AskedWith(BoxButtonBody key, string state) =>
        new Desk().Open().Counter(state, state is "calling" or "serving" ? "A007" : null).Press(key.Line).Asked.SingleOrDefault();

    /// <summary>How often the lamp of recall, which is dark otherwise, goes on.</summary>
    private static int Flashes(Desk desk, double seconds) =>
        desk.After(seconds).Outputs.OfType<BoxOutput.Light>().Count(light => light is { Line: Desk.Recall + 100, On: true });
}
