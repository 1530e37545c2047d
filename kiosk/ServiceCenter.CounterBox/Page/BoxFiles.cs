using System.Text;
using ServiceCenter.DevicePages;

namespace ServiceCenter.CounterBox.Page;

internal static class BoxFiles
{
    /// <summary>The page of a box, which finds its files below <paramref name="path"/>.</summary>
    public static string Page(string path) => Encoding.UTF8.GetString(Load("box.html").Body).Replace("{base}", path, StringComparison.Ordinal);

    public static IReadOnlyList<PageFile> Assets { get; } = [Load("box.css"), Load("box.js"), new WordFiles(typeof(BoxFiles).Assembly).Page];

    private static PageFile Load(string name) => PageFile.Of(typeof(BoxFiles).Assembly, name);
}
