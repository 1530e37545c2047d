using ServiceCenter.Contracts;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Kiosk.Words;

namespace ServiceCenter.Kiosk.Session;

/// <summary>The ticket as a paper, in the customer's language.</summary>
internal static class TicketPaper
{
    private const int LargestCharacters = 8;

    /// <param name="copy">A paper of this ticket may be in somebody's hand already.</param>
    public static byte[] Compose(ConfigMessage config, TicketEntry ticket, bool copy, KioskOptions options)
    {
        var (reply, form) = (ticket.Reply!, options.Paper);
        var words = KioskWords.In(ticket.Language ?? config.OwnLanguage());
        var paper = new EscPosWriter(form).Initialise().Align(Alignment.Centre);
        if (form.Logo is { } logo) paper.Raster(logo).Feed(1);
        paper.Bold(true).Line(config.Name).Bold(false).Feed(1);
        if (copy) paper.Size(2, 2).Line(words["paper.copy"]).Size(1, 1);
        var service = ServiceName.Of(config, reply.Service, ticket.Language);
        paper.Size(service.Length <= form.Columns / 2 ? 2 : 1, 2).Line(service).Size(1, 1).Feed(1);
        paper.Bold(true).Size(Largest(reply.Number!, form), LargestCharacters).Line(reply.Number!).Size(1, 1).Bold(false).Feed(1);
        if (reply.IssuedAt is { } issued) paper.Line(options.LocalTime(issued, config.TimeZone, words["paper.time"]));
        paper.Bold(true);
        foreach (var line in TicketSays.Of(words, reply, config)) paper.Line(line);
        paper.Bold(false);
        if (config.PublicUrl is { Length: > 0 } url) paper.Feed(1).Qr($"{url.TrimEnd('/')}/t/{reply.Ticket}").Feed(1).Line(words["paper.scan"]);
        return paper.Feed(1).Cut().AskPaper().ToArray();
    }

    /// <summary>A number stands in one line, however long.</summary>
    private static int Largest(string number, PaperForm form) => Math.Clamp(form.Columns / number.Length, 1, LargestCharacters);
}
