using System.Runtime.InteropServices;

namespace ServiceCenter.Hardware;

/// <summary>The few calls of the C library that device files need and .NET does not offer: ioctl, and poll with a way to be stopped.</summary>
internal static partial class Libc
{
    public const int ReadWrite = 2, NonBlocking = 0x800, CloseOnExec = 0x80000;
    public const short Readable = 0x1, Writable = 0x4;
    public const int Interrupted = 4, Again = 11, NoSuchFile = 2, NotPermitted = 1, AccessDenied = 13, Busy = 16, Invalid = 22;

    /// <summary>LPGETSTATUS of the kernel's usblp, and its bit for "no paper".</summary>
    public const uint PrinterPortStatus = 0x060B;
    public const int PortPaperOut = 0x20;

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Got;
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static unsafe partial nint Read(int descriptor, void* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static unsafe partial nint Write(int descriptor, void* buffer, nuint count);

    /// <remarks>The numbers are kept as uint: a constant of type nuint above 2^31 is extended with its sign.</remarks>
    public static unsafe int Ioctl(int descriptor, uint request, void* argument) => IoctlOfLong(descriptor, request, argument);

    // Variadic in C; on x86-64 and arm64 Linux a pointer is passed alike in both conventions.
    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static unsafe partial int IoctlOfLong(int descriptor, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static unsafe partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "adjtimex", SetLastError = true)]
    public static unsafe partial int ReadClock(void* timex);

    public static string LastError() => Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
}
