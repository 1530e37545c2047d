using ServiceCenter.Contracts;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Kiosk.Words;

namespace ServiceCenter.Kiosk.Session;

/// <summary>The ticket as a paper of 80 mm (48 characters).</summary>
internal static class TicketPaper
{
    private const int Columns = 48;

    /// <param name="copy">A paper of this ticket may be in somebody's hand already.</param>
    public static byte[] Compose(ConfigMessage config, TicketEntry ticket, bool copy, Func<DateTimeOffset, string, string, string> localTime)
    {
        var reply = ticket.Reply!;
        var words = KioskWords.In(ticket.Language ?? config.OwnLanguage());
        var paper = new EscPosWriter().Initialise().Align(Alignment.Centre);
        paper.Bold(true).Line(config.Name).Bold(false).Feed(1);
        if (copy) paper.Size(2, 2).Line(words["paper.copy"]).Size(1, 1);
        var service = ServiceName.Of(config, reply.Service, ticket.Language);
        paper.Size(service.Length <= Columns / 2 ? 2 : 1, 2).Line(service).Size(1, 1).Feed(1);
        paper.Bold(true).Size(8, 8).Line(reply.Number!).Size(1, 1).Bold(false).Feed(1);
        if (reply.IssuedAt is { } issued) paper.Line(localTime(issued, config.TimeZone, words["paper.time"]));
        paper.Bold(true);
        foreach (var line in TicketSays.Of(words, reply, config)) paper.Line(line);
        paper.Bold(false);
        if (config.PublicUrl is { Length: > 0 } url) paper.Feed(1).Qr($"{url.TrimEnd('/')}/t/{reply.Ticket}").Line(words["paper.scan"]);
        return paper.Feed(1).Cut().AskPaper().ToArray();
    }
}
