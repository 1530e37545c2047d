using System.Globalization;

namespace ServiceCenter.Hardware.Gpio;

/// <summary>How a device's settings say how its buttons are wired: <c>ActiveLow</c>, <c>Bias</c>, <c>DebounceMilliseconds</c>.</summary>
public static class WiringSettings
{
    private const int LongestDebounceMilliseconds = 500;

    /// <param name="section">For example <c>ServiceCenter:Kiosk</c>.</param>
    /// <param name="setting">Key to text; null where it is not set.</param>
    /// <exception cref="FormatException">One is wrong; the message names it and says what is right.</exception>
    public static InputWiring Read(string section, Func<string, string?> setting) => new(
        ActiveLow(section + ":ActiveLow", setting), Bias(section + ":Bias", setting), Debounce(section + ":DebounceMilliseconds", setting));

    private static bool ActiveLow(string key, Func<string, string?> setting) => setting(key) switch
    {
        null => true,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new FormatException($"{key} is \"{text}\": true for buttons between line and ground, false for buttons between line and 3.3 V."),
    };

    private static LineBias Bias(string key, Func<string, string?> setting) => setting(key) switch
    {
        null => LineBias.PullUp,
        "pull-up" => LineBias.PullUp,
        "pull-down" => LineBias.PullDown,
        "disabled" => LineBias.Disabled,
        var text => throw new FormatException($"{key} is \"{text}\": it is pull-up, pull-down or disabled."),
    };

    private static TimeSpan Debounce(string key, Func<string, string?> setting)
    {
        if (setting(key) is not { } text) return InputWiring.UsualDebounce;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= LongestDebounceMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new FormatException($"{key} is \"{text}\": a number from 0 to {LongestDebounceMilliseconds}.");
    }
}
