using System.Globalization;

namespace ServiceCenter.Journal;

/// <summary>
/// One process owns a file. The lock is the kernel's (it goes with the process, however that ends); the file beside the
/// data only gives it a name and says who holds it.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream _file;

    private OwnerLock(FileStream file) => _file = file;

    public static OwnerLock Take(string path)
    {
        var lockPath = path + ".lock";
        try
        {
            var file = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new OwnerLock(file);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new JournalException(JournalProblem.NotWritable,
                $"'{lockPath}' cannot be written. Check the permissions of the folder, and that the disk is not mounted read-only.", e);
        }
        catch (IOException e) when (File.Exists(lockPath))
        {
            throw new JournalException(JournalProblem.InUse,
                $"'{path}' is in use by another process{Holder(lockPath)}. Stop that one first, or choose another folder.", e);
        }
        catch (IOException e)
        {
            throw new JournalException(JournalProblem.NotWritable, $"'{lockPath}' cannot be created: {e.Message}", e);
        }
    }

    private static string Holder(string lockPath)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(lockPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd() is { Length: > 0 } process ? $" ({process})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    public void Dispose() => _file.Dispose();
}
