using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Words;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Kiosk.Session;

/// <summary>What customers are told of their tickets, and for how long.</summary>
internal sealed class TicketWindow
{
    private const string Printed = "printed", NoPaper = "none";

    private readonly List<(string Number, TimeSpan Until)> withoutPaper = [];
    private ReplyMessage? shown;
    private string? language;
    private string paper = "";
    private TimeSpan? shownUntil;
    private (Problem? Problem, TimeSpan Until)? refusal;

    /// <summary>The printer's last word; null: it had none yet.</summary>
    public PrinterAnswer? LastAnswer { get; private set; }

    public bool IsRefused => refusal is not null;

    /// <summary>Another try: what was said of the last one is over.</summary>
    public void Pressed() => refusal = null;

    /// <param name="problem">Null: the centre did not say why.</param>
    public void Refused(Problem? problem, TimeSpan now) => refusal = (problem, now + Patience.RefusalShown);

    /// <param name="chosen">The ticket's language; null: the centre's own.</param>
    public void Issued(ReplyMessage reply, string? chosen, bool printing, TimeSpan now)
    {
        (shown, language, paper) = (reply, chosen, printing ? "printing" : NoPaper);
        shownUntil = printing ? null : now + Patience.UnprintedShown;
    }

    public void Printing(ReplyMessage reply, string? chosen) => (shown, language, paper, shownUntil) = (reply, chosen, "printing", null);

    public void PaperIs(ReplyMessage reply, PrinterAnswer answer, TimeSpan now)
    {
        LastAnswer = answer;
        var failed = answer is PrinterAnswer.PaperOut or PrinterAnswer.Unreachable;
        if (failed) withoutPaper.Add((reply.Number!, now + Patience.UnprintedShown));
        if (shown?.Id != reply.Id) return;
        paper = failed ? NoPaper : answer == PrinterAnswer.Silent ? "unconfirmed" : Printed;
        shownUntil = now + (paper == Printed ? Patience.PrintedShown : Patience.UnprintedShown);
    }

    /// <summary>A number that is nowhere but here, and is about to go.</summary>
    public bool IsClosing(TimeSpan now) => paper != Printed && shownUntil is { } until && now >= until - Patience.Warning;

    /// <summary>Whoever reads the number needs more time.</summary>
    public void Extend(TimeSpan now)
    {
        if (shown is null || shownUntil is null || paper == Printed) return;
        shownUntil = now + Patience.UnprintedShown;
        if (withoutPaper.RemoveAll(one => one.Number == shown.Number) > 0) withoutPaper.Add((shown.Number!, shownUntil.Value));
    }

    /// <summary>Whoever read the number is done with it.</summary>
    public void Close()
    {
        if (shownUntil is null) return; // its paper is still under way
        withoutPaper.RemoveAll(one => one.Number == shown?.Number);
        (shown, shownUntil) = (null, null);
    }

    public void TimeDue(TimeSpan now)
    {
        if (shownUntil <= now) (shown, shownUntil) = (null, null);
        if (refusal?.Until <= now) refusal = null;
        withoutPaper.RemoveAll(one => one.Until <= now);
    }

    public TimeSpan? NextDue(TimeSpan now)
    {
        var due = Earliest.Of(shownUntil, refusal?.Until);
        if (paper != Printed && shownUntil - Patience.Warning > now) due = Earliest.Of(due, shownUntil - Patience.Warning);
        foreach (var one in withoutPaper) due = Earliest.Of(due, one.Until);
        return due;
    }

    public KioskTicket? Ticket(ConfigMessage? config)
    {
        if (shown is not { } reply) return null;
        var words = KioskWords.In(language ?? config.OwnLanguage());
        var service = config is null ? reply.Service! : ServiceName.Of(config, reply.Service, language);
        return new KioskTicket(reply.Ticket!, reply.Number!, reply.Service!, service, paper, string.Join('\n', TicketSays.Of(words, reply, config)));
    }

    public string? RefusalIn(KioskWords words)
    {
        if (refusal is not { } refused) return null;
        if (refused.Problem is not { } problem) return words["refused"];
        return words.Find("refused." + problem.Code) ?? (problem.Detail.Length > 0 ? problem.Detail : problem.Title);
    }

    /// <summary>What is wrong with the paper, for customers. Names every number that somebody has to keep in mind: the screen shows but one.</summary>
    public string? PaperTroubleIn(KioskWords words)
    {
        var wrong = LastAnswer switch
        {
            PrinterAnswer.PaperOut => words["trouble.paper-out"],
            PrinterAnswer.Unreachable => words["trouble.printer"],
            PrinterAnswer.Silent => words["trouble.silent"],
            _ => null,
        };
        if (withoutPaper.Count == 0) return wrong;
        var numbers = string.Join(", ", withoutPaper.Select(one => one.Number));
        return $"{wrong ?? words["trouble.not-printed"]} {words.Fill("trouble.note", numbers)}";
    }
}
