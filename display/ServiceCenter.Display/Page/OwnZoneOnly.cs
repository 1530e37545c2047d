using Microsoft.AspNetCore.Http;

namespace ServiceCenter.Display.Page;

/// <summary>A page of another zone would show nothing, and say nothing of it.</summary>
internal sealed class OwnZoneOnly(string zone) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        (string?)context.HttpContext.Request.RouteValues["zone"] == zone ? next(context) : new(TypedResults.Problem(
            $"This machine's display shows the zone \"{zone}\": see /wall/{zone}.", statusCode: 404,
            title: "No such zone here.", extensions: [new("code", "unknown-zone")]));
}
