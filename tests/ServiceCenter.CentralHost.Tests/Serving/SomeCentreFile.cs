using System.Text.Json.Nodes;
using ServiceCenter.CentralHost.Configuration;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>The centre's file that ships, to be altered.</summary>
internal static class SomeCentreFile
{
    public static string With(Action<JsonObject> alter)
    {
        using var shipped = typeof(Centre).Assembly.GetManifestResourceStream("centre.default.json")!;
        var file = JsonNode.Parse(shipped)!.AsObject();
        alter(file);
        return file.ToJsonString();
    }

    public static string In(string timeZone) => With(file => file["timeZone"] = timeZone);
}
