using ServiceCenter.Hardware.ReceiptPrinter;

namespace ServiceCenter.Lab.Tests;

/// <summary>The real host and the real kiosk on a kernel's button, lamp and printer; numbers of papers as in <c>inside/kiosk.sh</c>.</summary>
public sealed class PressToPaperTests(KioskInTheLab lab) : IClassFixture<KioskInTheLab>
{
    private const int OnePress = 2, FirstOfFifty = 3, LastOfFifty = 52, Silence = 53, TornPaper = 54, NewRoll = 55;

    [Fact]
    public void a_press_becomes_the_paper_of_the_very_ticket_that_the_host_issued()
    {
        var ticket = lab.Issued(OnePress);
        var paper = lab.Paper(OnePress);
        var items = EscPosReader.Read(paper);

        items.OfType<PaperItem.Unknown>().ShouldBeEmpty();
        KioskInTheLab.Lines(paper).ShouldContain("General enquiries");
        // Where a busy machine answers after the kiosk's two seconds, the kiosk gave the number, and says so.
        KioskInTheLab.Lines(paper).ShouldContain(ticket["sinceBoundSeconds"] is null ? "1 person ahead of you" : "The system is offline. Your number is valid all");
        items.OfType<PaperItem.Text>().ShouldContain(text => text.Content == (string?)ticket["number"] && text.Width == 8 && text.Height == 8);
        items.OfType<PaperItem.Qr>().ShouldHaveSingleItem().Content.ShouldBe($"http://queue.example/t/{ticket["ticket"]}");
        ((string?)ticket["by"]).ShouldBe("kiosk-1");
    }

    [Fact]
    public void the_lamp_of_a_pressed_button_is_lit()
    {
        lab.LampSeen.ShouldContain("lit");
    }

    [Fact]
    public void a_paper_ends_with_the_cut_and_then_the_question_whether_it_was_printed()
    {
        lab.Paper(OnePress)[^7..].ShouldBe([0x1D, (byte)'V', 66, 0, 0x1D, (byte)'r', 1]);
    }

    [Fact]
    public void a_printer_that_answers_makes_the_ticket_printed_and_confirmed()
    {
        Printed(OnePress).ShouldBe([true]);
        PapersShown(OnePress).ShouldContain("printed");
    }

    [Fact]
    public void fifty_bouncing_presses_issue_exactly_fifty_tickets_on_fifty_papers()
    {
        var fifty = Enumerable.Range(FirstOfFifty, LastOfFifty - FirstOfFifty + 1).ToArray();

        (lab.IssuedSoFar("after") - lab.IssuedSoFar("before")).ShouldBe(50);
        fifty.Select(Number).Distinct().Count().ShouldBe(50);
        foreach (var paper in fifty) KioskInTheLab.Lines(lab.Paper(paper)).ShouldContain(Number(paper));
        fifty.ShouldAllBe(paper => Printed(paper).SequenceEqual(new[] { true }));
    }

    [Fact]
    public void a_silent_printer_makes_the_ticket_printed_but_not_confirmed_and_never_paper_out()
    {
        KioskInTheLab.Lines(lab.Paper(Silence)).ShouldContain(Number(Silence));
        Printed(Silence).ShouldBe([false]);
        PapersShown(Silence).ShouldContain("unconfirmed");
        var health = lab.Messages("device/kiosk-1/health");
        health.ShouldContain(one => (string?)one["printer"] == "silent");
        health.Where(one => (string?)one["printer"] == "silent").ShouldAllBe(one => one["paper"] == null);
    }

    [Fact]
    public void paper_that_runs_out_in_mid_ticket_leaves_the_number_on_the_screen_and_claims_no_print()
    {
        KioskInTheLab.Lines(lab.TornPaper(TornPaper)).ShouldContain(Number(TornPaper));
        EscPosReader.Read(lab.TornPaper(TornPaper)).OfType<PaperItem.Cut>().ShouldBeEmpty();
        Printed(TornPaper).ShouldBeEmpty();
        lab.Messages("device/kiosk-1/health").ShouldContain(one => (string?)one["paper"] == "out");
        lab.IssuedSoFar("out").ShouldBe(TornPaper);
        var last = lab.Screens.Last(screen => (string?)screen["ticket"]?["number"] == Number(TornPaper));
        ((string?)last["ticket"]!["paper"]).ShouldBe("none");
        ((string?)last["trouble"]).ShouldBe($"There is no paper. Please note your number: {Number(TornPaper)}.");
    }

    [Fact]
    public void with_a_new_roll_the_next_ticket_is_printed_whole_and_the_health_is_good_again()
    {
        EscPosReader.Read(lab.Paper(NewRoll)).OfType<PaperItem.Unknown>().ShouldBeEmpty();
        KioskInTheLab.Lines(lab.Paper(NewRoll)).ShouldContain(Number(NewRoll));
        Printed(NewRoll).ShouldBe([true]);
        ((string?)lab.Messages("device/kiosk-1/health")[^1]["paper"]).ShouldBe("ok");
    }

    [Fact]
    public void fifty_presses_on_one_anothers_heels_issue_at_most_one_ticket_each_two_seconds()
    {
        var issued = lab.IssuedSoFar("mashed") - lab.IssuedSoFar("roll");

        issued.ShouldBeInRange(1, 1 + (int)(lab.MashedFor / TimeSpan.FromSeconds(2)), $"in {lab.MashedFor}");
    }

    [Fact]
    public void a_line_that_stays_down_for_a_minute_issues_one_ticket_and_is_reported_stuck_until_it_is_free()
    {
        (lab.IssuedSoFar("stuck") - lab.IssuedSoFar("mashed")).ShouldBe(1);
        var health = lab.Messages("device/kiosk-1/health");
        health.ShouldContain(one => one["stuckButtons"] != null && (string?)one["stuckButtons"]![0] == "general");
        health[^1]["stuckButtons"].ShouldBeNull();
    }

    [Fact]
    public void the_journal_that_the_lab_wrote_holds()
    {
        var (status, output) = LabRun.Run("dotnet", [LabRun.Program("firmware-host", "ServiceCenter.CentralHost.App"), "verify"],
            ("ServiceCenter__Data", lab.Data), ("ServiceCenter__Centre", LabRun.Inside("centre.json")));

        status.ShouldBe(0, output);
    }

    private string Number(int paper) => (string)lab.Issued(paper)["number"]!;

    /// <summary>What the host wrote down of this ticket's paper.</summary>
    private bool[] Printed(int paper)
    {
        var ticket = (string?)lab.Issued(paper)["ticket"];
        return [.. lab.Events("ticket-printed").Where(one => (string?)one["ticket"] == ticket).Select(one => (bool)one["confirmed"]!)];
    }

    private IEnumerable<string?> PapersShown(int paper) =>
        lab.Screens.Where(screen => (string?)screen["ticket"]?["number"] == Number(paper)).Select(screen => (string?)screen["ticket"]!["paper"]);
}
