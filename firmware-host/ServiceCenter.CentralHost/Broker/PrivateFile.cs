using System.Text;
using ServiceCenter.Journal;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>Files with secrets in them: for their owner only, and whole or not at all, a power cut included.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    internal static void Write(string path, byte[] content)
    {
        var next = path + ".next";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(next, options)) file.Write(content);
        DurableFile.Publish(next, path);
    }
}
