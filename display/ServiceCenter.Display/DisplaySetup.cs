using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.DevicePages;
using ServiceCenter.Display.Page;
using ServiceCenter.Display.Pump;
using ServiceCenter.Hardware;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Settings;
using ServiceCenter.Systemd;

namespace ServiceCenter.Display;

/// <summary>A wall display in a web application: its machine, and its page under <c>/wall/{zone}</c>.</summary>
public static class DisplaySetup
{
    /// <summary>A display on a machine of its own: it reaches the broker of its settings.</summary>
    public static IServiceCollection AddDisplay(this IServiceCollection services, DisplaySettings settings, IBusDriver bus) =>
        services.AddDisplay(settings, bus.Make);

    /// <param name="connect">Makes the bus this display uses, once, when the application starts.</param>
    public static IServiceCollection AddDisplay(this IServiceCollection services, DisplaySettings settings, BusFactory connect) =>
        services.AddDisplay(settings, connect, settings.Voice.Open());

    /// <param name="voice">What speaks the calls; null: nothing does.</param>
    internal static IServiceCollection AddDisplay(this IServiceCollection services, DisplaySettings settings, BusFactory connect, IVoice? voice)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new DisplayPump(
            settings, connect, voice, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<DisplayPump>>()));
        services.AddHostedService(provider => provider.GetRequiredService<DisplayPump>());
        services.AddSingleton<IHeart>(provider => provider.GetRequiredService<DisplayPump>());
        return services;
    }

    /// <summary>Serves the page, to this machine only: what it reports as painted is believed.</summary>
    public static IEndpointRouteBuilder MapDisplay(this IEndpointRouteBuilder endpoints)
    {
        var pump = endpoints.ServiceProvider.GetRequiredService<DisplayPump>();
        var wall = endpoints.MapGroup("/wall").AddEndpointFilter(new ThisMachineOnly("wall")).ExcludeFromDescription();
        foreach (var file in WallFiles.Assets) wall.MapGet("/" + file.Name, () => TypedResults.Bytes(file.Body, file.ContentType));

        var zone = wall.MapGroup("/{zone}").AddEndpointFilter(new OwnZoneOnly(pump.Settings.Zone));
        zone.MapGet("", () => TypedResults.Bytes(WallFiles.Page.Body, WallFiles.Page.ContentType));
        zone.MapGet("/screen", (IHostApplicationLifetime life, CancellationToken stop) =>
            TypedResults.ServerSentEvents(pump.Screens.Events(WallJson.Default.WallScreen, life.ApplicationStopping, stop)));
        zone.MapPost("/painted", (PaintedBody painted) =>
        {
            pump.Painted(painted.Seq);
            return TypedResults.NoContent();
        });
        return endpoints;
    }
}

internal sealed record PaintedBody(long Seq);
