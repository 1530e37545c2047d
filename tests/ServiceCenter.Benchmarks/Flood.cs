using System.Globalization;
using System.Text;
using ServiceCenter.Benchmarks.Processes;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.Benchmarks;

/// <summary>What a ticket takes while one kiosk sends requests as fast as the broker takes them, and while none does.</summary>
internal static class Flood
{
    private const int Rounds = 10;
    private const int RoundRequests = 100;
    private const double Goal = 3;

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        await using var client = await host.ConnectAsync();
        var (topics, requests) = (new BenchTopics(), new Requests("flood"));
        await client.AskAsync(topics.Request, requests.Customers(2_000), 1, BusClient.IsAccepted); // warm

        var (alone, flooded) = (new Samples(), new Samples());
        var sent = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            // Answered only when the host has taken all that the last flood left in the broker: else "alone" would not be.
            await client.AskAsync(topics.Request, requests.Customers(RoundRequests), 1, BusClient.IsAccepted);
            alone.AddRange((await client.AskAsync(topics.Request, requests.Customers(RoundRequests), 1, BusClient.IsAccepted)).Milliseconds);
            await using var kiosk = await FloodingKiosk.ConnectAsync(host.BrokerPort, host.PasswordOf(FloodingKiosk.Device), round);
            await kiosk.InFullFlow;
            flooded.AddRange((await client.AskAsync(topics.Request, requests.Customers(RoundRequests), 1, BusClient.IsAccepted)).Milliseconds);
            sent += kiosk.Sent;
        }
        foreach (var (which, share) in new[] { ("median", 0.5), ("99th percentile", 0.99) })
        {
            var ratio = flooded.Quantile(share) / alone.Quantile(share);
            report.Add(new Row($"request to durable reply while a kiosk floods ({sent} messages), {which}", $"{flooded.Quantile(share):0.000} ms", $"without the flood {alone.Quantile(share):0.000} ms",
                ratio, share == 0.5 ? $"at most {Goal} times" : "", share == 0.5 ? ratio <= Goal : null));
        }
    }

    private sealed class FloodingKiosk : IBusListener, IAsyncDisposable
    {
        public const string Device = "kiosk-1";
        private const int FullFlow = 2_000;
        private readonly MosquittoBus _bus;
        private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _inFullFlow = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenSource _stop = new();
        private Task _flooding = Task.CompletedTask;
        private long _sent;

        private FloodingKiosk(int port, string password) =>
            _bus = new MosquittoBus(new BusOptions("127.0.0.1", port, "flooding", Device, password, [], Will: null) { CleanSession = true });

        /// <summary>The broker has been sent more than the host takes of one device in a second.</summary>
        public Task InFullFlow => _inFullFlow.Task;

        public long Sent => Interlocked.Read(ref _sent);

        public static async Task<FloodingKiosk> ConnectAsync(int port, string password, int round)
        {
            var kiosk = new FloodingKiosk(port, password);
            kiosk._bus.Start(kiosk);
            await kiosk._connected.Task;
            kiosk._flooding = Task.Run(() => kiosk.Send(round));
            return kiosk;
        }

        public void Connected() => _connected.TrySetResult();
        public void Disconnected(string reason) => Console.Error.WriteLine("flood: " + reason);
        public void Received(string topic, ReadOnlyMemory<byte> body, bool retained) { }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _flooding;
            await _bus.DisposeAsync();
            _stop.Dispose();
        }

        private void CountSent()
        {
            if (Interlocked.Increment(ref _sent) == FullFlow) _inFullFlow.TrySetResult();
        }

        private void Send(int round)
        {
            var topic = new Topics(BenchTopics.Site).Request(Device);
            while (!_stop.IsCancellationRequested)
            {
                var body = string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"f{round}-{_sent}\",\"kind\":\"issue-ticket\",\"service\":\"general\"}}");
                if (_bus.Publish(topic, Encoding.UTF8.GetBytes(body), retain: false)) CountSent();
                else Thread.Yield();
            }
        }
    }
}
