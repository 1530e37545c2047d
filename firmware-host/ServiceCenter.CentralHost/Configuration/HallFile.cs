using System.Collections.Immutable;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>A zone as the file has it.</summary>
/// <param name="Screen">What its walls measure, and from where they are read; without it they are taken for <see cref="Legibility.UsualScreen"/>.</param>
internal sealed record ZoneFile(string Id, string Name, ScreenFile? Screen = null)
{
    public ZonePlan ToPlan() => new(new ZoneId(Id), Name, Screen is { } screen ? new ScreenPlan(screen.HeightMillimetres, screen.ViewingDistanceMetres) : null);
}

internal sealed record ScreenFile(double HeightMillimetres, double ViewingDistanceMetres)
{
    public ScreenBody ToBody() => new(HeightMillimetres, ViewingDistanceMetres);
}

/// <summary>A counter as the file has it.</summary>
/// <param name="Names">Language to name, for walls and voices.</param>
/// <param name="Position">Language to where it is.</param>
/// <param name="Arrow">Where to turn in front of the wall.</param>
internal sealed record CounterFile(
    string Id, string Name, string Zone, string Profile, Dictionary<string, string>? Names = null, Dictionary<string, string>? Position = null, string? Arrow = null)
{
    public static IReadOnlyDictionary<string, Direction> Arrows { get; } = new Dictionary<string, Direction>
    {
        ["left"] = Direction.Left, ["right"] = Direction.Right, ["up"] = Direction.Up, ["down"] = Direction.Down,
        ["up-left"] = Direction.UpLeft, ["up-right"] = Direction.UpRight, ["down-left"] = Direction.DownLeft, ["down-right"] = Direction.DownRight,
    };

    public CounterPlan ToPlan() => new(new CounterId(Id), Name, new ZoneId(Zone), new ProfileId(Profile))
    {
        Names = Sorted(Names),
        Position = Sorted(Position),
        Arrow = Arrow is null ? null : Arrows[Arrow],
    };

    private static ImmutableSortedDictionary<string, string>? Sorted(Dictionary<string, string>? texts) => texts?.ToImmutableSortedDictionary(StringComparer.Ordinal);
}

/// <summary>What is wrong with zones and counters as customers see them, each at its place.</summary>
internal static class HallFileCheck
{
    private const double LeastHeight = 50, MostHeight = 5000, LeastDistance = 0.5, MostDistance = 50;

    public static IEnumerable<string> Mistakes(ZoneFile zone)
    {
        if (zone.Screen is not { } screen) yield break;
        var where = $"zone '{zone.Id}', screen";
        if (screen.HeightMillimetres is not (>= LeastHeight and <= MostHeight))
            yield return $"{where}: heightMillimetres is {LeastHeight} to {MostHeight}: measure the lit area; a 55-inch one is 685 high.";
        else if (screen.ViewingDistanceMetres is not (>= LeastDistance and <= MostDistance))
            yield return $"{where}: viewingDistanceMetres is {LeastDistance} to {MostDistance}: from the furthest seat.";
        else if (Legibility.ShareOfHeight(screen.ToBody()) > Legibility.MostOfHeight)
            yield return $"{where}: {TooSmall(screen)}";
    }

    public static IEnumerable<string> Mistakes(CounterFile counter)
    {
        if (counter.Arrow is { } arrow && !CounterFile.Arrows.ContainsKey(arrow))
            yield return $"counter '{counter.Id}', arrow '{arrow}': there is no such arrow; there are {string.Join(", ", CounterFile.Arrows.Keys)}.{Nearest.Suggest(arrow, CounterFile.Arrows.Keys)}";
        if ((counter.Names ?? []).Concat(counter.Position ?? []).Any(text => string.IsNullOrWhiteSpace(text.Value)))
            yield return $"counter '{counter.Id}': one of its names or positions is empty; leave the language out instead.";
    }

    private static string TooSmall(ScreenFile screen)
    {
        var capital = Legibility.Capital(screen.ViewingDistanceMetres);
        var height = Math.Ceiling(capital / Legibility.MostOfHeight);
        var distance = Math.Floor(10 * Legibility.Distance(screen.HeightMillimetres * Legibility.MostOfHeight)) / 10;
        return FormattableString.Invariant($"read from {screen.ViewingDistanceMetres} m, letters are {capital:0} mm high, and a call has no room on {screen.HeightMillimetres} mm. ")
            + FormattableString.Invariant($"Take a screen at least {height} mm high, or hang another within {distance} m of every seat.");
    }
}
