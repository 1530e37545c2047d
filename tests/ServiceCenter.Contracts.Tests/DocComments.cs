using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ServiceCenter.Contracts.Tests;

/// <summary>The doc comments of the wire's types, as plain text, from the file the compiler lays beside the assembly.</summary>
public sealed partial class DocComments
{
    private readonly Dictionary<string, XElement> _members;

    private DocComments(XDocument file) =>
        _members = file.Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, member => member);

    public static DocComments OfContracts() => new(XDocument.Load(Path.ChangeExtension(typeof(Wire).Assembly.Location, ".xml")));

    public string? Of(Type type) => Text(_members.GetValueOrDefault("T:" + type.FullName)?.Element("summary"));

    /// <param name="member">Its name on the wire; described by the record's parameter of that name, here or in the record it extends.</param>
    public string? Of(Type type, string member) => Text(_members.GetValueOrDefault("T:" + type.FullName)?.Elements("param")
        .FirstOrDefault(parameter => string.Equals((string?)parameter.Attribute("name"), member, StringComparison.OrdinalIgnoreCase)));

    private static string? Text(XElement? comment)
    {
        if (comment is null) return null;
        foreach (var see in comment.Descendants().Where(element => element.Attribute("cref") is not null).ToList())
            see.ReplaceWith(((string)see.Attribute("cref")!).Split('.')[^1]);
        return Spaces().Replace(comment.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
