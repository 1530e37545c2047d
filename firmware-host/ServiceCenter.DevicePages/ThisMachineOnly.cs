using System.Net;
using Microsoft.AspNetCore.Http;

namespace ServiceCenter.DevicePages;

/// <summary>
/// Lets in the device's own browser and nobody else. The name it was called by is looked at too: a page elsewhere can make a
/// browser here call a name that leads to this machine.
/// </summary>
/// <param name="page">What kind of page it is, for the refusal.</param>
public sealed class ThisMachineOnly(string page) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isLocal = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && (http.Request.Host.Host is "localhost" || IPAddress.TryParse(http.Request.Host.Host, out var named) && IPAddress.IsLoopback(named))
            && IsOwnPage(http.Request);
        return isLocal ? next(context) : new(TypedResults.Problem(
            $"A {page} page is served to its own machine only: open it there, as http://127.0.0.1 and the port.", statusCode: 403,
            title: "Not from here.", extensions: [new("code", "not-allowed")]));
    }

    /// <summary>A page of another origin that is open in this browser must not act here.</summary>
    private static bool IsOwnPage(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin] || origin == $"{request.Scheme}://{request.Host}";
}
