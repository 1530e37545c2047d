using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.Pages;

/// <summary>Scripts and the style sheet, from inside the assembly, under an ETag of their content.</summary>
internal static class AssetsEndpoints
{
    private static readonly FrozenDictionary<string, Asset> All = typeof(AssetsEndpoints).Assembly.GetManifestResourceNames()
        .Select(Load).ToFrozenDictionary(a => a.Name);

    public static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/console/{file}", Serve).ExcludeFromDescription();

    private static IResult Serve(string file, HttpContext http)
    {
        if (!All.TryGetValue(file, out var asset))
            return Problems.Of("unknown-file", "No such file", $"The console has no file '{file}'.");
        // Always asked for again, answered by 304: a new host never meets an old script.
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(asset.Content, asset.Type, entityTag: asset.Tag);
    }

    private static Asset Load(string name)
    {
        using var stream = typeof(AssetsEndpoints).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
        return new Asset(name, content, TypeOf(name), tag);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private sealed record Asset(string Name, byte[] Content, string Type, EntityTagHeaderValue Tag);
}
