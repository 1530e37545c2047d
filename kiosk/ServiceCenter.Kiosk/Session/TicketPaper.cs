using System.Globalization;
using ServiceCenter.Contracts;
using ServiceCenter.Hardware.ReceiptPrinter;

namespace ServiceCenter.Kiosk.Session;

/// <summary>The ticket as a paper of 80 mm (48 characters).</summary>
internal static class TicketPaper
{
    private const int Columns = 48;

    /// <param name="copy">A paper of this ticket may be in somebody's hand already.</param>
    public static byte[] Compose(ConfigMessage config, ReplyMessage reply, bool copy, Func<DateTimeOffset, string, string> localTime)
    {
        var paper = new EscPosWriter().Initialise().Align(Alignment.Centre);
        paper.Bold(true).Line(config.Name).Bold(false).Feed(1);
        if (copy) paper.Size(2, 2).Line("COPY").Size(1, 1);
        var service = ServiceName(config, reply.Service);
        paper.Size(service.Length <= Columns / 2 ? 2 : 1, 2).Line(service).Size(1, 1).Feed(1);
        paper.Bold(true).Size(8, 8).Line(reply.Number!).Size(1, 1).Bold(false).Feed(1);
        if (reply.IssuedAt is { } issued) paper.Line(localTime(issued, config.TimeZone));
        paper.Bold(true);
        if (reply.Ahead is { } ahead) paper.Line(PeopleAhead(ahead));
        if (reply.Quote is { } quote) paper.Line(AboutHowLong(quote.MeanSeconds));
        paper.Bold(false);
        if (config.PublicUrl is { Length: > 0 } url)
            paper.Feed(1).Qr($"{url.TrimEnd('/')}/t/{reply.Ticket}").Line("Scan to see your place in the queue");
        return paper.Feed(1).Cut().AskPaper().ToArray();
    }

    public static string PeopleAhead(int ahead) => ahead switch
    {
        0 => "You are next",
        1 => "1 person ahead of you",
        _ => string.Create(CultureInfo.InvariantCulture, $"{ahead} people ahead of you"),
    };

    /// <summary>Rounded up to whole minutes: a quote that is a little long is forgiven, one that is short is not.</summary>
    public static string AboutHowLong(double seconds) =>
        seconds <= 0 ? "Waiting time: none" : string.Create(CultureInfo.InvariantCulture, $"Waiting time: about {(int)Math.Ceiling(seconds / 60)} min");

    private static string ServiceName(ConfigMessage config, string? service)
    {
        foreach (var one in config.Services) if (one.Service == service) return NameIn(config.Languages, one.Names) ?? one.Service;
        return service ?? "";
    }

    private static string? NameIn(IReadOnlyList<string> languages, IReadOnlyDictionary<string, string> names)
    {
        foreach (var language in languages) if (names.TryGetValue(language, out var name)) return name;
        return null;
    }
}
