using System.Runtime.InteropServices;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>Signals to our own child: .NET's Process knows only the one that cannot be heard.</summary>
internal static class Signals
{
    internal const int Hangup = 1;
    internal const int Terminate = 15;

    /// <summary>Without effect when the process is gone.</summary>
    internal static void Send(int processId, int signal) => _ = Kill(processId, signal);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}
