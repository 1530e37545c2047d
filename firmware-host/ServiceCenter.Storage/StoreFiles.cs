namespace ServiceCenter.Storage;

/// <summary>The names of the files in a centre's data folder.</summary>
public static class StoreFiles
{
    public static string Journal(string folder) => Path.Combine(folder, "journal.db");
    public static string Visits(string folder, StoreOptions? options = null) => Path.Combine(folder, (options ?? StoreOptions.Default).Visits.FileName);
}
