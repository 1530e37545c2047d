using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>The Mosquitto of an earlier run that its host could not end: known by its process id and by our configuration on its command line.</summary>
internal static class StaleBroker
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    internal static void Remember(string folder, int processId) =>
        File.WriteAllText(PathIn(folder), processId.ToString(CultureInfo.InvariantCulture));

    internal static void Forget(string folder) => File.Delete(PathIn(folder));

    internal static void End(string folder, ILogger logger)
    {
        if (!File.Exists(PathIn(folder)) || !int.TryParse(File.ReadAllText(PathIn(folder)), out var processId)) return;
        if (!IsOurs(processId, folder)) return;
        try
        {
            using var process = Process.GetProcessById(processId);
            Signals.Send(processId, Signals.Terminate); // so that it saves its state
            if (!process.WaitForExit(Bound)) process.Kill();
            process.WaitForExit(Bound);
            BrokerLog.EndedStale(logger, processId);
        }
        catch (ArgumentException)
        {
            // It ended by itself meanwhile.
        }
    }

    /// <summary>Process ids are given out again: another program's must not be ended.</summary>
    private static bool IsOurs(int processId, string folder)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Split('\0').Contains(Path.Combine(folder, MosquittoFiles.ConfigurationName));
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string PathIn(string folder) => Path.Combine(folder, "mosquitto.pid");
}
