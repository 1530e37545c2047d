using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.WebConsole.Api;
using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.WebConsole.Pages;

internal static class PagesEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", IResult (HttpContext http) => Page<HomePage>(http));
        pages.MapGet("/sign-in", IResult (HttpContext http, SharedDesks desks, string? @return, string? refused) =>
            Page<SignInPage>(http, ("Return", LocalPath(@return)), ("Refused", refused is not null), ("Shared", desks.Of(http.Request) is not null)));
        pages.MapGet("/counter/{counter}", IResult (HttpContext http, string counter, ICentre centre) =>
            centre.View.Counters.FirstOrDefault(c => c.Counter == counter) is { } found
                ? Page<CounterPage>(http, ("Counter", found))
                : NotThere(http, T(http)["This centre has no counter '{0}'.", counter]));
        pages.MapGet("/t/{id}", IResult (HttpContext http, string id, ICentre centre) =>
            centre.Ticket(id) is { } ticket
                ? Page<TicketPage>(http, ("Ticket", ticket))
                : NotThere(http, T(http)["This ticket is not known today. Tickets can be seen on the day they are issued."]));
        pages.MapGet("/manager", IResult (HttpContext http, ICentre centre, string? day, string? by) =>
            TryDay(day, centre, out var shown)
                ? Page<ManagerPage>(http, ("Day", shown), ("By", Enum.TryParse<LogGrouping>(by, ignoreCase: true, out var grouping) && Enum.IsDefined(grouping) ? grouping : LogGrouping.Service))
                : NotThere(http, T(http)["The log has no day '{0}'. A day is written as its date, such as 2026-11-21, from 1900 to 9998.", day]));
        pages.MapGet("/manager/live", IResult (HttpContext http) => new RazorComponentResult<ManagerLive>(new Dictionary<string, object?> { ["T"] = T(http) }));
        pages.MapGet("/admin", IResult (HttpContext http) => Page<AdminPage>(http));
        pages.MapGet("/admin/centre", IResult (HttpContext http, long? version) => Page<AdminCentrePage>(http, ("Shown", version)));
    }

    private static RazorComponentResult<TPage> Page<TPage>(HttpContext http, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        var all = parameters.ToDictionary(p => p.Name, p => p.Value);
        all["At"] = PageContext.Of(http);
        return new RazorComponentResult<TPage>(all);
    }

    internal static Speech T(HttpContext http) => Speech.For(http.Request);

    internal static RazorComponentResult<NotTherePage> NotThere(HttpContext http, string what) =>
        new(new Dictionary<string, object?> { ["At"] = PageContext.Of(http), ["What"] = what })
        { StatusCode = StatusCodes.Status404NotFound };

    /// <summary>The day given; where none is, the one that the centre is in.</summary>
    private static bool TryDay(string? given, ICentre centre, out DateOnly day)
    {
        if (!string.IsNullOrEmpty(given)) return CentreTime.TryDate(given, out day);
        day = centre.DayOf(centre.View.Now);
        return true;
    }

    /// <summary>Where to go after signing in: a path of this site and nothing else, so that a link cannot lead astray.</summary>
    internal static string LocalPath(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl) ? path : "/";
}
