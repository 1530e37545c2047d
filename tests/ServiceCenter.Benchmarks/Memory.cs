using ServiceCenter.Benchmarks.Processes;

namespace ServiceCenter.Benchmarks;

/// <summary>Resident memory of the host's and the kiosk's process: when they have come to rest after the start, and after work.</summary>
internal static class Memory
{
    private const double HostGoal = 150, KioskGoal = 100;
    private const int RequestsOfAVisit = 4, VisitsOfALargeDay = 2_000, VisitsBeyondAnyDay = 10_000;
    private const int Presses = 100;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        await using var kiosk = await host.StartKioskAsync();
        await Task.Delay(Rest);
        report.Add(RowOf("host, idle", host.Id, HostGoal, "no request yet"));
        report.Add(RowOf("kiosk, idle", kiosk.Id, KioskGoal, "no press yet"));

        await using var client = await host.ConnectAsync();
        await ServeAsync(client, VisitsOfALargeDay);
        for (var press = 0; press < Presses; press++)
        {
            await kiosk.PressAsync("general");
            await Task.Delay(20);
        }
        await Task.Delay(Rest);
        report.Add(RowOf("host, after a large day", host.Id, HostGoal, $"{VisitsOfALargeDay:#,0} visits in one day"));
        report.Add(RowOf("kiosk, after work", kiosk.Id, KioskGoal, $"{Presses} presses"));

        await ServeAsync(client, VisitsBeyondAnyDay - VisitsOfALargeDay);
        await Task.Delay(Rest);
        report.Add(RowOf("host, after a day beyond any", host.Id, HostGoal, $"{VisitsBeyondAnyDay:#,0} visits in one day"));
    }

    private static Task<Answers> ServeAsync(BusClient client, int visits) => client.AskAsync(
        new BenchTopics().Request, new Requests($"memory-{visits}").Customers(visits * RequestsOfAVisit), 64, BusClient.IsAccepted);

    private static Row RowOf(string what, int process, double goal, string after)
    {
        var megabytes = Machine.ResidentMegabytes(process);
        return new Row($"resident memory, {what}", $"{megabytes:0} MB", after, null, $"{goal:0} MB", megabytes <= goal);
    }
}
