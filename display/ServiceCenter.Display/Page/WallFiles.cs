namespace ServiceCenter.Display.Page;

/// <summary>The files of the page, which lie inside the assembly: nothing to install, nothing from elsewhere.</summary>
internal sealed record WallFile(string Name, string ContentType, byte[] Body);

internal static class WallFiles
{
    public static WallFile Page { get; } = Load("wall.html", "text/html; charset=utf-8");

    public static IReadOnlyList<WallFile> Assets { get; } =
    [
        Load("wall.css", "text/css; charset=utf-8"),
        Load("wall.js", "text/javascript; charset=utf-8"),
        Load("turns.js", "text/javascript; charset=utf-8"),
        Load("texts.js", "text/javascript; charset=utf-8"),
    ];

    private static WallFile Load(string name, string contentType)
    {
        using var stream = typeof(WallFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        var body = new byte[stream.Length];
        stream.ReadExactly(body);
        return new WallFile(name, contentType, body);
    }
}
