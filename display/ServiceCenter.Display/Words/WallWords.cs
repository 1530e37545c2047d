using ServiceCenter.DevicePages;

namespace ServiceCenter.Display.Words;

/// <summary>What a wall says of its own, in writing and aloud.</summary>
internal static class WallWords
{
    public static WordFiles Files { get; } = new(typeof(WallWords).Assembly);

    /// <summary>The first of the centre's languages that there are words in; where nothing is known of the centre, English.</summary>
    public static string Own(IReadOnlyList<string>? languages) => (languages ?? []).Select(Files.Known).OfType<string>().FirstOrDefault() ?? "en";
}
