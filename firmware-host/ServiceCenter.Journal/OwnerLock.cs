namespace ServiceCenter.Journal;

/// <summary>
/// One process owns a file. The lock is the kernel's (it goes with the process, however that ends); the file beside the
/// data only gives it a name.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream _file;

    private OwnerLock(FileStream file) => _file = file;

    public static string NameFor(string path) => path + ".lock";

    public static OwnerLock Take(string path)
    {
        var lockPath = NameFor(path);
        try
        {
            var file = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
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
                $"'{path}' is in use by another process ('fuser {lockPath}' names it). Stop that one first, or choose another folder.", e);
        }
        catch (IOException e)
        {
            throw new JournalException(JournalProblem.NotWritable, $"'{lockPath}' cannot be created: {e.Message}", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
