using ServiceCenter.CentralHost.Pump;
using ServiceCenter.Engine;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>Every configuration the centre ever had, from its journal: each names the one before it, so that years of tickets need not be read.</summary>
internal sealed class CentreVersions(JournalKeeper keeper)
{
    /// <summary>Newest first.</summary>
    public IEnumerable<(Recorded Recorded, Event.CentreConfigured Configured)> Before(CentreState state)
    {
        for (long? seq = state.PlanSeq; seq is > 0;)
        {
            if (keeper.Store.Event(seq.Value) is not { Event: Event.CentreConfigured configured } recorded) yield break;
            yield return (recorded, configured);
            seq = configured.Before;
        }
    }

    /// <summary>The file's text that is in force. What an import adds to a plan changes nothing in it.</summary>
    public PlanText? TextInForce(CentreState state) => Before(state).Select(v => v.Configured.From).FirstOrDefault(from => from is not null);
}
