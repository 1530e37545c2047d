using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Events;

/// <summary>
/// The table of what may stand in the journal. When a stored event has to change: freeze its old shape as a record of its
/// own, raise its version here, and add a row that reads the old version and makes today's event of it.
/// </summary>
internal static class EventKinds
{
    private static readonly StoredJson Json = StoredJson.Default;

    private static readonly EventKind[] All =
    [
        Of("ticket-issued", Json.TicketIssued),
        Of("numbers-leased", Json.NumbersLeased),
        Of("number-voided", Json.NumberVoided),
        Of("ticket-printed", Json.TicketPrinted),
        Of("ticket-called", Json.TicketCalled),
        Of("ticket-recalled", Json.TicketRecalled),
        Of("ticket-recycled", Json.TicketRecycled),
        Of("service-started", Json.ServiceStarted),
        Of("service-finished", Json.ServiceFinished),
        Of("ticket-no-show", Json.TicketNoShow),
        Of("ticket-parked", Json.TicketParked),
        Of("ticket-unparked", Json.TicketUnparked),
        Of("ticket-transferred", Json.TicketTransferred),
        Of("ticket-left", Json.TicketLeft),
        Of("ticket-cancelled", Json.TicketCancelled),
        Of("ticket-unresolved", Json.TicketUnresolved),
        Of("counter-opened", Json.CounterOpened),
        Of("counter-closed", Json.CounterClosed),
        Of("counter-ready", Json.CounterReady),
        Of("break-began", Json.BreakBegan),
        Of("day-opened", Json.DayOpened),
        Of("day-ended", Json.DayEnded),
        Of("issuing-stopped", Json.IssuingStopped),
        Of("help-asked", Json.HelpAsked),
        Of("step-undone", Json.StepUndone),
        Of("centre-configured", Json.CentreConfigured),
        Of("visit-imported", Json.VisitImported),
        Of("record-restored", Json.RecordRestored),
        Of("number-remembered", Json.NumberRemembered),
    ];

    private static readonly Dictionary<Type, EventKind> Newest = All.ToDictionary(k => k.Type);
    private static readonly Dictionary<(string, int), EventKind> ByName = All.ToDictionary(k => (k.Name, k.Version));
    private static readonly HashSet<string> Names = [.. All.Select(k => k.Name)];

    /// <summary>Every kind and version that may be read, for the test that wants a golden line of each.</summary>
    public static IEnumerable<(string Kind, int Version)> Readable => All.Select(k => (k.Name, k.Version));

    public static EventKind Of(Event @event) => Newest.TryGetValue(@event.GetType(), out var kind)
        ? kind
        : throw new NotSupportedException($"{@event.GetType().Name} has no stored kind: give it one in {nameof(EventKinds)}, and a golden line.");

    public static EventKind Of(string name, int version) => ByName.TryGetValue((name, version), out var kind)
        ? kind
        : throw new JsonException(Names.Contains(name)
            ? $"its kind '{name}' stands in version {version}, which this program does not know: it was written by a newer one"
            : $"its kind '{name}' (version {version}) is unknown to this program: it was written by a newer one, or is not ours");

    private static EventKind<T> Of<T>(string name, JsonTypeInfo<T> shape, int version = 1) where T : Event =>
        new EventKind<T>(name, version, shape);
}

internal abstract record EventKind(string Name, int Version, Type Type)
{
    public abstract void Write(Utf8JsonWriter writer, Event @event);
    public abstract Event Read(ref Utf8JsonReader reader);
}

internal sealed record EventKind<T>(string Name, int Version, JsonTypeInfo<T> Shape) : EventKind(Name, Version, typeof(T)) where T : Event
{
    public override void Write(Utf8JsonWriter writer, Event @event) => JsonSerializer.Serialize(writer, (T)@event, Shape);
    public override Event Read(ref Utf8JsonReader reader) =>
        JsonSerializer.Deserialize(ref reader, Shape) ?? throw new JsonException("the event is null");
}
