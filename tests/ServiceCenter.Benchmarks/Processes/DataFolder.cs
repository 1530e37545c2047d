namespace ServiceCenter.Benchmarks.Processes;

/// <summary>A folder for one measure, gone with it.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("servicecenter-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
