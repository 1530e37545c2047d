using System.Text;
using System.Text.Json;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>
/// In which line of a centre's file each of its parts begins. Items of a list go by their id, which is how people are told of them:
/// <c>profiles[quick].rules[1].when</c>; those without one by their place, from 0.
/// </summary>
internal sealed class FileLines
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <param name="text">JSON, though its parts may not be what the centre wants.</param>
    public FileLines(string text)
    {
        var walk = new Walk(Encoding.UTF8.GetBytes(text), _lines);
        walk.All();
    }

    /// <summary>Said after the name of a part: ", line 12". Nothing where there is no such part.</summary>
    public string Of(string part) => _lines.TryGetValue(part, out var line) ? $", line {line}" : "";

    private ref struct Walk(ReadOnlySpan<byte> text, Dictionary<string, int> lines)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private Utf8JsonReader _reader = new(text, Lenient);
        private int _line = 1, _counted;

        public void All()
        {
            _reader.Read();
            Part("");
        }

        private void Part(string place)
        {
            if (_reader.TokenType == JsonTokenType.StartArray) Items(place);
            else if (_reader.TokenType == JsonTokenType.StartObject) Members(place);
        }

        private void Members(string place)
        {
            while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                var inside = place.Length == 0 ? _reader.GetString()! : $"{place}.{_reader.GetString()}";
                lines.TryAdd(inside, Line());
                _reader.Read();
                Part(inside);
            }
        }

        private void Items(string place)
        {
            for (var i = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; i++)
            {
                var inside = $"{place}[{Id() ?? $"{i}"}]";
                lines.TryAdd(inside, Line());
                Part(inside);
            }
        }

        private readonly string? Id()
        {
            if (_reader.TokenType != JsonTokenType.StartObject) return null;
            var ahead = _reader;
            using var item = JsonDocument.ParseValue(ref ahead);
            return item.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }

        private int Line()
        {
            var here = (int)_reader.TokenStartIndex;
            _line += _text[_counted..here].Count((byte)'\n');
            _counted = here;
            return _line;
        }
    }
}
