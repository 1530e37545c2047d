using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>The names that a list of the file gives. Where a part of it could not be read, any name may be one of them.</summary>
internal sealed record KnownNames(ImmutableSortedSet<string> Read, bool IsWhole)
{
    public bool Contains(string name) => !IsWhole || Read.Contains(name);
}

/// <summary>
/// A centre's file without the parts that are not shaped as they should be: what is wrong with the meaning of all others can be told along
/// with that, and nothing is told twice. Items of a list are left out one by one, other members whole.
/// </summary>
internal sealed class ReadableParts
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly IReadOnlyDictionary<string, string> StandIns = new Dictionary<string, string>
    {
        ["site"] = "\"site\"", ["name"] = "\"name\"", ["day"] = """{ "boundary": "04:00", "opens": "08:00", "lastTicket": "17:00" }""", ["languages"] = "[]",
        ["services"] = "[]", ["zones"] = "[]", ["profiles"] = "[]", ["counters"] = "[]", ["kiosks"] = "[]", ["displays"] = "[]",
    };

    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _unreadNames = new(StringComparer.Ordinal);

    private ReadableParts(string text, IReadOnlySet<string> broken)
    {
        using var document = JsonDocument.Parse(text, Lenient);
        // A member that is there twice is broken, or is read as the deserializer reads it: the last one counts.
        var members = document.RootElement.EnumerateObject().Where(m => !broken.Contains(m.Name)).GroupBy(m => m.Name).ToDictionary(g => g.Key, g => g.Last().Value);
        foreach (var name in StandIns.Keys.Concat(broken.Select(part => part.Split('[')[0])))
            if (!members.ContainsKey(name)) _unread.Add(name);

        var parts = members.Select(m => Member(m.Key, m.Value.ValueKind == JsonValueKind.Array ? WithoutBroken(m.Key, m.Value, broken) : m.Value.GetRawText()))
            .Concat(StandIns.Where(s => !members.ContainsKey(s.Key)).Select(s => Member(s.Key, s.Value)));
        Lines = new FileLines(text);
        File = JsonSerializer.Deserialize($"{{{string.Join(',', parts)}}}", CentreFileJson.Default.CentreFile)!;
    }

    public CentreFile File { get; }

    public FileLines Lines { get; }

    /// <summary>Null: it is no file of members at all.</summary>
    public static ReadableParts? Of(string text, IReadOnlyList<Slip> slips)
    {
        var broken = slips.Select(s => s.Part).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return broken.Contains(ShapeCheck.Whole) ? null : new ReadableParts(text, broken);
    }

    /// <summary>The member could be read, all of it.</summary>
    public bool IsWhole(string member) => !_unread.Contains(member) && !_unreadNames.ContainsKey(member);

    /// <summary>The names of a list, with those of the items that could not be read.</summary>
    /// <param name="read">Those of the items that could.</param>
    public KnownNames Names(string list, ImmutableSortedSet<string> read) =>
        new(read.Union(_unreadNames.GetValueOrDefault(list) ?? []), !_unread.Contains(list));

    private static string Member(string name, string value) => $"\"{JsonEncodedText.Encode(name)}\":{value}";

    private string WithoutBroken(string list, JsonElement items, IReadOnlySet<string> broken)
    {
        var text = new StringBuilder("[");
        foreach (var (i, item) in items.EnumerateArray().Index())
        {
            if (broken.Contains($"{list}[{i}]")) Remember(list, item);
            else text.Append(text.Length > 1 ? "," : "").Append(item.GetRawText());
        }
        return text.Append(']').ToString();
    }

    /// <summary>Who refers to it is not wrong: only its own place is.</summary>
    private void Remember(string list, JsonElement item)
    {
        if (!_unreadNames.TryGetValue(list, out var names)) names = _unreadNames[list] = [];
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String) names.Add(id.GetString()!);
        else _unread.Add(list);
    }
}
