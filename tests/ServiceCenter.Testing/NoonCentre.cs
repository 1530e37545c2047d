using System.Text.Json.Nodes;

namespace ServiceCenter.Testing;

/// <summary>The centre that ships, where it is noon now: a day that ends while a test runs would take its tickets with it.</summary>
public static class NoonCentre
{
    public static string TimeZone
    {
        get
        {
            var ahead = 12 - DateTime.UtcNow.Hour;
            // POSIX counts the other way round.
            return ahead == 0 ? "Etc/GMT" : $"Etc/GMT{-ahead:+0;-0}";
        }
    }

    /// <summary>To be altered and written.</summary>
    public static JsonObject File()
    {
        var shipped = Repo.PathOf("firmware-host", "ServiceCenter.CentralHost", "Configuration", "centre.default.json");
        var file = JsonNode.Parse(System.IO.File.ReadAllText(shipped))!.AsObject();
        file["timeZone"] = TimeZone;
        return file;
    }
}
