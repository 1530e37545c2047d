using System.Diagnostics;
using System.Globalization;
using ServiceCenter.Testing;

namespace ServiceCenter.Benchmarks;

/// <summary>From a finger on a line of the device lab's kernel to the event that a driver makes of it.</summary>
internal static class PressToEvent
{
    private const int Line = 3, Presses = 20, SecondsAtMost = 600;
    private const string Told = "press-to-event ";

    /// <returns>The median; null where there is no lab.</returns>
    public static string? Measure(Report report, DriverSet set)
    {
        if (Lab() is not { } lab) return null;
        var built = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/Release/net10.0
        var probe = Repo.PathOf("tests", "ServiceCenter.Lab.Probe", "bin", built.Parent!.Name, built.Name, "ServiceCenter.Lab.Probe.dll");
        using var run = Process.Start(new ProcessStartInfo(lab, ["--seconds", Text(SecondsAtMost), "--", "dotnet", probe, "edges", set.Gpio, Text(Line), Text(Presses)])
        {
            RedirectStandardOutput = true,
        })!;
        var said = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        var figure = said.Split('\n').FirstOrDefault(line => line.StartsWith(Told, StringComparison.Ordinal))?[Told.Length..]
            ?? throw new InvalidOperationException($"The device lab ended with {run.ExitCode}:\n{said}");
        report.Add(new Row($"GPIO driver {set.Gpio}: press to event, median", figure, "", null, "", null));
        return figure;
    }

    private static string? Lab()
    {
        try
        {
            return Needs.DeviceLab();
        }
        catch (Exception missing) when (missing.GetType().Name == "SkipException")
        {
            Report.Say(missing.Message);
            return null;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
