using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// Buttons that are down and may still mean either: let go soon, a ticket; held, "what is this?", asked by somebody who cannot read it.
/// Only where there is a voice to answer.
/// </summary>
internal sealed class HeldButtons
{
    private sealed record Down(string Service, UInt128 Fresh, TimeSpan Until);

    private readonly SortedDictionary<int, Down> down = [];

    public void Press(int line, string service, UInt128 fresh, TimeSpan now) => down[line] = new Down(service, fresh, now + Patience.Hold);

    /// <returns>The press this was; null: it was a question, and answered.</returns>
    public (string Service, UInt128 Fresh)? Release(int line) => down.Remove(line, out var was) ? (was.Service, was.Fresh) : null;

    /// <summary>Whether a finger on this service's button can still become a ticket.</summary>
    public bool IsDown(string service) => down.Values.Any(one => one.Service == service);

    /// <returns>The services that are asked about now; letting go of their buttons means nothing more.</returns>
    public IReadOnlyList<string> Asked(TimeSpan now)
    {
        int[] lines = [.. down.Where(one => one.Value.Until <= now).Select(one => one.Key)];
        string[] services = [.. lines.Select(line => down[line].Service).Distinct()];
        foreach (var line in lines) down.Remove(line);
        return services;
    }

    public TimeSpan? NextDue
    {
        get
        {
            TimeSpan? due = null;
            foreach (var one in down.Values) due = Earliest.Of(due, one.Until);
            return due;
        }
    }
}
