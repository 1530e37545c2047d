using System.Globalization;

namespace ServiceCenter.Hardware.Sign;

/// <summary>How a sign is named in settings: <c>none</c>, <c>twin</c>, <c>ht16k33:/dev/i2c-1:0x70</c>, <c>max7219:/dev/spidev0.0:4</c>.</summary>
public abstract record SignSetting
{
    private const int UsualAddress = 0x70, LastAddress = 0x77, UsualChips = 4, MostChips = 8;

    private SignSetting() { }
    public sealed record None : SignSetting;

    /// <summary>Shown on a page.</summary>
    public sealed record OnPage : SignSetting;
    public sealed record OnI2c(string Path, int Address) : SignSetting;
    public sealed record OnSpi(string Path, int Chips) : SignSetting;

    /// <param name="key">For example <c>ServiceCenter:CounterBox:Sign</c>.</param>
    /// <exception cref="FormatException">It is none of these; the message names the key and says what is right.</exception>
    public static SignSetting Read(string key, string text)
    {
        var parts = text.Split(':');
        return parts switch
        {
            ["none"] => new None(),
            ["twin"] => new OnPage(),
            ["ht16k33", ['/', ..] path] => new OnI2c(path, UsualAddress),
            ["ht16k33", ['/', ..] path, var address] when AddressIn(address) is { } at => new OnI2c(path, at),
            ["max7219", ['/', ..] path] => new OnSpi(path, UsualChips),
            ["max7219", ['/', ..] path, var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var chips) && chips is >= 1 and <= MostChips =>
                new OnSpi(path, chips),
            _ => throw new FormatException(
                $"{key} is \"{text}\", which is no sign: it is none, twin, ht16k33:/dev/i2c-1 with an address from 0x70 to 0x77 or without (0x70), " +
                $"or max7219:/dev/spidev0.0 with the number of matrices in the row, 1 to {MostChips}, or without ({UsualChips})."),
        };
    }

    /// <summary>Null: there is none. Nothing is touched before the first picture.</summary>
    public ISign? Open(ISignDriver driver) => this switch
    {
        OnPage => new SignTwin(),
        OnI2c sign => driver.Ht16k33(new I2cDevice(sign.Path, sign.Address)),
        OnSpi sign => driver.Max7219(new SpiDevice(sign.Path), sign.Chips),
        _ => null,
    };

    private static int? AddressIn(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var address)
        && address is >= UsualAddress and <= LastAddress ? address : null;
}
