using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.SignIn;

/// <summary>What will do as a PIN: digits, and not those that everybody tries first.</summary>
internal static class Pins
{
    public const int Least = 4, Most = 12;

    public static Problem? Wrong(string pin) =>
        pin.Length is >= Least and <= Most && pin.All(char.IsAsciiDigit) && !IsObvious(pin)
            ? null : new Problem("weak-pin", "This PIN will not do", $"A PIN has {Least} to {Most} digits, not all alike and not counted up or down.");

    private static bool IsObvious(string pin)
    {
        var step = pin[1] - pin[0];
        if (step is < -1 or > 1) return false;
        for (var i = 1; i < pin.Length; i++)
            if (pin[i] - pin[i - 1] != step) return false;
        return true;
    }
}
