using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.CentralHost.Configuration;

/// <param name="Part">Which part of the file cannot be read because of it: a member of the file (<c>day</c>), or an item of its list (<c>services[2]</c>).
/// Null: a member that is not known, without which the rest can be read.</param>
internal sealed record Slip(string Text, string? Part);

/// <summary>
/// What in a centre's file is not shaped as it should be, all of it and each with its line. A deserializer stops at the
/// first such slip; this walks the text beside the deserializer's own description of it, so that the two cannot differ.
/// </summary>
internal ref struct ShapeCheck
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Nothing in the file can be read.</summary>
    public const string Whole = "the file";

    private readonly ReadOnlySpan<byte> _text;
    private readonly List<Slip> _found = [];
    private Utf8JsonReader _reader;

    private ShapeCheck(ReadOnlySpan<byte> text)
    {
        _text = text;
        _reader = new Utf8JsonReader(text, Lenient);
    }

    public static IReadOnlyList<Slip> Mistakes(string text)
    {
        var check = new ShapeCheck(Encoding.UTF8.GetBytes(text));
        try
        {
            check._reader.Read();
            check.Value(CentreFileJson.Default.CentreFile, Whole, mayBeNull: false);
            check._reader.Read();
        }
        catch (JsonException e)
        {
            check._found.Add(new Slip($"line {e.LineNumber + 1}: this is no JSON ({WithoutPlace(e.Message)}).", Whole));
        }
        return check._found;
    }

    private void Value(JsonTypeInfo type, string place, bool mayBeNull)
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            if (!mayBeNull) Say(place, $"{Here(place)}: null is no value here; leave the member out, or give {Wanted(type)}.");
        }
        else if (type.Kind == JsonTypeInfoKind.Object) Members(type, place);
        else if (type.Kind == JsonTypeInfoKind.Enumerable) Items(type, place);
        else if (type.Kind == JsonTypeInfoKind.Dictionary) Entries(type, place);
        else Leaf(type, place);
    }

    private void Members(JsonTypeInfo type, string place)
    {
        if (!Begins(JsonTokenType.StartObject, type, place)) return;
        var (here, seen) = (Here(place), new HashSet<string>(StringComparer.Ordinal));
        // What a record works out for itself is nothing to write.
        var members = type.Properties.Where(p => p.AssociatedParameter is not null).ToList();
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            if (!seen.Add(name)) Say(Inside(place, name), $"{Here(place)}: '{name}' is there twice.");
            var member = members.Find(p => p.Name == name);
            if (member is null)
            {
                var known = members.Select(p => p.Name).ToList();
                _found.Add(new Slip($"{Here(place)}: there is no member '{name}'; there are {string.Join(", ", known)}.{Nearest.Suggest(name, known)}", Part: null));
                _reader.Skip();
                continue;
            }
            _reader.Read();
            var inside = Inside(place, name);
            var mayBeNull = member.IsSetNullable || member.AssociatedParameter?.IsNullable == true;
            // What a converter of its own reads may also be written as a word.
            if (member.CustomConverter is not null && _reader.TokenType == JsonTokenType.String) continue;
            Value(TypeOf(member.PropertyType, type), inside, mayBeNull);
        }
        string[] missing = [.. type.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)).Select(p => p.Name)];
        if (missing.Length > 0) Say(place, $"{here}: {string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing.");
    }

    private void Items(JsonTypeInfo type, string place)
    {
        if (!Begins(JsonTokenType.StartArray, type, place)) return;
        var item = TypeOf(type.Type.GetGenericArguments()[^1], type);
        for (var i = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; i++) Value(item, $"{place}[{i}]", mayBeNull: false);
    }

    private void Entries(JsonTypeInfo type, string place)
    {
        if (!Begins(JsonTokenType.StartObject, type, place)) return;
        var (value, seen) = (TypeOf(type.Type.GetGenericArguments()[^1], type), new HashSet<string>(StringComparer.Ordinal));
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            if (!seen.Add(name)) Say(place, $"{Here(place)}: '{name}' is there twice.");
            _reader.Read();
            Value(value, $"{place}.{name}", mayBeNull: false);
        }
    }

    private void Leaf(JsonTypeInfo type, string place)
    {
        var copy = _reader;
        try
        {
            JsonSerializer.Deserialize(ref copy, type);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            NotWanted(type, place);
        }
        _reader.Skip();
    }

    private bool Begins(JsonTokenType token, JsonTypeInfo type, string place)
    {
        if (_reader.TokenType == token) return true;
        NotWanted(type, place);
        _reader.Skip();
        return false;
    }

    private readonly void NotWanted(JsonTypeInfo type, string place) => Say(place, $"{Here(place)}: {Written()} is not {Wanted(type)}.");

    private readonly string Written() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => $"'{_reader.GetString()}'",
        _ => Encoding.UTF8.GetString(_reader.ValueSpan),
    };

    private static string Wanted(JsonTypeInfo type) => (type.Kind, Type.GetTypeCode(type.Type)) switch
    {
        (JsonTypeInfoKind.Enumerable, _) => "a list in [ ]",
        (JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary, _) => "an object in { }",
        (_, TypeCode.String) => "a text in quotes",
        (_, TypeCode.Int32) => "a whole number",
        (_, TypeCode.Double) => "a number",
        (_, TypeCode.Boolean) => "true or false",
        _ when type.Type == typeof(TimeOnly) => "a time such as \"08:30\"",
        _ when type.Type == typeof(DateOnly) => "a date such as \"2026-12-24\"",
        _ => "what is wanted here",
    };

    private static JsonTypeInfo TypeOf(Type type, JsonTypeInfo owner) => owner.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>What a file lacks altogether leaves the rest of it readable.</summary>
    private readonly void Say(string place, string text) => _found.Add(new Slip(text, place == Whole && _reader.TokenType == JsonTokenType.EndObject ? null : place.Split('.')[0]));

    private static string Inside(string place, string member) => place == Whole ? member : $"{place}.{member}";

    private readonly string Here(string place) => $"{place}, line {_text[..(int)_reader.TokenStartIndex].Count((byte)'\n') + 1}";

    private static string WithoutPlace(string message) => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? message[..end].TrimEnd('.') : message;
}
