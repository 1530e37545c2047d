using System.Diagnostics;
using ServiceCenter.Benchmarks.Processes;

namespace ServiceCenter.Benchmarks;

/// <summary>
/// From a press on the kiosk's page to the screen that shows it as pressed, host and broker running: the answer a finger feels. Beside it
/// the way there and back without the kiosk's doing, the same page asked for.
/// </summary>
internal static class PressLight
{
    private const int Presses = 30;
    private const double GoalMilliseconds = 100;

    /// <summary>More than one ticket in two seconds is not issued.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2.5);

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        await using (await host.ConnectAsync()) { } // opens the counters
        await using var kiosk = await host.StartKioskAsync();
        using var stop = new CancellationTokenSource();
        await using var screens = kiosk.ScreensAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        await screens.MoveNextAsync();
        var next = screens.MoveNextAsync().AsTask();

        var (light, page) = (new Samples(), new Samples());
        for (var press = 0; press < Presses; press++)
        {
            await Task.Delay(Between);
            while (next.IsCompleted) next = screens.MoveNextAsync().AsTask(); // what became of the press before
            page.Add((await kiosk.AskForPageAsync()).TotalMilliseconds);
            var pressed = Stopwatch.GetTimestamp();
            var accepted = kiosk.PressAsync("general");
            await next;
            light.Add(Stopwatch.GetElapsedTime(pressed, screens.Current).TotalMilliseconds);
            await accepted;
        }
        await stop.CancelAsync();
        report.Add(new Row("press to lit button, median", $"{light.Median:0.0} ms", $"the page asked for {page.Median:0.0} ms", light.Median / page.Median, $"at most {GoalMilliseconds} ms", light.Median <= GoalMilliseconds));
        report.Add(new Row($"press to lit button, longest of {Presses}", $"{light.Quantile(1):0.0} ms", $"the page asked for {page.Quantile(1):0.0} ms", light.Quantile(1) / page.Quantile(1), "", null));
    }
}
