using ServiceCenter.Contracts;
using ServiceCenter.Hardware;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Tests;

public sealed class VoiceTests
{
    [Fact]
    public void A_held_button_speaks_its_service_and_issues_nothing()
    {
        var hall = Speaking().Waits("general", 3, 400).Edge(Hall.GeneralLine, true).After(1.4);
        hall.Said.ShouldBeEmpty();

        hall.After(0.2).Edge(Hall.GeneralLine, false).After(10);

        hall.Said.Single().Text.ShouldBe("General. 3 people are waiting. Waiting time: about 7 minutes. For a ticket, press this button briefly.");
        hall.Said.Single().Language.ShouldBe("en");
        hall.Asked.ShouldBeEmpty();
        hall.Owed.ShouldBeEmpty();
    }

    [Fact]
    public void A_short_press_is_a_ticket_and_its_lamp_is_lit_before_it_is_let_go()
    {
        var hall = Speaking();
        hall.Outputs.Clear();
        hall.Edge(Hall.GeneralLine, true);
        hall.Outputs[0].ShouldBe(new KioskOutput.Light(Hall.GeneralLamp, true));
        hall.Asked.ShouldBeEmpty();
        hall.After(0.4).Edge(Hall.GeneralLine, false).Asked.Count.ShouldBe(1);
    }

    [Fact]
    public void The_lamp_of_a_button_that_only_asked_goes_out() =>
        Speaking().Edge(Hall.GeneralLine, true).After(1.6).Screen.Buttons[0].Lit.ShouldBeFalse();

    [Fact]
    public void A_hold_that_nobody_was_woken_for_is_still_no_press()
    {
        var hall = Speaking().Edge(Hall.GeneralLine, true);
        hall.Step(new KioskInput.LineChanged(hall.Now + TimeSpan.FromSeconds(2), Hall.GeneralLine, false, hall.Now, 77));
        hall.Asked.ShouldBeEmpty();
        hall.Said.Count.ShouldBe(1);
    }

    [Fact]
    public void After_a_ticket_number_people_ahead_and_where_to_wait_are_spoken_in_the_tickets_language()
    {
        var hall = Speaking().InZone("Saal 1").Choose("de").Press().IsIssued("A042", 2, 400);
        var said = hall.Said.Single();
        said.ShouldBe(new Phrase(
            "de", "Ihre Nummer ist A042. 2 Personen vor Ihnen. Wartezeit: etwa 7 Minuten. Bitte warten Sie hier: Saal 1. Ihr Zettel wird gedruckt.", "A042"));
        hall.IsIssued("A042").Said.Count.ShouldBe(1, "a reply that comes twice is said once");
    }

    [Fact]
    public void A_refusal_and_a_centre_that_does_not_answer_are_spoken_too()
    {
        var hall = Speaking().Press();
        hall.Reply(new ReplyMessage(hall.Asked.Single().Id, false, Problem: new Problem("issuing-ended", "Ended", "The last ticket was at 17:00.")));
        hall.Said.Single().Text.ShouldBe("No more tickets are given today.");
        hall.After(3).Step(new KioskInput.BusDown(hall.Now)).Press();
        hall.Said[^1].Text.ShouldStartWith("No connection to the centre at the moment.");
    }

    [Fact]
    public void A_button_stuck_for_a_minute_is_reported_and_gives_no_ticket()
    {
        var hall = Speaking().Edge(Hall.GeneralLine, true).After(61);
        hall.Health.StuckButtons.ShouldBe(["general"]);
        hall.After(600).Edge(Hall.GeneralLine, false).Asked.ShouldBeEmpty();
        hall.Said.Count.ShouldBe(1);
    }

    [Fact]
    public void A_voice_that_fails_is_told_to_who_can_mend_it_until_it_is_heard_again()
    {
        var hall = Speaking();
        hall.Step(new KioskInput.VoiceAnswered(hall.Now, "aplay is missing.")).Health.Trouble.ShouldBe("aplay is missing.");
        hall.Step(new KioskInput.VoiceAnswered(hall.Now, null)).Health.Trouble.ShouldBeNull();
    }

    [Fact]
    public void A_kiosk_without_a_voice_says_nothing() => new Hall().Open().Press().IsIssued().Said.ShouldBeEmpty();

    private static Hall Speaking() => new Hall(hasVoice: true).Open();
}
