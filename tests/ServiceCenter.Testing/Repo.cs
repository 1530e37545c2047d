namespace ServiceCenter.Testing;

/// <summary>Where this repository lies on the machine that runs the tests.</summary>
public static class Repo
{
    /// <summary>Folder of <c>ServiceCenter.sln</c>: the first one upwards from the running test's own.</summary>
    public static string Root { get; } = RootAbove(AppContext.BaseDirectory);

    /// <param name="parts">Below <see cref="Root"/>.</param>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    internal static string RootAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ServiceCenter.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No ServiceCenter.sln in {start} or above it: run the tests from inside the repository.");
    }
}
