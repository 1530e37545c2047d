using System.Globalization;
using LiteDB;
using ServiceCenter.Engine;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.LiteDb;

/// <summary>Between an entry and its document. Instants and spans are milliseconds.</summary>
internal static class VisitDocument
{
    public static BsonDocument Of(VisitEntry visit) => new()
    {
        ["_id"] = visit.Seq,
        ["ticket"] = visit.Ticket?.ToString(),
        ["number"] = visit.Number,
        ["service"] = visit.Service.Value,
        ["issued"] = visit.Issued.ToUnixTimeMilliseconds(),
        ["ended"] = visit.Ended?.ToUnixTimeMilliseconds() is { } ended ? new BsonValue(ended) : BsonValue.Null,
        // Only what has ended has a place in a scan.
        ["place"] = visit.Ended is null ? BsonValue.Null : KeyOf(visit.Issued) + KeyOf(visit.Seq),
        ["outcome"] = visit.Outcome?.ToString(),
        ["agent"] = visit.Agent?.Value,
        ["agentName"] = visit.AgentName,
        ["counter"] = visit.Counter?.Value,
        ["wait"] = Milliseconds(visit.Wait),
        ["walk"] = Milliseconds(visit.Walk),
        ["handling"] = Milliseconds(visit.Handling),
        ["hold"] = Milliseconds(visit.Hold),
        ["legs"] = visit.Legs,
    };

    public static VisitEntry Read(BsonDocument document) => new(
        document["_id"].AsInt64,
        document["ticket"].AsString is { } ticket ? TicketId.Parse(ticket) : null,
        document["number"].AsString,
        new ServiceId(document["service"].AsString),
        Instant(document["issued"]),
        document["ended"].IsNull ? null : Instant(document["ended"]),
        document["outcome"].AsString is { } outcome ? Enum.Parse<VisitOutcome>(outcome) : null,
        document["agent"].AsString is { } agent ? new AgentId(agent) : null,
        document["agentName"].AsString,
        document["counter"].AsString is { } counter ? new CounterId(counter) : null,
        Span(document["wait"]), Span(document["walk"]), Span(document["handling"]), Span(document["hold"]),
        document["legs"].AsInt32);

    /// <summary>Sorts as instants do; before every place of that instant.</summary>
    public static string KeyOf(DateTimeOffset instant) => KeyOf(instant.ToUnixTimeMilliseconds());

    /// <summary>Right after a place, and before the next.</summary>
    public static string KeyAfter(VisitPlace place) => KeyOf(place.Issued) + KeyOf(place.Seq) + "+";

    private static string KeyOf(long number) => unchecked((ulong)(number ^ long.MinValue)).ToString("x16", CultureInfo.InvariantCulture);

    private static long Milliseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMillisecond;
    private static TimeSpan Span(BsonValue milliseconds) => TimeSpan.FromMilliseconds(milliseconds.AsInt64);
    private static DateTimeOffset Instant(BsonValue milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.AsInt64);
}
