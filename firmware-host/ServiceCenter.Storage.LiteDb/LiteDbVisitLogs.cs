using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.LiteDb;

/// <summary>
/// Visit logs in LiteDB 5. It does not flush what it commits (litedb-org/LiteDB#2818): fit for a log that can be made anew from the
/// journal, and for nothing else.
/// </summary>
public sealed class LiteDbVisitLogs : IVisitLogDriver
{
    private const int MostCopies = 20;

    public string FileName => "visits.litedb";

    public IVisitLog Open(string path)
    {
        try
        {
            return new LiteDbVisitLog(path);
        }
        catch (Exception e) when (LiteDbVisitLog.IsDamage(e))
        {
            Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The visit log '{path}' cannot be opened ({e.Message}). Look at the disk, and at the permissions of the file.", e);
        }
        return new LiteDbVisitLog(path);
    }

    /// <summary>The files are copied beside whoever writes them, again while they change on the way: LiteDB lets one program in.</summary>
    public IVisitLog OpenCopy(string path, string copyPath)
    {
        try
        {
            for (var copies = 0; !TryCopy(path, copyPath); copies++)
                if (copies == MostCopies) throw new StorageException($"'{path}' changes faster than it can be copied: ask when less is going on");
            return new LiteDbVisitLog(copyPath);
        }
        catch (Exception e) when (LiteDbVisitLog.IsDamage(e) || e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(e.Message, e);
        }
    }

    public void Delete(string path) => DeleteFiles(path);

    internal static void DeleteFiles(string path)
    {
        foreach (var file in FilesOf(path)) File.Delete(file);
    }

    private static string[] FilesOf(string path) => [path, Path.ChangeExtension(path, null) + "-log" + Path.GetExtension(path)];

    private static bool TryCopy(string path, string copyPath)
    {
        var (files, copies) = (FilesOf(path), FilesOf(copyPath));
        var before = Look();
        DeleteFiles(copyPath);
        for (var i = 0; i < files.Length; i++)
            if (File.Exists(files[i])) Copy(files[i], copies[i]);
        return Look().SequenceEqual(before);

        IReadOnlyList<(bool, long, DateTime)> Look() =>
            [.. files.Select(file => new FileInfo(file)).Select(file => (file.Exists, file.Exists ? file.Length : 0, file.Exists ? file.LastWriteTimeUtc : default))];
    }

    private static void Copy(string file, string copy)
    {
        using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var to = new FileStream(copy, FileMode.Create, FileAccess.Write);
        from.CopyTo(to);
    }
}
