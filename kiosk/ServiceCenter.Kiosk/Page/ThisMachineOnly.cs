using System.Net;
using Microsoft.AspNetCore.Http;

namespace ServiceCenter.Kiosk.Page;

/// <summary>
/// Lets in the kiosk's own browser and nobody else. The name it was called by is looked at too: a page elsewhere can make a
/// browser here call a name that leads to this machine.
/// </summary>
internal sealed class ThisMachineOnly : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isLocal = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && (http.Request.Host.Host is "localhost" || IPAddress.TryParse(http.Request.Host.Host, out var named) && IPAddress.IsLoopback(named))
            && IsOwnPage(http.Request);
        return isLocal ? next(context) : new(TypedResults.Problem(
            "A kiosk page is served to its own machine only: open it there, as http://127.0.0.1 and the port.", statusCode: 403,
            title: "Not from here.", extensions: [new("code", "not-allowed")]));
    }

    /// <summary>A page of another origin that is open in this browser must not press buttons.</summary>
    private static bool IsOwnPage(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin] || origin == $"{request.Scheme}://{request.Host}";
}
