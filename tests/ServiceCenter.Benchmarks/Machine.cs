using System.Globalization;

namespace ServiceCenter.Benchmarks;

/// <summary>What it runs on, as far as that changes the figures.</summary>
internal static class Machine
{
    /// <summary>How many programs wanted a core, averaged over the last minute: the benchmark's own are among them.</summary>
    public static double Load => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    public static string Description
    {
        get
        {
            var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
            var disk = new DriveInfo(Path.GetTempPath());
            return $"{Environment.ProcessorCount} cores ({processor}), .NET {Environment.Version}, data on {disk.DriveFormat}";
        }
    }

    /// <summary>Resident memory of a process in megabytes of 1,000,000 bytes, as the kernel counts it.</summary>
    public static double ResidentMegabytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1_000_000;
    }
}
