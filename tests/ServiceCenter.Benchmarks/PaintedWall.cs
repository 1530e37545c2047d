using ServiceCenter.Benchmarks.Processes;

namespace ServiceCenter.Benchmarks;

/// <summary>
/// From the request of a call to the word, on the bus, that it stands on the glass: host, bus, display program, browser, two frames,
/// and the way back. The word comes over the display and the host, so the wall is earlier by that much.
/// </summary>
internal static class PaintedWall
{
    private const int Calls = 200, WarmUp = 20, ManyWaiting = 200;
    private const double GoalMilliseconds = 100, FrameMilliseconds = 1000.0 / 60;
    private const int FramesAwaited = 2; // the page says a call is painted two frames on

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        await using var wall = await host.StartWallAsync();
        await using var client = await host.ConnectAsync();
        await using var agent = await host.ConnectAgentAsync();
        await agent.ServeAsync(WarmUp);

        await MeasureAsync(report, agent, "");
        await client.AskAsync(new BenchTopics().Request, new Requests("waiting").Arrivals(ManyWaiting), 16, BusClient.IsAccepted);
        await MeasureAsync(report, agent, $", {ManyWaiting} waiting");
    }

    private static async Task MeasureAsync(Report report, BenchAgent agent, string with)
    {
        var calls = await agent.ServeAsync(Calls);
        var (painted, reply) = (new Samples(), new Samples());
        painted.AddRange(calls.Select(call => call.Painted.TotalMilliseconds));
        reply.AddRange(calls.Select(call => call.Replied.TotalMilliseconds));
        var frames = FramesAwaited * FrameMilliseconds;
        foreach (var (which, share) in new[] { ("median", 0.5), ("99th percentile", 0.99) })
            report.Add(new Row($"call to painted wall{with}, {which}", $"{painted.Quantile(share):0.0} ms", $"its durable reply {reply.Quantile(share):0.0} ms + {FramesAwaited} frames {frames:0.0} ms",
                painted.Quantile(share) / (reply.Quantile(share) + frames), share == 0.5 ? $"at most {GoalMilliseconds} ms" : "", share == 0.5 ? painted.Median <= GoalMilliseconds : null));
    }
}
