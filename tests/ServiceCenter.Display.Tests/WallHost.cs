using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.Contracts;
using ServiceCenter.Hardware;
using ServiceCenter.Hardware.Voice;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.Display.Tests;

/// <summary>The display wall-1 of zone hall as it runs, pump and page, over a <see cref="FakeBus"/>.</summary>
public sealed class WallHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WallHost(WebApplication app, FakeBus bus)
    {
        _app = app;
        Bus = bus;
    }

    public FakeBus Bus { get; }
    public string Address => _app.Urls.Single();

    public static async Task<WallHost> Start(IVoice? voice = null)
    {
        var bus = new FakeBus();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // A stop that waits for something waits for ever, so that its test fails.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDisplay(new DisplaySettings("demo", "wall-1", "hall", new BusSettings("127.0.0.1", 1, null, null),
            voice is null ? new VoiceSetting.None() : new VoiceSetting.Twin()), bus.Connect, voice);
        var app = builder.Build();
        app.MapDisplay();
        await app.StartAsync();
        return new WallHost(app, bus);
    }

    /// <summary>Everything a wall has at opening time: connected, configured, its host alive.</summary>
    public static async Task<WallHost> StartLive(IVoice? voice = null, ConfigMessage? config = null)
    {
        var wall = await Start(voice);
        await wall.Bus.Up();
        await wall.Bus.Say(config ?? Given.AConfig());
        await wall.Bus.SayHostIs("online");
        return wall;
    }

    public Task Stop() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
