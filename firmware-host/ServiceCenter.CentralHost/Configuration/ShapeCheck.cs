using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.CentralHost.Configuration;

/// <param name="IsStrayMember">A member that is not known: the rest can be read without it.</param>
internal sealed record Slip(string Text, bool IsStrayMember = false);

/// <summary>
/// What in a centre's file is not shaped as it should be, all of it and each with its line. A deserializer stops at the
/// first such slip; this walks the text beside the deserializer's own description of it, so that the two cannot differ.
/// </summary>
internal ref struct ShapeCheck
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

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
            check.Value(CentreFileJson.Default.CentreFile, "the file", mayBeNull: false);
            check._reader.Read();
        }
        catch (JsonException e)
        {
            check._found.Add(new Slip($"line {e.LineNumber + 1}: this is no JSON ({WithoutPlace(e.Message)})."));
        }
        return check._found;
    }

    private void Value(JsonTypeInfo type, string place, bool mayBeNull)
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            if (!mayBeNull) Say($"{Here(place)}: null is no value here; leave the member out, or give {Wanted(type)}.");
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
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            if (!seen.Add(name)) Say($"{Here(place)}: '{name}' is there twice.");
            var member = type.Properties.FirstOrDefault(p => p.Name == name);
            if (member is null)
            {
                var known = type.Properties.Select(p => p.Name).ToList();
                _found.Add(new Slip($"{Here(place)}: there is no member '{name}'; there are {string.Join(", ", known)}.{Nearest.Suggest(name, known)}", IsStrayMember: true));
                _reader.Skip();
                continue;
            }
            _reader.Read();
            var inside = place == "the file" ? name : $"{place}.{name}";
            var mayBeNull = member.IsSetNullable || member.AssociatedParameter?.IsNullable == true;
            // What a converter of its own reads may also be written as a word.
            if (member.CustomConverter is not null && _reader.TokenType == JsonTokenType.String) continue;
            Value(TypeOf(member.PropertyType, type), inside, mayBeNull);
        }
        string[] missing = [.. type.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)).Select(p => p.Name)];
        if (missing.Length > 0) Say($"{here}: {string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing.");
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
            if (!seen.Add(name)) Say($"{Here(place)}: '{name}' is there twice.");
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

    private readonly void NotWanted(JsonTypeInfo type, string place) => Say($"{Here(place)}: {Written()} is not {Wanted(type)}.");

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

    private readonly void Say(string text) => _found.Add(new Slip(text));

    private readonly string Here(string place) => $"{place}, line {_text[..(int)_reader.TokenStartIndex].Count((byte)'\n') + 1}";

    private static string WithoutPlace(string message) => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? message[..end].TrimEnd('.') : message;
}
