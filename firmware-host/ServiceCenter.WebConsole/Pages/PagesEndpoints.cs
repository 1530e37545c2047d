using Microsoft.AspNetCore.Routing;

namespace ServiceCenter.WebConsole.Pages;

internal static class PagesEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes) => _ = routes;
}
