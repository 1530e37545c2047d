using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.CentralHost.Pump;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer;
using ServiceCenter.WebConsole;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>
/// Leads the centre along its file while the host runs: reads it when it changes or somebody asks, keeps the plan in force
/// where the new one is wrong, goes back to an earlier one, and has the broker's users and the host's ears follow.
/// </summary>
/// <remarks>
/// To go back does not touch the file. The event says which text was set aside for it, and as long as the file still has
/// that text it stays aside, restarts included; the first change of the file counts again.
/// </remarks>
internal sealed class CentreFileKeeper(
    CentreFileOnDisk disk, Centre atStart, CentrePump pump, CentreVersions versions, IBusFactory buses, SequencerOptions options,
    TimeProvider time, ILogger<CentreFileKeeper> log) : BackgroundService, ICentreFile
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    /// <summary>What stands in the way of a plan (a ticket of a service that goes) may be over by then.</summary>
    private const int LooksBetweenTries = 15;

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private Task _begun = Task.CompletedTask;
    private volatile string _digestOnDisk = DigestOf(atStart.Text);
    private volatile Finding _last = new(null, [], [], IsToBeTriedAgain: false);

    /// <summary>The plan to start with; null where the centre went back from the very text that the file has.</summary>
    public (CentrePlan, PlanText)? PlanToBeginWith(CentreState state)
    {
        if (versions.TextInForce(state)?.InsteadOf is not { } aside || aside != _digestOnDisk) return (atStart.Plan, new PlanText(atStart.Text));
        CentreFileLog.LeftAside(log, versions.NumberOf(state.PlanSeq));
        return null;
    }

    /// <param name="plan">What became of <see cref="PlanToBeginWith"/>.</param>
    public void Begin(Task<ReplyMessage>? plan) => _begun = BeginAsync(plan);

    private async Task BeginAsync(Task<ReplyMessage>? plan)
    {
        if (plan is not null) Found(await plan.ConfigureAwait(false), atStart.Hints);
        Follow();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _begun.ConfigureAwait(false);
        disk.HasChanged();
        using var look = new PeriodicTimer(BetweenLooks, time);
        try
        {
            for (var looks = 1; await look.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false); looks++)
                if (disk.HasChanged() || (_last.IsToBeTriedAgain && looks % LooksBetweenTries == 0)) await ReadAsync(asked: false, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Also where the host gives up at its start, which would otherwise be taken for a defect of this service.
        }
    }

    public CentreFileBody Now
    {
        get
        {
            var (last, state) = (_last, pump.Told.State);
            return new CentreFileBody(disk.Path, versions.NumberOf(state.PlanSeq), last.At, last.Mistakes, last.Hints, versions.TextInForce(state)?.InsteadOf == _digestOnDisk);
        }
    }

    public IReadOnlyList<CentreVersion> Versions
    {
        get
        {
            var state = pump.Told.State;
            return [.. versions.All(state).Select(v => BodyOf(v.Number, v.Recorded, v.Configured, state))];
        }
    }

    public (CentreVersion Version, string? Text)? Version(long version)
    {
        var state = pump.Told.State;
        foreach (var (number, recorded, configured) in versions.All(state))
            if (number == version) return (BodyOf(number, recorded, configured, state), configured.From?.Text);
        return null;
    }

    public Task<CentreFileBody> ReloadAsync(CancellationToken cancel) => ReadAsync(asked: true, cancel);

    public async Task<Problem?> RollBackAsync(long version, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (Version(version) is not { } found) return new Problem("unknown-version", "No such version", $"The centre has no version {version}: GET /api/centre/versions names them.");
            if (found.Text is not { } text) return new Problem("version-without-file", "This version has no file", $"Version {version} was not read from a file, so there is nothing to go back to. Take another.");
            var centre = Centre.Of(text, $"of version {version}");
            var reply = await pump.ConfigureAsync(centre.Plan, new PlanText(text, _digestOnDisk = DigestOf(TextOnDisk()))).ConfigureAwait(false);
            if (!reply.Ok) return reply.Problem;
            _last = _last with { Hints = centre.Hints };
            CentreFileLog.WentBack(log, version, versions.NumberOf(reply.Seq ?? 0));
            Follow();
            return null;
        }
        catch (CentreFileException e)
        {
            return new Problem("version-unusable", "This version cannot be used any more", e.Message);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <param name="asked">By a person: then a text that was set aside counts again.</param>
    private async Task<CentreFileBody> ReadAsync(bool asked, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var centre = Centre.Read(disk.Path);
            _digestOnDisk = DigestOf(centre.Text);
            var inForce = versions.TextInForce(pump.Told.State);
            if (!asked && (inForce?.Text == centre.Text || inForce?.InsteadOf == _digestOnDisk)) Found([], centre.Hints);
            else if (centre.Site != options.Topics.Site) Found([$"site '{centre.Site}': this host serves '{options.Topics.Site}', whose devices and record are under that name. Give another site a host and a data folder of its own."], []);
            else if (Found(await pump.ConfigureAsync(centre.Plan, new PlanText(centre.Text)).ConfigureAwait(false), centre.Hints)) Follow();
        }
        catch (CentreFileException e)
        {
            Found(e.Mistakes, []);
        }
        finally
        {
            _oneAtATime.Release();
        }
        return Now;
    }

    /// <summary>It no longer being there must not keep anybody from going back.</summary>
    private string TextOnDisk()
    {
        try
        {
            return disk.Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <returns>Whether the plan is in force.</returns>
    private bool Found(ReplyMessage reply, IReadOnlyList<string> hints)
    {
        if (reply.Ok) Found([], hints);
        else Found([reply.Problem?.Detail ?? "the host gave no reason"], [], isToBeTriedAgain: true);
        if (reply.Ok && reply.Seq is { } seq) CentreFileLog.InForce(log, disk.Path ?? "that ships", versions.NumberOf(seq));
        return reply.Ok;
    }

    private void Found(IReadOnlyList<string> mistakes, IReadOnlyList<string> hints, bool isToBeTriedAgain = false)
    {
        var before = _last;
        _last = new Finding(time.GetUtcNow(), mistakes, hints, isToBeTriedAgain);
        if (mistakes.Count > 0 && !mistakes.SequenceEqual(before.Mistakes)) CentreFileLog.NotInForce(log, disk.Path ?? "that ships", Lines(mistakes));
        if (hints.Count > 0 && !hints.SequenceEqual(before.Hints)) CentreFileLog.Hints(log, disk.Path ?? "that ships", Lines(hints));
    }

    private static string Lines(IEnumerable<string> told) => string.Concat(told.Select(line => Environment.NewLine + "  - " + line));

    private void Follow()
    {
        if (pump.Told.State.Plan is not { } plan) return;
        buses.Replace(CentralHostSetup.Devices(plan));
        pump.Listen(HostBus.OfDevices(options.Topics, plan));
    }

    private static CentreVersion BodyOf(long number, Recorded recorded, Event.CentreConfigured configured, CentreState state) => new(
        number, recorded.At, configured.Plan.Name, configured.Plan.Services.Count(s => !s.Historical), configured.Plan.Counters.Length,
        recorded.Seq == state.PlanSeq, configured.From is not null, configured.From?.InsteadOf is not null);

    private static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Finding(DateTimeOffset? At, IReadOnlyList<string> Mistakes, IReadOnlyList<string> Hints, bool IsToBeTriedAgain);
}

/// <summary>What is said of the centre's file, numbered 120 to 129.</summary>
internal static partial class CentreFileLog
{
    [LoggerMessage(120, LogLevel.Information, "The centre's file {Path} is in force, as version {Version}.")]
    public static partial void InForce(ILogger log, string path, long version);

    [LoggerMessage(121, LogLevel.Error, "The centre's file {Path} does not come into force, what was before it stays:{Mistakes}")]
    public static partial void NotInForce(ILogger log, string path, string mistakes);

    [LoggerMessage(122, LogLevel.Warning, "The centre went back to version {Version} of its configuration, which is now version {Now}. The file is left aside until it changes or somebody asks to read it again.")]
    public static partial void WentBack(ILogger log, long version, long now);

    [LoggerMessage(123, LogLevel.Warning, "The centre went back from what its file says: version {Version} stays in force until the file changes or somebody asks to read it again.")]
    public static partial void LeftAside(ILogger log, long version);

    [LoggerMessage(124, LogLevel.Warning, "The centre's file {Path} is good. What customers would not be told in their language:{Hints}")]
    public static partial void Hints(ILogger log, string path, string hints);
}
