using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.DevicePages;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Kiosk.Page;
using ServiceCenter.Kiosk.Pump;
using ServiceCenter.Messaging.Settings;
using ServiceCenter.Systemd;

namespace ServiceCenter.Kiosk;

/// <summary>A kiosk in a web application: its machine, and its page under <c>/kiosk/{device}</c>.</summary>
public static class KioskSetup
{
    /// <summary>A kiosk on a machine of its own: it reaches the broker of its settings.</summary>
    /// <exception cref="SettingsException">The settings name hardware that is not there.</exception>
    public static IServiceCollection AddKiosk(this IServiceCollection services, KioskSettings settings, KioskDrivers drivers) =>
        services.AddKiosk(settings, drivers.Bus.Make, drivers);

    /// <param name="connect">Makes the bus this kiosk uses, once, when the application starts.</param>
    /// <exception cref="SettingsException">The settings name hardware that is not there.</exception>
    public static IServiceCollection AddKiosk(this IServiceCollection services, KioskSettings settings, BusFactory connect, KioskDrivers? drivers = null)
    {
        var devices = new KioskDevices(settings, (drivers ?? new KioskDrivers()).Gpio);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => devices);
        services.AddSingleton(provider => new KioskPump(
            settings, devices, connect, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<KioskPump>>()));
        services.AddHostedService(provider => provider.GetRequiredService<KioskPump>());
        services.AddSingleton<IHeart>(provider => provider.GetRequiredService<KioskPump>());
        return services;
    }

    /// <summary>Serves the page, to this machine only: whoever reaches it presses the kiosk's buttons.</summary>
    public static IEndpointRouteBuilder MapKiosk(this IEndpointRouteBuilder endpoints)
    {
        var pump = endpoints.ServiceProvider.GetRequiredService<KioskPump>();
        var path = "/kiosk/" + pump.Settings.Device;
        var page = KioskFiles.Page(path);
        var kiosk = endpoints.MapGroup(path).AddEndpointFilter(new ThisMachineOnly("kiosk")).ExcludeFromDescription();
        kiosk.MapGet("", () => TypedResults.Text(page, "text/html; charset=utf-8"));
        foreach (var file in KioskFiles.Assets) kiosk.MapGet("/" + file.Name, () => TypedResults.Bytes(file.Body, file.ContentType));
        kiosk.MapGet("/screen", (IHostApplicationLifetime life, CancellationToken stop) =>
            TypedResults.ServerSentEvents(pump.Screens.Events(KioskJson.Default.KioskScreen, life.ApplicationStopping, stop)));
        kiosk.MapPost("/press/{service}", (string service) => Accepted(() => pump.Touch(service)));
        kiosk.MapPost("/language/{language}", (string language) => Accepted(() => pump.Choose(language)));
        kiosk.MapPost("/help", () => Accepted(pump.AskHelp));
        kiosk.MapPost("/stay", () => Accepted(pump.Stay));
        kiosk.MapPost("/leave", () => Accepted(pump.Leave));
        if (pump.Twin is { } twin) kiosk.MapGet("/paper.svg", (HttpContext context) => Paper(twin, pump.Settings.Paper, context));
        return endpoints;
    }

    private static Accepted Accepted(Action touch)
    {
        touch();
        return TypedResults.Accepted((string?)null);
    }

    private static IResult Paper(PaperTwin twin, PaperForm form, HttpContext context)
    {
        var (bytes, count) = twin.Last;
        if (count == 0) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(PaperPicture.Svg(bytes, form), "image/svg+xml");
    }
}
