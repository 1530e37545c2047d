using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using ServiceCenter.Hardware.Gpio;

namespace ServiceCenter.Hardware.DeviceGpio;

/// <summary>Chips over System.Device.Gpio, which needs libgpiod: its version 1 (Debian 12) or 2 (Debian 13).</summary>
public sealed class DeviceGpio : IGpioDriver
{
    private const string Install = "libgpiod was not found: install the Debian package libgpiod2, or libgpiod3 from Debian 13 on (apt-get install libgpiod2)";

    public IGpioChip Open(string label)
    {
        var chips = Chips(out var driverOf);
        var chip = chips.FirstOrDefault(one => one.Label == label) ?? throw new GpioException(chips.Count == 0
            ? $"There is no GPIO chip \"{label}\": this machine has none, or this user may not open it (is it in the group of /dev/gpiochip*, often gpio?)."
            : $"There is no GPIO chip \"{label}\". Found: {string.Join("; ", chips.Select(one => $"{one.Label} (/dev/{one.Name}, {one.NumLines} lines)"))}.");
        try
        {
            return new DeviceGpioChip(new GpioController(driverOf(chip)), label, chip.NumLines);
        }
        catch (Exception problem) when (problem is IOException or PlatformNotSupportedException)
        {
            throw new GpioException($"GPIO chip \"{label}\" cannot be opened: {problem.Message}");
        }
    }

    private static IList<GpioChipInfo> Chips(out Func<GpioChipInfo, GpioDriver> driverOf)
    {
        try
        {
            driverOf = chip => new LibGpiodDriver(chip);
            return LibGpiodDriver.GetAvailableChips();
        }
        catch (Exception missing) when (missing.GetBaseException() is DllNotFoundException)
        {
            // There may be the newer one.
        }
        try
        {
            driverOf = chip => new LibGpiodV2Driver(chip);
            return LibGpiodV2Driver.GetAvailableChips();
        }
        catch (Exception missing) when (missing.GetBaseException() is DllNotFoundException)
        {
            throw new GpioException(Install + ".");
        }
    }
}
