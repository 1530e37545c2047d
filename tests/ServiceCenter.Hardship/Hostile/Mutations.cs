using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ServiceCenter.Hardship.Hostile;

/// <summary>Makes bad input of good: field by field where it is to stay well-formed, byte by byte where it is not.</summary>
internal sealed class Mutations(Random random)
{
    private static readonly string[] Texts =
    [
        "", " ", "general", "payments", "passports", "1", "2", "4", "5", "ada", "zed", "all", "quick", "agent", "centre", "first", "last", "arrival", "A1", "-1", "null", "true", "de", "pt-BR",
        "sc/demo/+", "#", "../../etc/passwd", "<script>alert(1)</script>", "'; DROP TABLE record; --", "\u0000", "\u202E", "\uD83D\uDE00", "e\u0301", "ﷺ", "İ", "0x7f", "1e309", "NaN",
        "00000000000000000000000000000000", "ffffffffffffffffffffffffffffffff", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "2026-02-30", "2026-11-22", "24:00", "23:59", "04:00", "Europe/Berlin", "Mars/Olympus",
        "served", "left", "2026-03-02T08:00:00+14:00", "P1D", "%s%n", "\r\nX: y", "\\", "\"", "{}", "[]",
    ];
    private static readonly string[] Numbers = ["0", "-0", "1", "-1", "2", "60", "999", "1000", "65536", "2147483647", "-2147483648", "2147483648", "9223372036854775807", "-9223372036854775809", "1e10", "1.5", "1e400", "0.0000001"];

    public int Below(int bound) => random.Next(bound);
    public bool OneIn(int many) => random.Next(many) == 0;
    public T OneOf<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    public string Id() => random.NextInt64().ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A few members of a copy altered, each to something that is still JSON.</summary>
    public JsonNode Altered(JsonNode good, int most = 3)
    {
        var copy = good.DeepClone();
        for (var i = random.Next(most) + 1; i > 0; i--) AlterOne(copy);
        return copy;
    }

    public string Text() => random.Next(12) switch
    {
        0 => new string((char)random.Next('a', 'z'), random.Next(1, 300)),
        1 => new string('x', random.Next(300, 20_000)),
        2 => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => char.ConvertFromUtf32(random.Next(0x20, 0xD7FF)))),
        _ => OneOf(Texts),
    };

    /// <summary>Cut off, flipped, doubled, filled with noise.</summary>
    public byte[] Broken(byte[] good)
    {
        if (good.Length == 0) return [(byte)random.Next(256)];
        var at = random.Next(good.Length);
        switch (random.Next(7))
        {
            case 0: return good[..at];
            case 1: return [.. good[..at], .. good[at..], .. good];
            case 2: return [.. good[..at], .. Noise(random.Next(1, 64)), .. good[at..]];
            case 3: return Noise(random.Next(0, 400));
            case 4: return [.. Enumerable.Repeat((byte)OneOf<char>(['[', '{', '"', ' ', '0']), random.Next(1, 3_000))];
            case 5: return [.. good, .. Enumerable.Repeat((byte)' ', random.Next(70_000))];
            default:
                var flipped = good.ToArray();
                for (var i = random.Next(4); i >= 0; i--) flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                return flipped;
        }
    }

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private void AlterOne(JsonNode root)
    {
        var places = new List<JsonNode>();
        Collect(root, places);
        switch (OneOf(places))
        {
            case JsonObject { Count: > 0 } members:
                var name = OneOf([.. members.Select(member => member.Key)]);
                switch (random.Next(8))
                {
                    case 0: members.Remove(name); break;
                    case 1: members[Text()] = members[name]?.DeepClone(); break;
                    default: members[name] = Another(members[name]); break;
                }
                break;
            case JsonArray { Count: > 0 } items:
                var at = random.Next(items.Count);
                switch (random.Next(4))
                {
                    case 0: items.RemoveAt(at); break;
                    case 1: items.Add(items[at]?.DeepClone()); break;
                    default: items[at] = Another(items[at]); break;
                }
                break;
            case JsonArray empty: empty.Add(Another(null)); break;
            case JsonObject empty: empty[Text()] = Another(null); break;
        }
    }

    /// <summary>Mostly of the same kind, so that it gets as far as its meaning.</summary>
    private JsonNode? Another(JsonNode? value)
    {
        if (OneIn(6)) return OneOf<Func<JsonNode?>>([() => null, () => true, () => Text(), () => JsonNode.Parse(OneOf(Numbers)), () => new JsonArray(), () => new JsonObject(), Deep])();
        if (value is not JsonValue simple) return OneIn(2) ? null : Text();
        return simple.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.Number => JsonNode.Parse(OneIn(3) ? OneOf(Numbers) : random.Next(100).ToString(CultureInfo.InvariantCulture)),
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => !simple.GetValue<bool>(),
            _ => Text(),
        };
    }

    private JsonNode Deep()
    {
        JsonNode node = Text();
        for (var i = random.Next(60); i > 0; i--) node = OneIn(2) ? new JsonArray(node) : new JsonObject { ["then"] = node };
        return node;
    }

    private static void Collect(JsonNode node, List<JsonNode> places)
    {
        switch (node)
        {
            case JsonObject members:
                places.Add(members);
                foreach (var (_, member) in members) if (member is not null) Collect(member, places);
                break;
            case JsonArray items:
                places.Add(items);
                foreach (var item in items) if (item is not null) Collect(item, places);
                break;
        }
    }

    public static byte[] Bytes(JsonNode? node) => Encoding.UTF8.GetBytes(node?.ToJsonString() ?? "null");
}
