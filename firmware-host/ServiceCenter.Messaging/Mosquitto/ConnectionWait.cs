using System.Runtime.InteropServices;

namespace ServiceCenter.Messaging.Mosquitto;

/// <summary>Waits until a connection has something to read, or room to write, or somebody calls.</summary>
internal sealed unsafe partial class ConnectionWait : IDisposable
{
    private const short Readable = 0x1, Writable = 0x4;
    private const int NonBlocking = 0x800, CloseOnExec = 0x80000;

    private readonly int _call = EventDescriptor(0, NonBlocking | CloseOnExec);

    public ConnectionWait()
    {
        if (_call < 0) throw new IOException("No event descriptor is to be had: " + Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
    }

    /// <param name="connection">Its descriptor; -1: only for a call.</param>
    /// <returns>What the connection is ready for; a connection that has broken is readable.</returns>
    public (bool Read, bool Write) Wait(int connection, bool forRoom, TimeSpan atMost)
    {
        var entries = stackalloc PollEntry[]
        {
            new() { Descriptor = connection, Wanted = forRoom ? (short)(Readable | Writable) : Readable },
            new() { Descriptor = _call, Wanted = Readable },
        };
        if (Poll(entries, 2, (int)atMost.TotalMilliseconds) <= 0) return (false, false);
        if (entries[1].Got != 0)
        {
            ulong calls;
            _ = ReadCalls(_call, &calls, sizeof(ulong));
        }
        return ((entries[0].Got & ~Writable) != 0, (entries[0].Got & Writable) != 0);
    }

    /// <summary>Ends the wait that is, or else the next one. From any thread.</summary>
    public void Call()
    {
        var one = 1UL;
        _ = WriteCall(_call, &one, sizeof(ulong));
    }

    public void Dispose() => _ = Close(_call);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Got;
    }

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint ReadCalls(int descriptor, void* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint WriteCall(int descriptor, void* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
