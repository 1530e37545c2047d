using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServiceCenter.Contracts.Tests;

/// <summary>Plain YAML of a JSON document: block style, texts quoted only where they must be.</summary>
public static partial class Yaml
{
    public static string Of(JsonObject document)
    {
        var text = new StringBuilder();
        Append(text, document, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode node, string indent)
    {
        if (node is JsonObject map)
        {
            foreach (var (key, value) in map) AppendItem(text, indent, Scalar(key) + ":", value!, indent + "  ");
        }
        else
        {
            foreach (var item in node.AsArray()) AppendItem(text, indent, "-", item!, indent + "  ");
        }
    }

    private static void AppendItem(StringBuilder text, string indent, string head, JsonNode value, string deeper)
    {
        text.Append(indent).Append(head);
        switch (value)
        {
            case JsonObject { Count: 0 }:
                text.Append(" {}\n");
                break;
            case JsonArray { Count: 0 }:
                text.Append(" []\n");
                break;
            case JsonValue plain:
                text.Append(' ').Append(plain.TryGetValue(out string? words) ? Scalar(words) : plain.ToJsonString()).Append('\n');
                break;
            default:
                text.Append('\n');
                Append(text, value, deeper);
                break;
        }
    }

    private static string Scalar(string words) =>
        Plain().IsMatch(words) && !words.Contains(": ", StringComparison.Ordinal) && !words.Contains(" #", StringComparison.Ordinal)
            && !words.EndsWith(':') && !LooksLikeAnotherType().IsMatch(words)
            ? words
            : "'" + words.Replace("'", "''", StringComparison.Ordinal) + "'";

    [GeneratedRegex(@"^[A-Za-z$][^\n\t]*$")]
    private static partial Regex Plain();

    [GeneratedRegex("^(true|false|null|yes|no|on|off|y|n)$", RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeAnotherType();
}
