using System.Diagnostics;
using System.Globalization;

namespace ServiceCenter.Hardship;

/// <summary>To processes that these programs started, by their number.</summary>
internal static class Signals
{
    public static Task Terminate(int process) => Send("-TERM", process);
    public static Task Kill(int process) => Send("-KILL", process);

    private static async Task Send(string signal, int process)
    {
        using var kill = Process.Start("kill", [signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
