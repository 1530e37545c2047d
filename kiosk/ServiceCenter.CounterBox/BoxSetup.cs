using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.CounterBox.Page;
using ServiceCenter.CounterBox.Pump;
using ServiceCenter.DevicePages;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Messaging.Settings;
using ServiceCenter.Systemd;

namespace ServiceCenter.CounterBox;

/// <summary>A button box in a host application.</summary>
public static class BoxSetup
{
    /// <summary>A box on a machine of its own: it reaches the broker of its settings.</summary>
    /// <exception cref="SettingsException">The settings name hardware that is not there.</exception>
    public static IServiceCollection AddCounterBox(this IServiceCollection services, BoxSettings settings, BoxDrivers drivers) =>
        services.AddCounterBox(settings, drivers.Bus.Make, drivers);

    /// <param name="connect">Makes the bus this box uses, once, when the application starts.</param>
    /// <exception cref="SettingsException">The settings name hardware that is not there.</exception>
    public static IServiceCollection AddCounterBox(this IServiceCollection services, BoxSettings settings, BusFactory connect, BoxDrivers? drivers = null)
    {
        drivers ??= new BoxDrivers();
        var chip = ChipOf(settings, drivers.Gpio);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => chip);
        services.AddSingleton(provider => new BoxPump(
            settings, chip, drivers.Signs, connect, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<BoxPump>>()));
        services.AddHostedService(provider => provider.GetRequiredService<BoxPump>());
        services.AddSingleton<IHeart>(provider => provider.GetRequiredService<BoxPump>());
        return services;
    }

    /// <summary>
    /// Serves the page of a box whose panel is on a page, under <c>/box/{device}</c>, to this machine only: whoever reaches it presses its
    /// buttons. Of a box with buttons of its own there is nothing to serve.
    /// </summary>
    public static IEndpointRouteBuilder MapCounterBox(this IEndpointRouteBuilder endpoints)
    {
        var pump = endpoints.ServiceProvider.GetRequiredService<BoxPump>();
        if (pump.Twin is not { } twin) return endpoints;
        var path = "/box/" + pump.Settings.Device;
        var page = BoxFiles.Page(path);
        var box = endpoints.MapGroup(path).AddEndpointFilter(new ThisMachineOnly("button box")).ExcludeFromDescription();
        box.MapGet("", () => TypedResults.Text(page, "text/html; charset=utf-8"));
        foreach (var file in BoxFiles.Assets) box.MapGet("/" + file.Name, () => TypedResults.Bytes(file.Body, file.ContentType));
        box.MapGet("/screen", (IHostApplicationLifetime life, CancellationToken stop) =>
            TypedResults.ServerSentEvents(twin.Screens.Events(BoxJson.Default.BoxScreen, life.ApplicationStopping, stop)));
        box.MapPost("/press/{key}", Results<Accepted, NotFound> (string key) =>
            twin.Press(key) ? TypedResults.Accepted((string?)null) : TypedResults.NotFound());
        return endpoints;
    }

    private static IGpioChip ChipOf(BoxSettings settings, IGpioDriver gpio)
    {
        if (settings.GpioChip == BoxSettings.Twin) return new PanelTwin(() => Stopwatch.GetElapsedTime(0));
        try
        {
            return gpio.Open(settings.GpioChip);
        }
        catch (GpioException problem)
        {
            throw new SettingsException($"ServiceCenter:CounterBox:GpioChip: {problem.Message}");
        }
    }
}
