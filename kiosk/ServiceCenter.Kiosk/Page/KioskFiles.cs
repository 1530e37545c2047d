using System.Text;

namespace ServiceCenter.Kiosk.Page;

/// <summary>The files of the page, which lie inside the assembly: nothing to install, nothing from elsewhere.</summary>
internal sealed record KioskFile(string Name, string ContentType, byte[] Body);

internal static class KioskFiles
{
    /// <summary>The page of a kiosk, which finds its files below <paramref name="path"/>.</summary>
    public static string Page(string path) => Encoding.UTF8.GetString(Load("kiosk.html")).Replace("{base}", path, StringComparison.Ordinal);

    public static IReadOnlyList<KioskFile> Assets { get; } =
    [
        new("kiosk.css", "text/css; charset=utf-8", Load("kiosk.css")),
        new("kiosk.js", "text/javascript; charset=utf-8", Load("kiosk.js")),
    ];

    private static byte[] Load(string name)
    {
        using var stream = typeof(KioskFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        var body = new byte[stream.Length];
        stream.ReadExactly(body);
        return body;
    }
}
