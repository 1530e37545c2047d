using System.Runtime.InteropServices;

namespace ServiceCenter.Journal;

/// <summary>
/// Files that are wholly there or not at all, and still there after a power cut: written beside, flushed, renamed, and
/// the folder flushed too, without which the new name itself may be lost.
/// </summary>
public static partial class DurableFile
{
    /// <summary>Puts <paramref name="temporary"/>, already written, under its name.</summary>
    public static void Publish(string temporary, string path)
    {
        using (var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        File.Move(temporary, path, overwrite: true);
        FlushFolderOf(path);
    }

    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            file.Write(bytes);
        Publish(temporary, path);
    }

    /// <summary>Makes names created, renamed or deleted in a folder durable.</summary>
    public static void FlushFolderOf(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var handle = OpenFolder(folder, 0);
        if (handle < 0) throw new IOException($"The folder '{folder}' cannot be opened to be flushed (error {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (Flush(handle) != 0) throw new IOException($"The folder '{folder}' cannot be flushed (error {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
