using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Messaging;

namespace ServiceCenter.Kiosk;

/// <summary>A connection to the broker, not yet started.</summary>
public delegate IBus BusFactory(BusOptions options);

/// <summary>A setting is missing or wrong; the message names it and says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message);

/// <summary>Settings of one kiosk.</summary>
/// <param name="Data">Folder of the outbox.</param>
/// <param name="GpioChip">Label of the chip with the buttons; null: there are buttons on the screen only.</param>
public sealed partial record KioskSettings(string Site, string Device, string Data, PrinterSetting Printer, string? GpioChip, InputWiring Wiring)
{
    public BrokerSettings Broker { get; init; } = new("127.0.0.1", BrokerSettings.DefaultPort, null, null);

    /// <summary>Reads <c>ServiceCenter:Site</c>, <c>:Device</c>, <c>:Data</c>, <c>:Broker</c> and <c>:Kiosk</c>.</summary>
    /// <exception cref="SettingsException">One is missing or wrong.</exception>
    public static KioskSettings From(IConfiguration configuration)
    {
        var kiosk = configuration.GetSection("ServiceCenter:Kiosk");
        return new(
            Name(configuration, "ServiceCenter:Site", "the site's name in the centre's file, for example demo"),
            Name(configuration, "ServiceCenter:Device", "this kiosk's name in the centre's file, for example kiosk-1"),
            configuration["ServiceCenter:Data"] ?? UsualData(),
            PrinterSetting.Parse(kiosk["Printer"] ?? "none"),
            string.IsNullOrWhiteSpace(kiosk["GpioChip"]) ? null : kiosk["GpioChip"],
            new InputWiring(ActiveLowOf(kiosk), BiasOf(kiosk), DebounceOf(kiosk)))
        { Broker = BrokerSettings.From(configuration) };
    }

    private static string Name(IConfiguration configuration, string key, string meaning)
    {
        var value = configuration[key];
        if (string.IsNullOrEmpty(value))
            throw new SettingsException($"{key} is missing: set it to {meaning} (environment: {key.Replace(":", "__", StringComparison.Ordinal)}).");
        return NamePattern().IsMatch(value)
            ? value
            : throw new SettingsException($"{key} is \"{value}\": a name has the letters a to z, digits and hyphens only. It is {meaning}.");
    }

    private static bool ActiveLowOf(IConfigurationSection kiosk) => kiosk["ActiveLow"] switch
    {
        null => true,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new SettingsException($"{kiosk.Path}:ActiveLow is \"{text}\": true for buttons between line and ground, false for buttons between line and 3.3 V."),
    };

    private static LineBias BiasOf(IConfigurationSection kiosk) => kiosk["Bias"] switch
    {
        null => LineBias.PullUp,
        "pull-up" => LineBias.PullUp,
        "pull-down" => LineBias.PullDown,
        "disabled" => LineBias.Disabled,
        var text => throw new SettingsException($"{kiosk.Path}:Bias is \"{text}\": it is pull-up, pull-down or disabled."),
    };

    private static TimeSpan DebounceOf(IConfigurationSection kiosk)
    {
        if (kiosk["DebounceMilliseconds"] is not { } text) return InputWiring.UsualDebounce;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= 500
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new SettingsException($"{kiosk.Path}:DebounceMilliseconds is \"{text}\": a number from 0 to 500.");
    }

    private static string UsualData()
    {
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (string.IsNullOrEmpty(state)) state = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(state, "servicecenter");
    }

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex NamePattern();
}
