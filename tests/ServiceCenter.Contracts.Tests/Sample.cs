using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServiceCenter.Testing;

namespace ServiceCenter.Contracts.Tests;

/// <summary>A message and its golden file.</summary>
/// <param name="Name">Folder and file, without <c>.json</c>.</param>
/// <param name="As">How it travels: the type the wire declares, which for requests and events is the family.</param>
public sealed record Sample(string Name, object Value, JsonTypeInfo As)
{
    public static string Folder => Repo.PathOf("tests", "ServiceCenter.Contracts.Tests", "golden");
    public string File => Path.Combine(Folder, Name + ".json");

    public string Json => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(Value, As));

    public override string ToString() => Name;
}
