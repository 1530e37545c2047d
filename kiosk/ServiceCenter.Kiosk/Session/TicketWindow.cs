using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Kiosk.Session;

/// <summary>What customers are told of their tickets, and for how long.</summary>
internal sealed class TicketWindow
{
    private static readonly IReadOnlyDictionary<string, string> Nameless = new Dictionary<string, string>();

    private readonly List<(string Number, TimeSpan Until)> withoutPaper = [];
    private ReplyMessage? shown;
    private string paper = "";
    private TimeSpan? shownUntil;
    private (string Text, TimeSpan Until)? refusal;

    /// <summary>The printer's last word; null: it had none yet.</summary>
    public PrinterAnswer? LastAnswer { get; private set; }

    /// <summary>Another try: what was said of the last one is over.</summary>
    public void Pressed() => refusal = null;

    public void Refused(Problem? problem, TimeSpan now) =>
        refusal = (problem is null ? "No ticket can be given for this service." : Sentence(problem), now + Patience.RefusalShown);

    public void Issued(ReplyMessage reply, bool printing, TimeSpan now)
    {
        (shown, paper) = (reply, printing ? "printing" : "none");
        shownUntil = printing ? null : now + Patience.UnprintedShown;
    }

    public void Printing(ReplyMessage reply) => (shown, paper, shownUntil) = (reply, "printing", null);

    public void PaperIs(ReplyMessage reply, PrinterAnswer answer, TimeSpan now)
    {
        LastAnswer = answer;
        var failed = answer is PrinterAnswer.PaperOut or PrinterAnswer.Unreachable;
        if (failed) withoutPaper.Add((reply.Number!, now + Patience.UnprintedShown));
        if (shown?.Id != reply.Id) return;
        paper = failed ? "none" : answer == PrinterAnswer.Silent ? "unconfirmed" : "printed";
        shownUntil = now + (paper == "printed" ? Patience.PrintedShown : Patience.UnprintedShown);
    }

    public void TimeDue(TimeSpan now)
    {
        if (shownUntil <= now) (shown, shownUntil) = (null, null);
        if (refusal?.Until <= now) refusal = null;
        withoutPaper.RemoveAll(one => one.Until <= now);
    }

    public TimeSpan? NextDue
    {
        get
        {
            var due = Earliest.Of(shownUntil, refusal?.Until);
            foreach (var one in withoutPaper) due = Earliest.Of(due, one.Until);
            return due;
        }
    }

    public KioskTicket? Ticket(ConfigMessage? config)
    {
        if (shown is not { } reply) return null;
        var names = config?.Services.FirstOrDefault(one => one.Service == reply.Service)?.Names ?? Nameless;
        return new KioskTicket(reply.Ticket!, reply.Number!, reply.Service!, names, reply.Ahead ?? 0, reply.Quote?.MeanSeconds, paper);
    }

    public string? Refusal => refusal?.Text;

    /// <summary>What is wrong with the paper, for customers. Names every number that somebody has to keep in mind: the screen shows but one.</summary>
    public string? PaperTrouble
    {
        get
        {
            var wrong = LastAnswer switch
            {
                PrinterAnswer.PaperOut => "There is no paper.",
                PrinterAnswer.Unreachable => "The printer does not work.",
                PrinterAnswer.Silent => "The printer does not say whether it printed. If no paper came, please note your number.",
                _ => null,
            };
            if (withoutPaper.Count == 0) return wrong;
            var numbers = string.Join(", ", withoutPaper.Select(one => one.Number));
            return $"{wrong ?? "A paper could not be printed."} Please note your number: {numbers}.";
        }
    }

    private static string Sentence(Problem problem) => problem.Detail.Length > 0 ? problem.Detail : problem.Title;
}
