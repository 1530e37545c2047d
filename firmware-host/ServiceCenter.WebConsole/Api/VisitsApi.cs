using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

internal static class VisitsApi
{
    private const int PageSize = 1000;

    public static void MapVisits(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/visits", Visits).WithTags("Visits")
            .Produces<VisitPage>().Produces<string>(StatusCodes.Status200OK, VisitCsv.MediaType);

    private static IResult Visits(string? from, string? to, string? after, ICentre centre, HttpContext http)
    {
        if (!CentreTime.TryInstant(from, centre, DateTimeOffset.UnixEpoch, out var begin)) return Problems.BadRequest($"'from' is {CentreTime.Forms}.");
        if (!CentreTime.TryInstant(to, centre, DateTimeOffset.MaxValue, out var end)) return Problems.BadRequest($"'to' is {CentreTime.Forms}.");
        try
        {
            // Read before the first byte leaves: what cannot be read is then a problem, and not a file that breaks off.
            var first = centre.Visits(begin, end, after, PageSize);
            return WantsCsv(http) ? new VisitCsvResult(centre, begin, end, first) : TypedResults.Ok(first);
        }
        catch (FormatException e)
        {
            return Problems.BadRequest($"'after' is the 'next' of the page before: {e.Message}");
        }
    }

    /// <summary>CSV where the client names it; a browser's <c>*/*</c> is JSON.</summary>
    private static bool WantsCsv(HttpContext http) =>
        MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var accepted)
        && accepted.Any(a => a.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase))
        || http.Request.Query["format"] == "csv";

    /// <summary>Every row of the span, page by page, so that a year does not stand in memory.</summary>
    private sealed class VisitCsvResult(ICentre centre, DateTimeOffset from, DateTimeOffset to, VisitPage first) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            http.Response.ContentType = VisitCsv.MediaType + "; charset=utf-8; header=present";
            http.Response.Headers.ContentDisposition = "attachment; filename=\"visits.csv\"";
            await http.Response.WriteAsync(VisitCsv.Heading, http.RequestAborted);
            for (var page = first; ; page = centre.Visits(from, to, page.Next, PageSize))
            {
                foreach (var row in page.Items) await http.Response.WriteAsync(VisitCsv.Line(row), http.RequestAborted);
                if (page.Next is null) return;
            }
        }
    }
}
