using ServiceCenter.Contracts;
using ServiceCenter.Hardware;
using static ServiceCenter.Display.Tests.Given;

namespace ServiceCenter.Display.Tests;

public sealed class SpeechRules
{
    [Fact]
    public void a_call_is_spoken_once_after_a_chime_and_reported_when_it_was_heard()
    {
        var wall = ASpeakingDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Says!.What.Chime.ShouldBeTrue();
        wall.Says.What.Phrases.ShouldBe([new Phrase("en", "Number A12, please go to Counter 1.", "A12")]);
        wall.Painted(7);
        wall.Later(5);
        wall.Spoken(7);
        wall.Shown.ShouldBe([new ShownMessage(7, Morning, Morning.AddSeconds(5))]);
        wall.Board(8, Call(7, "A12"));
        wall.Board(9, Call(7, "A12", state: "serving"));
        wall.Says.ShouldBeNull();
    }

    [Fact]
    public void a_burst_of_twenty_is_spoken_in_order_one_at_a_time()
    {
        var wall = ASpeakingDisplay();
        wall.Board(26, [.. Enumerable.Range(7, 20).Reverse().Select(seq => Call(seq, $"A{seq}", $"{seq}"))]);
        HeardOneByOne(wall).ShouldBe(Enumerable.Range(7, 20).Select(seq => (long)seq));
    }

    [Fact]
    public void a_call_that_comes_while_another_is_spoken_waits_for_its_end()
    {
        var wall = ASpeakingDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Board(8, Call(7, "A12"), Call(8, "B3", "2"));
        wall.Says.ShouldBeNull();
        wall.Spoken(7);
        wall.Says!.Seq.ShouldBe(8);
    }

    [Fact]
    public void a_reconnect_in_between_repeats_none_and_loses_none()
    {
        var wall = ASpeakingDisplay();
        wall.Board(8, Call(7, "A12"), Call(8, "B3", "2"));
        wall.BusDown();
        wall.Spoken(7);
        wall.Says.ShouldBeNull();
        wall.BusUp();
        wall.Board(9, Call(7, "A12"), Call(8, "B3", "2"), Call(9, "C1", "3"));
        wall.HostOnline(incarnation: 1);
        wall.Says!.Seq.ShouldBe(8);
        wall.Spoken(8);
        wall.Says!.Seq.ShouldBe(9);
        wall.Spoken(9);
        wall.Says.ShouldBeNull();
    }

    [Fact]
    public void a_voice_that_fails_once_is_tried_again_and_the_next_call_waits()
    {
        var wall = ASpeakingDisplay();
        wall.Board(8, Call(7, "A12"), Call(8, "B3", "2"));
        wall.SpeechFails(7);
        wall.Says.ShouldBeNull();
        wall.WakeAt.ShouldBe(TimeSpan.FromSeconds(1));
        wall.Health.Single().Trouble.ShouldBe("Calls are not spoken. espeak-ng is hoarse.");
        wall.Later(1);
        wall.TimeDue();
        wall.Says!.Seq.ShouldBe(7);
        wall.Spoken(7);
        wall.Health.Single().Trouble.ShouldBeNull();
        wall.Says!.Seq.ShouldBe(8);
    }

    [Fact]
    public void a_voice_that_fails_for_good_gives_each_call_three_tries_and_falls_silent_for_none()
    {
        var wall = ASpeakingDisplay();
        wall.Board(8, Call(7, "A12"), Call(8, "B3", "2"));
        for (var tries = 1; tries <= 3; tries++)
        {
            wall.SpeechFails(7);
            wall.Later(1);
            if (tries < 3) wall.TimeDue();
        }
        wall.Says!.Seq.ShouldBe(8);
        wall.Spoken(8);
        wall.Shown.Select(shown => shown.Seq).ShouldBe([8]);
    }

    [Fact]
    public void a_call_taken_back_before_its_turn_is_not_spoken()
    {
        var wall = ASpeakingDisplay();
        wall.Board(8, Call(7, "A12"), Call(8, "B3", "2"));
        wall.Board(9, Call(7, "A12"));
        wall.Spoken(7);
        wall.Says.ShouldBeNull();
    }

    [Fact]
    public void a_call_whose_customer_came_before_its_turn_is_spoken_all_the_same()
    {
        var wall = ASpeakingDisplay();
        wall.Board(8, Call(7, "A12"), Call(8, "B3", "2"));
        wall.Board(new BoardMessage(9, "hall", "Hall", [Call(7, "A12")], [Call(8, "B3", "2", "over")], [], null));
        wall.Spoken(7);
        wall.Says!.Seq.ShouldBe(8);
    }

    [Fact]
    public void a_call_served_in_the_tick_it_was_made_is_spoken()
    {
        var wall = ASpeakingDisplay();
        wall.Board(7);
        wall.Board(9, Call(8, "A12", state: "serving"));
        wall.Says!.Seq.ShouldBe(8);
    }

    [Fact]
    public void a_display_started_anew_speaks_what_no_display_has_spoken_and_whose_customer_has_not_come()
    {
        var wall = new Given();
        wall.BusUp();
        wall.Config(AConfig());
        wall.Board(9, Call(6, "A11", "4", "serving"), Call(7, "A12") with { Spoken = true }, Call(8, "B3", "2"));
        wall.HostOnline(incarnation: 1);
        HeardOneByOne(wall).ShouldBe([8]);
    }

    [Fact]
    public void a_call_that_an_undone_recall_brings_back_is_not_called_out_by_a_display_started_in_between()
    {
        var wall = ASpeakingDisplay();
        wall.Board(20, Call(20, "A12") with { Spoken = true });
        wall.Board(21, Call(7, "A12") with { Spoken = true });
        wall.Says.ShouldBeNull();
    }

    [Fact]
    public void a_call_that_an_undone_recall_brings_back_is_called_out_when_nobody_heard_it()
    {
        var wall = ASpeakingDisplay();
        wall.Board(20, Call(20, "A12") with { Spoken = true });
        wall.Board(21, Call(7, "A12"));
        wall.Says!.Seq.ShouldBe(7);
    }

    /// <summary>Found by the 117th simulated day: the first call was never heard, the recall was, and then it was taken back.</summary>
    [Fact]
    public void a_call_that_an_undone_recall_brings_back_is_not_called_out_after_the_recall_was()
    {
        var wall = ASpeakingDisplay();
        wall.Board(20, Call(20, "A12"));
        wall.Spoken(20);
        wall.Board(21, Call(7, "A12"));
        wall.Says.ShouldBeNull();
    }

    /// <summary>Found by the 206th simulated day: it was taken back while it was being spoken.</summary>
    [Fact]
    public void a_call_that_an_undone_recall_brings_back_is_not_called_out_after_the_recall_that_was_being_spoken()
    {
        var wall = ASpeakingDisplay();
        wall.Board(20, Call(20, "A12"));
        wall.Says!.Seq.ShouldBe(20);
        wall.Board(21, Call(7, "A12"), Call(8, "B3", "2"));
        wall.Spoken(20);
        wall.Says!.Seq.ShouldBe(8, "which is another customer's, and late all the same");
    }

    [Fact]
    public void the_older_calls_of_a_host_restored_from_a_backup_are_called_out()
    {
        var wall = ASpeakingDisplay();
        wall.Board(20, Call(20, "A12") with { Spoken = true });
        wall.HostOnline(incarnation: 2);
        wall.Board(9, Call(9, "B3") with { Spoken = true });
        wall.Says!.Seq.ShouldBe(9);
    }

    [Fact]
    public void a_call_whose_customer_has_long_come_is_not_called_out_when_a_restored_host_shows_it_again()
    {
        var wall = ASpeakingDisplay();
        wall.Board(20, Call(20, "A12") with { Spoken = true });
        wall.Board(1_767_605_400_069, Call(7, "A11", "4", "serving"));
        wall.Says.ShouldBeNull();
    }

    [Fact]
    public void another_displays_voice_does_not_stand_for_this_ones()
    {
        var wall = ASpeakingDisplay();
        wall.Board(7);
        wall.Board(8, Call(8, "A12") with { Spoken = true });
        wall.Says!.Seq.ShouldBe(8);
    }

    [Fact]
    public void what_a_dead_host_left_behind_is_not_called_out()
    {
        var wall = new Given();
        wall.BusUp();
        wall.Config(AConfig());
        wall.Board(7, Call(7, "A12"));
        wall.HostOffline(incarnation: 1);
        wall.Says.ShouldBeNull();
        wall.HostOnline(incarnation: 2);
        wall.Says.ShouldBeNull();
        wall.Board(9, Call(9, "B3", "2"));
        HeardOneByOne(wall).ShouldBe([9]);
    }

    [Fact]
    public void a_second_try_that_falls_due_while_the_host_is_gone_waits_for_it_and_wakes_nobody()
    {
        var wall = ASpeakingDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.SpeechFails(7);
        wall.HostOffline(incarnation: 1);
        wall.Later(1);
        wall.TimeDue();
        (wall.Says, wall.WakeAt).ShouldBe((null, null));
        wall.HostOnline(incarnation: 1);
        wall.Board(7, Call(7, "A12"));
        wall.Says!.Seq.ShouldBe(7);
    }

    [Fact]
    public void nothing_is_said_until_it_is_known_in_which_language()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Says.ShouldBeNull();
        wall.Config(AConfig(language: "de"));
        wall.Says!.What.Phrases.Single().Language.ShouldBe("de");
    }

    [Theory]
    [InlineData("en", "de-AT", "Number A12, please go to Counter 1.|Nummer A12, bitte kommen Sie zu Schalter 1, erster Stock.")]
    [InlineData("de", "de", "Nummer A12, bitte kommen Sie zu Schalter 1, erster Stock.")]
    [InlineData("pl", null, "Numer A12, zapraszamy: Counter 1.")]
    [InlineData("en", "ar", "Number A12, please go to Counter 1.|الرقم A12، الرجاء التوجه إلى Counter 1.")]
    [InlineData("en", "xx", "Number A12, please go to Counter 1.")]
    public void the_tickets_language_follows_the_centres_own(string own, string? theirs, string said)
    {
        var wall = ALiveDisplay();
        wall.Config(AConfig(language: own));
        wall.Board(7, Call(7, "A12", language: theirs) with
        {
            CounterNames = new Dictionary<string, string> { ["de"] = "Schalter 1" }, Position = new Dictionary<string, string> { ["de"] = "erster Stock" },
        });
        string.Join('|', wall.Says!.What.Phrases.Select(phrase => phrase.Text)).ShouldBe(said);
        wall.Says.What.Phrases.ShouldAllBe(phrase => phrase.Spelled == "A12");
    }

    [Fact]
    public void a_display_without_a_voice_says_nothing()
    {
        var wall = ALiveDisplay(hasVoice: false);
        wall.Config(AConfig());
        wall.Board(7, Call(7, "A12"));
        wall.Says.ShouldBeNull();
    }

    private static Given ASpeakingDisplay()
    {
        var wall = ALiveDisplay();
        wall.Config(AConfig());
        return wall;
    }

    private static List<long> HeardOneByOne(Given wall)
    {
        var heard = new List<long>();
        for (var says = wall.Says; says is not null; says = wall.Says)
        {
            heard.Add(says.Seq);
            wall.Spoken(says.Seq);
        }
        return heard;
    }
}
