using ServiceCenter.Journal;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>Files with secrets in them: for their owner only, and whole or not at all, a power cut included.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal static void Write(string path, string text)
    {
        var next = path + ".next";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(next, options)) writer.Write(text);
        DurableFile.Publish(next, path);
    }
}
