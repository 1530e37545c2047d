using System.Collections.Immutable;
using ServiceCenter.Engine;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>A button box as the centre's file describes it.</summary>
/// <param name="Buttons">Left out: four, wired as <c>hardware/wiring/counter-box.md</c> draws them.</param>
internal sealed record BoxFile(string Id, string Counter, ImmutableArray<BoxButtonFile>? Buttons = null)
{
    public static ImmutableArray<BoxButtonFile> UsualWiring { get; } =
        [new("next", 17, 5), new("recall", 27, 6), new("no-show", 22, 13), new("done", 4, 19)];

    public BoxPlan ToPlan() => new(
        new DeviceId(Id), new CounterId(Counter), [.. (Buttons ?? UsualWiring).Select(b => new BoxButtonPlan(BoxFileCheck.Keys[b.Key], b.Line, b.Lamp))]);
}

/// <param name="Key">next, recall, no-show, done; or single, alone.</param>
internal sealed record BoxButtonFile(string Key, int Line, int? Lamp = null);

internal static class BoxFileCheck
{
    private const string Alone = "single";

    public static ImmutableSortedDictionary<string, BoxKey> Keys { get; } = new Dictionary<string, BoxKey>
    {
        ["next"] = BoxKey.Next, ["recall"] = BoxKey.Recall, ["no-show"] = BoxKey.NoShow, ["done"] = BoxKey.Done, [Alone] = BoxKey.Single,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Mistakes(BoxFile box, KnownNames counters)
    {
        var where = $"box '{box.Id}'";
        var buttons = box.Buttons ?? BoxFile.UsualWiring;
        if (!counters.Contains(box.Counter)) yield return CentreFileCheck.Unknown(where, "counter", box.Counter, counters);
        if (buttons.IsEmpty) yield return $"{where}: it has no button; leave buttons out for the usual four.";
        foreach (var button in buttons.Where(b => !Keys.ContainsKey(b.Key)))
            yield return CentreFileCheck.Unknown(where, "key", button.Key, [.. Keys.Keys]);
        foreach (var key in buttons.GroupBy(b => b.Key).Where(g => g.Count() > 1))
            yield return $"{where}: key '{key.Key}' is there {key.Count()} times.";
        if (buttons.Length > 1 && buttons.Any(b => b.Key == Alone)) yield return $"{where}: '{Alone}' is the only button of its box, or it is none.";
        foreach (var line in buttons.SelectMany(b => new[] { b.Line, b.Lamp }).OfType<int>().GroupBy(l => l).Where(g => g.Count() > 1))
            yield return $"{where}: line {line.Key} is used {line.Count()} times.";
    }
}
