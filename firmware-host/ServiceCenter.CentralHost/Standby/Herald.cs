using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.Contracts;
using ServiceCenter.Sequencer;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>Tells the old host that it is over, again and again until it has understood: should it be switched on one day, it hears so at once.</summary>
internal sealed class Herald(string folder, HostSettings settings, SequencerOptions options, TimeProvider time, ILogger<Herald> log) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <summary>The old host that has not been told yet; null: there is none.</summary>
    public Uri? Untold { get; private set; } = Notes.InCharge.Read(folder) is { OldHost: { } old, OldHostKnows: false } ? old : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Untold is not { } old) return;
        if (settings.Follow is not { } follow)
        {
            StandbyLog.Untold(log, old, "ServiceCenter__Standby__Of and __Key are not set any more");
            return;
        }
        using var http = (follow with { Of = old }).Client();
        string? said = null;
        try
        {
            while (await WhyNotToldAsync(http, stoppingToken).ConfigureAwait(false) is { } why)
            {
                if (why != said) StandbyLog.Untold(log, old, said = why);
                await Task.Delay(BetweenTries, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
        Notes.InCharge.Write(folder, Notes.InCharge.Read(folder)! with { OldHostKnows = true });
        Untold = null;
        StandbyLog.Told(log, old);
    }

    private async Task<string?> WhyNotToldAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync("api/standby/took-over", new TookOver(options.Incarnation, Environment.MachineName), Wire.Default.TookOver, stop).ConfigureAwait(false);
            return answer.StatusCode == HttpStatusCode.NoContent ? null : $"it answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop).ConfigureAwait(false)}";
        }
        catch (HttpRequestException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return "it does not answer in time";
        }
    }
}
