using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ServiceCenter.Torture;

/// <param name="Step">call-next, start, finish.</param>
internal sealed record Acknowledged(string Key, string Counter, string Step, string? Ticket);

/// <summary>Fingers on three kiosks and agents at three counters. An agent asks again under the same key until there is an answer.</summary>
internal sealed class Crowd(RealCentre centre, int seed) : IDisposable
{
    private static readonly string[] Agents = ["ada", "bo", "cem"];
    private static readonly string[] Services = ["general", "payments", "passports"];
    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _home = new();
    private readonly List<Acknowledged> _acknowledged = [];
    private readonly List<double> _recoveries = [];
    private readonly List<Task> _people = [];
    private long _killedAt;
    private int _keys;

    /// <summary>What clients of the HTTP door were told was done.</summary>
    public IReadOnlyList<Acknowledged> Acknowledged
    {
        get { lock (_acknowledged) return [.. _acknowledged]; }
    }

    /// <summary>Milliseconds from a kill of the host to the first answer that anyone got after it.</summary>
    public IReadOnlyList<double> Recoveries
    {
        get { lock (_recoveries) return [.. _recoveries]; }
    }

    public bool HasRecovered => Interlocked.Read(ref _killedAt) == 0;

    public void Open()
    {
        for (var i = 0; i < RealCentre.Kiosks; i++) _people.Add(Press(i, new Random(seed + i)));
        for (var i = 0; i < Agents.Length; i++) _people.Add(Serve($"{i + 1}", Agents[i]));
    }

    public void HostWasKilled() => Interlocked.Exchange(ref _killedAt, Stopwatch.GetTimestamp());

    /// <summary>Nobody presses any more; agents go on until nobody waits.</summary>
    public async Task GoHome()
    {
        await _closed.CancelAsync();
        await RealCentre.Until("nobody waits", async () =>
            JsonNode.Parse(await centre.Http.GetStringAsync("/api/queues"))!.AsArray().All(queue => (int)queue!["waiting"]! == 0));
        await _home.CancelAsync();
        await Task.WhenAll(_people);
    }

    public void Dispose()
    {
        _closed.Dispose();
        _home.Dispose();
    }

    private async Task Press(int kiosk, Random random)
    {
        while (!_closed.IsCancellationRequested)
        {
            await centre.Press(kiosk, Services[random.Next(Services.Length)]);
            await Pause(random.Next(200, 900), _closed.Token);
        }
    }

    private async Task Serve(string counter, string agent)
    {
        await Ask(counter, "open", new { agent });
        while (!_home.IsCancellationRequested)
        {
            if (await Ask(counter, "call-next", null) is not { } called)
            {
                await Pause(200, _home.Token);
                continue;
            }
            await Ask(counter, "start", new { ticket = called });
            await Ask(counter, "finish", new { ticket = called });
        }
    }

    /// <returns>The ticket that an accepted step was about; null where it was refused.</returns>
    private async Task<string?> Ask(string counter, string step, object? body)
    {
        var key = $"torture-{Interlocked.Increment(ref _keys)}";
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/counters/{counter}/{step}") { Content = body is null ? null : JsonContent.Create(body) };
                request.Headers.Add("Idempotency-Key", key);
                var asked = Stopwatch.GetTimestamp();
                using var answer = await centre.Http.SendAsync(request);
                var said = await answer.Content.ReadAsStringAsync();
                if ((int)answer.StatusCode >= 500) throw new HttpRequestException(said);
                Answered(asked);
                if (!answer.IsSuccessStatusCode) return null;
                var ticket = (string?)JsonNode.Parse(said)!["ticket"];
                lock (_acknowledged) _acknowledged.Add(new(key, counter, step, ticket));
                return ticket;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or System.Text.Json.JsonException)
            {
                await Pause(50, CancellationToken.None);
            }
        }
    }

    /// <summary>An answer to what was asked before the kill may have been under way.</summary>
    private void Answered(long asked)
    {
        var killed = Interlocked.Read(ref _killedAt);
        if (killed == 0 || asked < killed || Interlocked.CompareExchange(ref _killedAt, 0, killed) != killed) return;
        lock (_recoveries) _recoveries.Add(Stopwatch.GetElapsedTime(killed).TotalMilliseconds);
    }

    private static async Task Pause(int milliseconds, CancellationToken stop)
    {
        try
        {
            await Task.Delay(milliseconds, stop);
        }
        catch (OperationCanceledException)
        {
            // Home.
        }
    }
}
