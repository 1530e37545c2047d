using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ServiceCenter.CounterBox.Pump;
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

    private static IGpioChip ChipOf(BoxSettings settings, IGpioDriver gpio)
    {
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
