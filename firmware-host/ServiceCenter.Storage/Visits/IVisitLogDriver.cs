namespace ServiceCenter.Storage.Visits;

/// <summary>What keeps a visit log in files. Which one does is chosen where a program is put together (<see cref="StoreOptions.Visits"/>).</summary>
public interface IVisitLogDriver
{
    /// <summary>Of the log in a centre's data folder. Logs of two drivers stand beside each other; only one of them is led along.</summary>
    string FileName { get; }

    /// <summary>Opens the log; where it is missing, damaged or of another version, an empty one.</summary>
    /// <exception cref="StorageException">The disk does not let it.</exception>
    IVisitLog Open(string path);

    /// <summary>A copy of one moment, made beside a log that may be in use.</summary>
    /// <exception cref="StorageException">There is nothing that could be read.</exception>
    IVisitLog OpenCopy(string path, string copyPath);

    /// <summary>The file and whatever stands beside it.</summary>
    void Delete(string path);
}
