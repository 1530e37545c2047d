using System.Collections.Immutable;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Import;

/// <summary>What an import appends: the plan with the file's services in it as historical ones, and a visit for every good line.</summary>
public static class VisitImport
{
    /// <summary>To be appended at once: an import is in the journal whole, or not at all.</summary>
    /// <param name="at">Now, not before <see cref="CentreState.LastAt"/>.</param>
    /// <exception cref="StorageException">The file was imported before, has bad lines that are not to be skipped, or there is no plan yet.</exception>
    public static IReadOnlyList<Recorded> Events(ImportFile file, CentreState state, DateTimeOffset at, bool skipBad)
    {
        if (state.Imports.Contains(file.Digest))
            throw new StorageException("This very file was imported before: nothing was imported.");
        if (file.BadLines.Count > 0 && !skipBad)
            throw new StorageException($"{file.BadLines.Count} lines are bad: nothing was imported. Mend them, or leave them out with --skip-bad.");
        if (state.Plan is not { } plan)
            throw new StorageException("The centre has no plan yet: nothing was imported. Start the host once with the centre's file.");

        var seq = state.LastSeq;
        var events = new List<Recorded>(file.Visits.Count + 1);
        if (WithHistorical(plan, file.Services) is { } wider)
            events.Add(new Recorded(++seq, at, null, null, Configured(wider, state, at)));
        foreach (var visit in file.Visits)
            events.Add(new Recorded(++seq, at, visit.Arrived, null, new Event.VisitImported(visit)));
        return events;
    }

    /// <summary>Null where the plan knows all of them.</summary>
    private static CentrePlan? WithHistorical(CentrePlan plan, ImmutableSortedDictionary<ServiceId, string> services)
    {
        var missing = services.Where(s => plan.Service(s.Key) is null).Select(s => Historical(s.Key, s.Value, plan.Languages[0])).ToArray();
        return missing.Length == 0 ? null : plan with { Services = plan.Services.AddRange(missing) };
    }

    private static ServicePlan Historical(ServiceId id, string name, string language) => new(
        id, ImmutableSortedDictionary<string, string>.Empty.Add(language, name), new NumberRange("", 1, 1),
        Target: TimeSpan.Zero, ExpectedHandling: TimeSpan.Zero, Historical: true);

    private static Event Configured(CentrePlan plan, CentreState state, DateTimeOffset at) =>
        CentreEngine.Decide(new Command.Configure(at, plan), state) switch
        {
            Decision.Accepted { Events: [var configured] } => configured,
            Decision.Refused refused => throw new StorageException($"The services of the file cannot be added to the plan ({refused.Refusal.Detail}): nothing was imported."),
            var other => throw new InvalidOperationException($"The engine answered a plan with {other}."),
        };
}
