using ServiceCenter.CentralHost.Pump;
using ServiceCenter.Engine;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>Every configuration the centre ever had, from its journal: each names the one before it, so that years of tickets need not be read.</summary>
internal sealed class CentreVersions(JournalKeeper keeper)
{
    /// <summary>Newest first, numbered as people count them: the first the centre ever had is 1.</summary>
    public IReadOnlyList<(long Number, Recorded Recorded, Event.CentreConfigured Configured)> All(CentreState state)
    {
        var all = Before(state.PlanSeq).ToList();
        return [.. all.Select((version, i) => ((long)(all.Count - i), version.Recorded, version.Configured))];
    }

    /// <summary>The number of the version that an event brought.</summary>
    public long NumberOf(long planSeq) => Before(planSeq).Count();

    private IEnumerable<(Recorded Recorded, Event.CentreConfigured Configured)> Before(long planSeq)
    {
        for (long? seq = planSeq; seq is > 0;)
        {
            if (keeper.Store.Event(seq.Value) is not { Event: Event.CentreConfigured configured } recorded) yield break;
            yield return (recorded, configured);
            seq = configured.Before;
        }
    }

    /// <summary>The file's text that is in force. What an import adds to a plan changes nothing in it.</summary>
    public PlanText? TextInForce(CentreState state) => Before(state.PlanSeq).Select(v => v.Configured.From).FirstOrDefault(from => from is not null);
}
