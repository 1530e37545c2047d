using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Tests;

public sealed class FingerTests
{
    [Fact]
    public void A_press_lights_the_button_before_anything_else()
    {
        var hall = new Hall().Open();
        hall.Outputs.Clear();
        hall.Edge(Hall.GeneralLine, true);
        hall.Outputs[0].ShouldBe(new KioskOutput.Light(Hall.GeneralLamp, true));
        hall.Outputs[1].ShouldBeOfType<KioskOutput.Keep>();
        hall.Screen.Buttons[0].Lit.ShouldBeTrue();
        hall.Screen.Busy.ShouldBe("general");
    }

    [Fact]
    public void The_first_reading_of_a_button_that_is_down_is_no_press_and_its_next_press_needs_a_release()
    {
        var hall = new Hall().Open();
        hall.Step(new KioskInput.LineRead(hall.Now, Hall.GeneralLine, true));
        hall.Edge(Hall.GeneralLine, true).Asked.ShouldBeEmpty();
        hall.Edge(Hall.GeneralLine, false).Edge(Hall.GeneralLine, true).Asked.Count.ShouldBe(1);
    }

    [Fact]
    public void A_press_during_the_request_is_ignored_however_long_it_takes()
    {
        var hall = new Hall().Open().Press().After(4).Press().Press();
        hall.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public void A_mashed_button_gives_one_ticket_each_2_seconds_at_most()
    {
        var hall = new Hall().Open().Press().IsIssued().PrinterSays(PrinterAnswer.Printed);
        hall.After(1.9).Press().Asked.Count.ShouldBe(1);
        hall.After(0.2).Press().Asked.Count.ShouldBe(2);
    }

    [Fact]
    public void Fifty_presses_within_5_seconds_are_one_ticket_each_2_seconds()
    {
        var hall = new Hall().Open();
        for (var i = 0; i < 50; i++)
        {
            var asked = hall.Asked.Count;
            hall.Press();
            if (hall.Asked.Count > asked) hall.IsIssued($"A{i}").PrinterSays(PrinterAnswer.Printed).ReportIsTaken();
            hall.After(0.1);
        }
        hall.Asked.Count.ShouldBe(3, "at 0, 2 and 4 s");
        hall.Papers.Count.ShouldBe(3);
    }

    [Fact]
    public void Two_buttons_are_two_tickets()
    {
        var hall = new Hall().Open().Press(Hall.GeneralLine).Press(Hall.PaymentsLine);
        hall.Asked.Select(one => one.Service).ShouldBe(["general", "payments"]);
    }

    [Fact]
    public void A_button_held_for_a_minute_gives_one_ticket_and_is_reported_stuck_until_it_is_released()
    {
        var hall = new Hall().Open().Edge(Hall.GeneralLine, true).IsIssued().PrinterSays(PrinterAnswer.Printed).ReportIsTaken();
        hall.After(59).Health.StuckButtons.ShouldBeNull();
        hall.After(2).Health.StuckButtons.ShouldBe(["general"]);
        hall.After(600).Asked.Count.ShouldBe(1);
        hall.Edge(Hall.GeneralLine, false).Health.StuckButtons.ShouldBeNull();
    }

    [Fact]
    public void A_line_or_service_that_is_nobodys_is_ignored()
    {
        var hall = new Hall().Open().Press(15).Touch("weddings");
        hall.Asked.ShouldBeEmpty();
        hall.Owed.ShouldBeEmpty();
    }

    [Fact]
    public void The_lamp_goes_out_when_another_press_would_count()
    {
        var hall = new Hall().Open().Press().IsIssued();
        hall.Screen.Buttons[0].Lit.ShouldBeTrue();
        hall.After(2.1).Screen.Buttons[0].Lit.ShouldBeFalse();
        hall.Outputs.OfType<KioskOutput.Light>().Last().ShouldBe(new KioskOutput.Light(Hall.GeneralLamp, false));
    }

    [Fact]
    public void The_lamp_goes_out_although_the_timer_rang_a_little_too_early()
    {
        var hall = new Hall().Open().Press().IsIssued();
        hall.Early(TimeSpan.FromMilliseconds(1)).Screen.Buttons[0].Lit.ShouldBeTrue();
        hall.After(2.1).Screen.Buttons[0].Lit.ShouldBeFalse();
    }

    [Fact]
    public void Fifty_presses_3_seconds_apart_are_50_tickets()
    {
        var hall = new Hall().Open();
        for (var i = 0; i < 50; i++) hall.Edge(Hall.GeneralLine, true).IsIssued().PrinterSays(PrinterAnswer.Printed).ReportIsTaken().After(0.2).Edge(Hall.GeneralLine, false).After(2.8);
        hall.Asked.Count.ShouldBe(50);
        hall.Asked.Select(one => one.Ticket).Distinct().Count().ShouldBe(50);
        hall.Papers.Count.ShouldBe(50);
        hall.Owed.ShouldBeEmpty();
    }
}
