using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.WebConsole.SignIn;

/// <summary>A small JSON file of secrets: readable by its owner only, and replaced whole or not at all, also when the power fails.</summary>
internal sealed partial class PrivateFile<T>(string path, JsonTypeInfo<T> json) where T : class
{
    public T? Read()
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, json);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is damaged ({e.Message}). Restore it from a backup, or move it away to begin without it.", e);
        }
    }

    public void Replace(T content)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(stream, content, json);
            stream.Flush(flushToDisk: true);
        }
        File.Move(fresh, path, overwrite: true);
        FolderSync.Flush(folder);
    }
}

/// <summary>A rename is on disk only when its folder is, and .NET opens no folders.</summary>
internal static partial class FolderSync
{
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0) throw new IOException($"{folder} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        var result = Sync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (result != 0) throw new IOException($"{folder} cannot be flushed to disk (error {error}).");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
