using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

/// <summary>A body that the framework could not read is read once more, to say in our words what is wrong with it.</summary>
internal static class UnreadBody
{
    /// <summary>Before anybody reads it: keeps the body in memory as it is read. What is longer is refused before it is all there.</summary>
    public static void Keep(HttpRequest request)
    {
        if (!request.Path.StartsWithSegments("/api")) return;
        request.Body = new ShortBody(request.Body, Access.MostBodyBytes);
        request.EnableBuffering(bufferThreshold: Access.MostBodyBytes);
    }

    /// <returns>Null where the body is not at fault.</returns>
    public static async Task<string?> FaultAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } type || !http.Request.Body.CanSeek) return null;
        http.Request.Body.Position = 0;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return BodyFault.In(body.ToArray(), TypeOf(type, http.RequestServices));
    }

    private static JsonTypeInfo TypeOf(Type type, IServiceProvider services) =>
        services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions.GetTypeInfo(type);
}
