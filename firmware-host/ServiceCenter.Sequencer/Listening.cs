using System.Collections.Immutable;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer;

/// <summary>
/// A host that goes on from a backup does not know which numbers stand on papers. So it gives none before every kiosk has said which it
/// gave last; but for a moment only, for a kiosk may be broken. Who presses meanwhile gets a number of the kiosk's own. Each life of
/// such a host listens anew, for a day: none is journaled, and what it learned before stands in the record.
/// </summary>
internal sealed class Listening
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    private DateTimeOffset? _until;

    /// <summary>Kiosks that have yet to say what they remember; replaced, never changed.</summary>
    public ImmutableSortedSet<string> Unheard { get; private set; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public bool IsUnderWay { get; private set; }

    public Problem Problem => Problems.Of("not-ready",
        $"The host goes on from a backup and waits at most {Longest.TotalSeconds:0} s for what its kiosks remember ({string.Join(", ", Unheard)} to come), so that no number is given twice. Ask again.");

    public void Begin(CentreState state)
    {
        if (Lost(state, state.LastAt) is null) return;
        Unheard = Unheard.Union((state.Plan?.Kiosks ?? []).Select(kiosk => kiosk.Id.Value));
        IsUnderWay = !Unheard.IsEmpty;
    }

    public void TimePasses(DateTimeOffset now)
    {
        if (!IsUnderWay) return;
        _until ??= now + Longest;
        IsUnderWay = now < _until;
    }

    public void Heard(string device)
    {
        Unheard = Unheard.Remove(device);
        IsUnderWay &= !Unheard.IsEmpty;
    }

    /// <summary>What is lost of the last day; null: nothing is.</summary>
    public static IReadOnlyList<GapBody>? Lost(CentreState state, DateTimeOffset at)
    {
        List<GapBody>? lost = null;
        foreach (var gap in state.Gaps)
            if (at - gap.To < Fresh) (lost ??= []).Add(new GapBody(gap.After, gap.Before));
        return lost;
    }
}
