using ServiceCenter.Journal;

namespace ServiceCenter.CentralHost;

/// <summary>
/// One host serves a data folder. Taken before anything in it is touched: the journal has a lock of its own, but before the
/// journal comes the broker, and a second host would end the first one's as a leftover. The lock is the kernel's and goes with the process.
/// </summary>
internal static class DataOwner
{
    /// <exception cref="JournalException">Another host serves it, or it cannot be written.</exception>
    public static IDisposable Take(string folder)
    {
        var path = Path.Combine(folder, "host.lock");
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new JournalException(JournalProblem.InUse,
                $"'{folder}' is in use by another host ('fuser {path}' names it). Stop that one first, or set ServiceCenter__Data to another folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(JournalProblem.NotWritable,
                $"'{folder}' cannot be written ({e.Message}). Give this user the folder, or set ServiceCenter__Data to another.", e);
        }
    }
}
