using System.Globalization;

namespace ServiceCenter.Hardware.Machine;

/// <summary>How the machine itself fares. Null is "not known": not every machine has a sensor.</summary>
/// <param name="ClockSynchronised">Whether the kernel takes its clock for right; a Pi's clock starts in the past.</param>
public readonly record struct MachineState(double? TemperatureCelsius, bool? ClockSynchronised)
{
    private const string Sensors = "/sys/class/thermal";

    // adjtimex(2): with no mode set it only reads. Its record is 208 bytes where a long has 64 bits, and less elsewhere.
    private const int TimexBytes = 256, ClockNotSynchronised = 5;

    public static MachineState Read() => new(Temperature(Sensors), IsClockSynchronised());

    /// <summary>The kernel's own name for this boot, within which monotonic times can be compared; null: it cannot be read.</summary>
    public static string? BootId()
    {
        try
        {
            return File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Of the first zone, which is the processor's on a Pi.</summary>
    internal static double? Temperature(string sensors)
    {
        try
        {
            return Directory.Exists(sensors)
                && Directory.EnumerateDirectories(sensors, "thermal_zone*").Order(StringComparer.Ordinal).FirstOrDefault() is { } zone
                && int.TryParse(File.ReadAllText(Path.Combine(zone, "temp")), NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var thousandths)
                ? thousandths / 1000.0
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // a sensor that cannot be read is one that is not there
        }
    }

    private static unsafe bool? IsClockSynchronised()
    {
        var timex = stackalloc byte[TimexBytes];
        new Span<byte>(timex, TimexBytes).Clear();
        return Libc.ReadClock(timex) switch
        {
            < 0 => null,
            ClockNotSynchronised => false,
            _ => true,
        };
    }
}
