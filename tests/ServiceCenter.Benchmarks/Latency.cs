using ServiceCenter.Benchmarks.Beside;
using ServiceCenter.Benchmarks.Processes;
using ServiceCenter.Journal;
using ServiceCenter.Storage;

namespace ServiceCenter.Benchmarks;

/// <summary>From a request to its durable reply, one at a time, through the real host and its Mosquitto.</summary>
internal static class Latency
{
    private const int Rounds = 20;
    private const int RoundRequests = 200;
    private const double Goal = 1.5;

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new DataFolder();
        using var bareFolder = new DataFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        await using var echo = await host.StartEchoAsync();
        await using var client = await host.ConnectAsync();
        var topics = new BenchTopics();
        var requests = new Requests("latency");
        await client.AskAsync(topics.Request, requests.Customers(2_000), 1, BusClient.IsAccepted); // warm
        await client.AskAsync(topics.EchoRequest, requests.Customers(2_000), 1, BusClient.IsEcho);

        using var commit = new BareCommit(bareFolder.Path, RowBytes(folder.Path));
        commit.Commit(RoundRequests);
        var (replies, echoes, commits) = (new Samples(), new Samples(), new Samples());
        for (var round = 0; round < Rounds; round++)
        {
            replies.AddRange((await client.AskAsync(topics.Request, requests.Customers(RoundRequests), 1, BusClient.IsAccepted)).Milliseconds);
            echoes.AddRange((await client.AskAsync(topics.EchoRequest, requests.Customers(RoundRequests), 1, BusClient.IsEcho)).Milliseconds);
            commits.AddRange(commit.Commit(RoundRequests));
        }
        report.Add(RowOf("median", 0.5, $"at most {Goal} times their sum"));
        report.Add(RowOf("99th percentile", 0.99, ""));

        Row RowOf(string which, double share, string goal)
        {
            var (reply, bus, disk) = (replies.Quantile(share), echoes.Quantile(share), commits.Quantile(share));
            var ratio = reply / (bus + disk);
            return new Row($"request to durable reply, {which}", $"{reply:0.000} ms", $"echo {bus:0.000} ms + bare commit {disk:0.000} ms", ratio, goal, goal == "" ? null : ratio <= Goal);
        }
    }

    /// <summary>What one record of the host's own journal takes: payload and hash.</summary>
    private static int RowBytes(string folder) =>
        (int)JournalReader.Read(StoreFiles.Journal(folder), afterSeq: 100).Take(1_000).Average(record => record.Payload.Length + record.Hash.Length);
}
