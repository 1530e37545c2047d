namespace ServiceCenter.CentralHost.Configuration;

/// <summary>Where the centre's file stands, and whether it has changed since somebody looked.</summary>
/// <param name="path">Null: the centre that ships as the default, which never changes.</param>
internal sealed class CentreFileOnDisk(string? path)
{
    private (DateTime Written, long Length)? _seen;
    private bool _changing;

    public string? Path => path;

    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public string Read()
    {
        using var stream = path is null ? Shipped() : File.OpenRead(path);
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    /// <summary>True once after a change, when the file has come to rest: an editor that is still writing is not read over its shoulder.</summary>
    public bool HasChanged()
    {
        if (path is null) return false;
        var file = new FileInfo(path);
        (DateTime, long)? now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : null;
        var moved = now != _seen;
        _seen = now;
        var atRest = _changing && !moved && now is not null;
        _changing = moved || (_changing && !atRest);
        return atRest;
    }

    private static Stream Shipped() =>
        typeof(Centre).Assembly.GetManifestResourceStream("centre.default.json") ?? throw new InvalidOperationException("The default centre is not in this build.");
}
