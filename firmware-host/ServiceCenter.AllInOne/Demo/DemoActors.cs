using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ServiceCenter.Foresight.World;

namespace ServiceCenter.AllInOne.Demo;

/// <summary>
/// The people of <c>--demo</c>. They press the kiosk's buttons and use the counter pages' doors like anybody else: the centre cannot
/// tell them from real ones, and nothing of it knows that they exist.
/// </summary>
/// <param name="passphrase">Of the demo people, as the sign-in page gives it away.</param>
internal sealed partial class DemoActors(
    string passphrase, IServer server, IHostApplicationLifetime life, TimeProvider time, ILogger<DemoActors> log) : BackgroundService
{
    private static readonly TimeSpan ComesBack = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        var address = OwnAddress();
        LogBegins(log, address);
        var dice = new Dice((ulong)time.GetUtcNow().Ticks);
        var hall = new DemoHall();
        var everybody = DemoWorld.Cast
            .Select((one, place) => KeepAtIt(one.User, address,
                door => new DemoAgent(door, hall, dice.Fork((ulong)place), time, one.User, one.Counter).RunAsync(passphrase, stoppingToken), stoppingToken))
            .Append(KeepAtIt("customers", address,
                door => new DemoCustomers(door, hall, dice.Fork(100), time).RunAsync(stoppingToken), stoppingToken))
            .ToArray();
        await Task.WhenAll(everybody);
    }

    /// <summary>Whatever goes wrong for one of them, that one comes back after a while and tries again.</summary>
    private async Task KeepAtIt(string who, Uri address, Func<DemoDoor, Task> live, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var http = new HttpClient { BaseAddress = address };
            try
            {
                await live(new DemoDoor(http));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or System.Text.Json.JsonException)
            {
                if (life.ApplicationStopping.IsCancellationRequested) return;
                LogComesBack(log, who, e.Message);
            }
            await Task.Delay(ComesBack, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task StartedAsync(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = life.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stop);
    }

    /// <summary>Kiosk pages are served to their own machine only: this one, by its loopback address.</summary>
    private Uri OwnAddress()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The server listens nowhere: demo people have no door.");
        var port = BindingAddress.Parse(bound).Port;
        return new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port).Uri;
    }

    [LoggerMessage(7001, LogLevel.Information, "Demo: customers and three agents act at {Address}; counter 4 is yours.")]
    private static partial void LogBegins(ILogger logger, Uri address);

    [LoggerMessage(7002, LogLevel.Warning, "Demo: {Who} could not go on ({Reason}) and comes back in a moment.")]
    private static partial void LogComesBack(ILogger logger, string who, string reason);
}
