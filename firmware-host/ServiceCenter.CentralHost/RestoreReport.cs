using ServiceCenter.Engine;

namespace ServiceCenter.CentralHost;

/// <summary>What is missing after a restore, for whoever stands before it.</summary>
internal static class RestoreReport
{
    /// <param name="goesOn">Number of the event by which the record goes on.</param>
    /// <param name="until">When the last event was that is left.</param>
    public static IReadOnlyList<string> Of(Event.RecordRestored gap, long goesOn, DateTimeOffset until) =>
    [
        $"The record ends with event {gap.After} of {until:yyyy-MM-dd HH:mm:ss} UTC. What happened after that is missing"
            + (gap.Seen is { } seen ? $": events {gap.After + 1} to {seen}, as far as is known." : "."),
        $"It goes on with event {goesOn}: no number that anybody may have seen is used again.",
        "Missing too: what agents did since, who was served, and tickets that were had without a kiosk.",
        "Kiosks hand in the tickets of today that they printed and this record does not know, as soon as they are heard.",
        "Start the host: /manager says which kiosks have been heard.",
    ];
}
