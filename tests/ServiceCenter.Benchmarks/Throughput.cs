using ServiceCenter.Benchmarks.Processes;

namespace ServiceCenter.Benchmarks;

/// <summary>Commands a second through the real host and its Mosquitto, so many under way at once, beside echo round trips a second.</summary>
internal static class Throughput
{
    private const int Rounds = 5;
    private static readonly (int InFlight, int Requests, double? Goal)[] Sizes = [(1, 2_000, null), (16, 8_000, null), (256, 20_000, 10_000)];

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        await using var echo = await host.StartEchoAsync();
        await using var client = await host.ConnectAsync();
        var topics = new BenchTopics();
        var requests = new Requests("throughput");
        await client.AskAsync(topics.Request, requests.Customers(20_000), 64, BusClient.IsAccepted); // warm
        await client.AskAsync(topics.EchoRequest, requests.Customers(20_000), 64, BusClient.IsEcho);

        foreach (var (inFlight, count, goal) in Sizes)
        {
            var (commands, echoes) = (new Samples(), new Samples());
            for (var round = 0; round < Rounds; round++)
            {
                commands.Add((await client.AskAsync(topics.Request, requests.Customers(count), inFlight, BusClient.IsAccepted)).ASecond);
                echoes.Add((await client.AskAsync(topics.EchoRequest, requests.Customers(count), inFlight, BusClient.IsEcho)).ASecond);
            }
            report.Add(new Row(
                $"commands a second through Mosquitto, {inFlight} in flight", $"{commands.Median:#,0}", $"echo {echoes.Median:#,0}/s", commands.Median / echoes.Median,
                goal is { } wanted ? $"{wanted:#,0}" : "", goal is null ? null : commands.Median >= goal));
        }
    }
}
