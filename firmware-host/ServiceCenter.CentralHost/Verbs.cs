using System.Diagnostics;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Standby;
using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Sequencer;
using ServiceCenter.Storage;
using ServiceCenter.Storage.Events;
using ServiceCenter.Storage.Import;
using ServiceCenter.Storage.Verifying;

namespace ServiceCenter.CentralHost;

/// <summary>What the host does beside serving, one verb at a time, on the data folder of its settings.</summary>
internal static class Verbs
{
    private const string Usage = """
        serve                       runs the central host (the default)
        import FILE [--skip-bad]    takes in the log of an older system (the host must not be running)
        verify                      hash chain, conservation, projections against the journal
        export                      every event as a JSON line, on standard output
        backup FILE                 copies the journal into one file, while running or not
        restore FILE [--force]      puts a backup in the place of the data (the host must not be running)
        takeover                    puts the data of a standby, or of a host that has stopped for good, in charge
        each with --demo            the same with the demo's data
        """;

    public static int Run(string verb, string[] args, HostSettings settings, HostDrivers drivers, TextWriter say)
    {
        var skipBad = args.Contains("--skip-bad");
        var force = args.Contains("--force");
        string[] files = [.. args.Where(a => !a.StartsWith("--", StringComparison.Ordinal))];
        return (verb, files, args.Length - files.Length) switch
        {
            ("import", [var file], 0) => Import(file, skipBad: false, settings, drivers, say),
            ("import", [var file], 1) when skipBad => Import(file, skipBad: true, settings, drivers, say),
            ("verify", [], 0) => Verify(settings, drivers, say),
            ("export", [], 0) => Export(settings),
            ("backup", [var file], 0) => Backup(file, settings, say),
            ("restore", [var file], 0) => Restore(file, force: false, settings, drivers, say),
            ("restore", [var file], 1) when force => Restore(file, force: true, settings, drivers, say),
            ("takeover", [], 0) => TakeOver(settings, say),
            _ => throw new UsageException($"'{string.Join(' ', [verb, .. args])}' is nothing this program does. What it does:{Environment.NewLine}{Usage}"),
        };
    }

    private static int Import(string path, bool skipBad, HostSettings settings, HostDrivers drivers, TextWriter say)
    {
        var clock = Stopwatch.StartNew();
        RequireInCharge(settings);
        var centre = Centre.Read(settings.CentreFile);
        Directory.CreateDirectory(settings.Data);
        var agents = new AgentIds(SiteSecrets.AgentKey(settings.Data));
        var file = new BankLogReader(centre.Hours.Zone, name => agents.Of(name).Id).Read(path);
        foreach (var bad in file.BadLines) say.WriteLine(bad);

        using var store = CentreStore.Open(settings.Data, drivers.Store);
        var loaded = store.Load();
        var state = store.Events(loaded.Seq).Aggregate(loaded.State, CentreEngine.Evolve);
        var at = Whole(DateTimeOffset.UtcNow);
        if (at < state.LastAt) at = state.LastAt;
        var events = new List<Recorded>();
        if (state.Plan is null) state = Configure(centre.Plan, state, at, events);
        events.AddRange(VisitImport.Events(file, state, at, skipBad));
        store.Append(events);
        store.CatchUpVisits();

        var served = file.Visits.Count(v => v.Outcome == VisitOutcome.Served);
        say.WriteLine($"{file.Visits.Count} visits imported in {clock.Elapsed.TotalSeconds:0.0} s: {served} served, {file.Visits.Count - served} left; {file.BadLines.Count} bad lines left out.");
        return 0;
    }

    /// <summary>What is appended to a record that another host goes on with stands in no other: a standby could not follow any further.</summary>
    /// <exception cref="HostSettingsException">This data is not in charge.</exception>
    private static void RequireInCharge(HostSettings settings)
    {
        var why = HostRoles.Of(settings) switch
        {
            HostRole.Standby => "is the data of a standby",
            HostRole.Stopped => "is the data of a host from which another host has taken over",
            _ => null,
        };
        if (why is not null)
            throw new HostSettingsException($"'{settings.Data}' {why}: nothing was imported. Import at the host in charge, or say 'takeover' first to serve this data.");
    }

    /// <summary>A folder that never had a host: it gets the centre's plan first.</summary>
    private static CentreState Configure(CentrePlan plan, CentreState state, DateTimeOffset at, List<Recorded> events)
    {
        if (CentreEngine.Decide(new Command.Configure(at, plan), state) is not Decision.Accepted accepted)
            throw new StorageException("The centre's plan was refused: nothing was imported.");
        foreach (var happened in accepted.Events)
        {
            events.Add(new Recorded(state.LastSeq + 1, at, null, null, happened));
            state = CentreEngine.Evolve(state, events[^1]);
        }
        return state;
    }

    private static int Verify(HostSettings settings, HostDrivers drivers, TextWriter say)
    {
        var report = Verifier.Verify(settings.Data, drivers.Store);
        foreach (var line in report.Checked) say.WriteLine(line);
        say.WriteLine(report.Fault is { } fault ? $"DOES NOT HOLD: {fault}" : "All of it holds.");
        return report.Holds ? 0 : HostProgram.Failed;
    }

    private static int Export(HostSettings settings)
    {
        using var output = Console.OpenStandardOutput();
        Exporter.Write(settings.Data, output);
        return 0;
    }

    private static int Backup(string file, HostSettings settings, TextWriter say)
    {
        JournalBackup.Make(StoreFiles.Journal(settings.Data), Path.GetFullPath(file));
        say.WriteLine($"Backed up to {file}.");
        return 0;
    }

    private static int Restore(string file, bool force, HostSettings settings, HostDrivers drivers, TextWriter say)
    {
        Directory.CreateDirectory(settings.Data);
        var done = Restorer.Restore(file, settings.Data, DateTimeOffset.UtcNow, force, drivers.Store);
        // A broker may still have the word of the host that this record was written by, and take this one for its past.
        Incarnation.Leap(settings.Data, beyond: 0, DateTimeOffset.UtcNow);
        say.WriteLine(done.Kept is null ? $"Restored from {file}." : $"Restored from {file}; what was there is kept as {done.Kept}.");
        if (done.Leap is { Event: Event.RecordRestored gap } leap)
            foreach (var line in RestoreReport.Of(gap, leap.Seq, Until(settings.Data, gap.After))) say.WriteLine(line);
        return 0;
    }

    /// <summary>Where the standby runs on this data, it does it itself.</summary>
    private static int TakeOver(HostSettings settings, TextWriter say)
    {
        try
        {
            using var owner = DataOwner.Take(settings.Data);
            foreach (var line in TakingOver.Do(settings.Data, Whole(DateTimeOffset.UtcNow))) say.WriteLine(line);
        }
        catch (JournalException e) when (e.Problem == JournalProblem.InUse && HostRoles.IsQuiet(settings.Data))
        {
            Notes.TakeOver.Write(settings.Data, new Wish(DateTimeOffset.UtcNow));
            say.WriteLine("The program that runs on this data takes over now: its log and its page say so.");
        }
        return 0;
    }

    private static DateTimeOffset Until(string folder, long last) => EventCodec.Decode(JournalReader.Find(StoreFiles.Journal(folder), last)!).At;

    private static DateTimeOffset Whole(DateTimeOffset now) => now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
}
