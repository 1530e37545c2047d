using ServiceCenter.DevicePages;
using ServiceCenter.Display.Words;

namespace ServiceCenter.Display.Page;

internal static class WallFiles
{
    public static PageFile Page { get; } = Load("wall.html");
    public static IReadOnlyList<PageFile> Assets { get; } =
    [
        Load("wall.css"), Load("wall.js"), Load("turns.js"), Load("texts.js"), Load("letters.js"), Load("lists.js"), Load("rows.js"), WallWords.Files.Page,
    ];

    private static PageFile Load(string name) => PageFile.Of(typeof(WallFiles).Assembly, name);
}
