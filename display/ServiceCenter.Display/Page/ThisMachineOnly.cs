using System.Net;
using Microsoft.AspNetCore.Http;

namespace ServiceCenter.Display.Page;

/// <summary>
/// Refuses whoever is not this machine. The name in the request must be the machine's own too: a page elsewhere may have made its
/// name point here.
/// </summary>
internal sealed class ThisMachineOnly : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isLocal = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && (http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host, out var named) && IPAddress.IsLoopback(named)));
        return isLocal ? next(context) : new(TypedResults.Problem(
            "A wall page is served to its own machine only: open it there, as http://127.0.0.1 and the port.", statusCode: 403,
            title: "Not from here.", extensions: [new("code", "not-allowed")]));
    }
}

/// <summary>A page of another zone would show nothing, and say nothing of it.</summary>
internal sealed class OwnZoneOnly(string zone) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        (string?)context.HttpContext.Request.RouteValues["zone"] == zone ? next(context) : new(TypedResults.Problem(
            $"This machine's display shows the zone \"{zone}\": see /wall/{zone}.", statusCode: 404,
            title: "No such zone here.", extensions: [new("code", "unknown-zone")]));
}
