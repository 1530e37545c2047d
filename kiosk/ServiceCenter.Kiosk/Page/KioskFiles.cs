using System.Text;
using ServiceCenter.DevicePages;
using ServiceCenter.Kiosk.Words;

namespace ServiceCenter.Kiosk.Page;

internal static class KioskFiles
{
    /// <summary>The page of a kiosk, which finds its files below <paramref name="path"/>.</summary>
    public static string Page(string path) => Encoding.UTF8.GetString(Load("kiosk.html").Body).Replace("{base}", path, StringComparison.Ordinal);

    public static IReadOnlyList<PageFile> Assets { get; } = [Load("kiosk.css"), Load("kiosk.js"), KioskWords.Files.Page];

    private static PageFile Load(string name) => PageFile.Of(typeof(KioskFiles).Assembly, name);
}
