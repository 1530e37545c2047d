using System.Globalization;
using ServiceCenter.Contracts;
using ServiceCenter.Sequencer.Translation;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.CentralHost.Views;

/// <summary>The visit log's entries as the HTTP door shows them.</summary>
internal static class VisitRows
{
    /// <summary>An entry that a scan gave: it has ended.</summary>
    public static VisitRow Of(VisitEntry visit) => new(
        visit.Ticket?.ToString() ?? "", visit.Number, visit.Service.Value, visit.Issued, visit.Ended!.Value, Words.Of(visit.Outcome!.Value),
        visit.AgentName ?? visit.Agent?.Value, visit.Counter?.Value,
        visit.Wait.TotalSeconds, visit.Walk.TotalSeconds, visit.Handling.TotalSeconds, visit.Hold.TotalSeconds,
        (visit.Wait + visit.Walk + visit.Handling + visit.Hold).TotalSeconds, visit.Legs);

    public static string TextOf(VisitPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.Issued.ToUnixTimeMilliseconds()}-{place.Seq}");

    /// <exception cref="FormatException">It is no place that a page gave out.</exception>
    public static VisitPlace? PlaceOf(string? text)
    {
        if (text is null) return null;
        // The last '-' parts the two: what was issued before 1970 begins with one of its own.
        var dash = text.LastIndexOf('-');
        return dash > 0 && long.TryParse(text.AsSpan(0, dash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var issued)
               && long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
               && issued >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && issued <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new VisitPlace(DateTimeOffset.FromUnixTimeMilliseconds(issued), seq)
            : throw new FormatException($"'{text}' is no page of the visits: give the next of the page before.");
    }
}
