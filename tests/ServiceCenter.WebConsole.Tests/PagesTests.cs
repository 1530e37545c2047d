using System.Net;
using System.Text.RegularExpressions;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Tests;

public sealed partial class PagesTests : IAsyncLifetime
{
    private RunningConsole console = null!;
    private HttpClient admin = null!;

    public async ValueTask InitializeAsync()
    {
        console = await RunningConsole.StartAsync();
        admin = console.WithKey("admin");
        console.Centre.Tickets[SomeCentre.TicketId] = new TicketBody(
            SomeCentre.TicketId, "A42", "general", new Dictionary<string, string> { ["en"] = "General" }, "waiting", SomeCentre.Now, 3, null, null, null, true);
        console.Centre.Log.AddRange([SomeCentre.Visit(2, agent: "<b>eve</b>"), SomeCentre.Visit(1)]);
    }

    public ValueTask DisposeAsync() => console.DisposeAsync();

    public static TheoryData<string, string> EveryPage => new()
    {
        { "/", "Demo centre" }, { "/sign-in", "Password" }, { "/counter/2", "Counter 2" }, { "/manager", "Every ticket accounted for" },
        { "/manager?day=2026-11-21", "Log of 2026-11-21" }, { "/manager?day=2026-11-21&by=agent", "Waiting over the day" }, { "/admin", "Who may sign in" }, { "/admin/centre", "Read the file again" }, { "/admin/centre?version=7", "what it changed in version 3" }, { "/t/" + SomeCentre.TicketId, "A42" },
    };

    [Theory, MemberData(nameof(EveryPage))]
    public async Task every_page_is_a_whole_document_whose_scripts_and_styles_are_there(string path, string says)
    {
        using var answer = await admin.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldStartWith("<!DOCTYPE html>");
        html.ShouldContain("<html lang=\"en\" dir=\"ltr\">");
        TitlePattern().Match(html).Groups[1].Value.Length.ShouldBeGreaterThan(5);
        html.ShouldContain("<main id=\"main\"");
        Regex.Count(html, "<h1").ShouldBe(1);
        html.ShouldContain(says);
        html.ShouldNotContain("<script>", Case.Insensitive, "the content policy lets no inline script run");
        foreach (Match file in FilePattern().Matches(html))
            (await admin.GetAsync(file.Groups[1].Value)).StatusCode.ShouldBe(HttpStatusCode.OK, file.Groups[1].Value);
    }

    [Theory]
    [InlineData("/counter/9")]
    [InlineData("/t/none")]
    [InlineData("/nowhere")]
    [InlineData("/no/<b>where")]
    public async Task what_is_not_there_is_said_in_a_page(string path)
    {
        foreach (var client in new[] { admin, console.Anyone })
        {
            if (client == console.Anyone && path.StartsWith("/counter")) continue;
            using var answer = await client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
            var html = await answer.Content.ReadAsStringAsync();
            html.ShouldContain("<html lang=\"en\" dir=\"ltr\">");
            html.ShouldContain("<h1>This is not here</h1>");
            html.ShouldContain("<a class=\"button\" href=\"/\">");
            html.ShouldNotContain("<b>where");
        }
    }

    [Fact]
    public async Task a_page_for_staff_leads_to_the_sign_in_page_and_back()
    {
        using var answer = await console.Anyone.GetAsync("/manager?day=2026-11-20");
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        var target = answer.Headers.Location!.OriginalString;
        target.ShouldBe("/sign-in?return=%2Fmanager%3Fday%3D2026-11-20");
        (await console.Anyone.GetStringAsync(target)).ShouldContain("data-return=\"/manager?day=2026-11-20\"");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task the_way_back_never_leaves_this_site(string target) =>
        (await console.Anyone.GetStringAsync("/sign-in?return=" + Uri.EscapeDataString(target))).ShouldContain("data-return=\"/\"");

    [Fact]
    public async Task what_people_typed_is_text_and_never_markup()
    {
        var html = await admin.GetStringAsync("/manager?day=2026-11-21");
        html.ShouldContain("&lt;b&gt;eve");
        html.ShouldNotContain("<b>eve");
    }

    [Fact]
    public async Task a_tickets_page_says_what_was_said_at_issue()
    {
        (await console.Anyone.GetStringAsync("/t/" + SomeCentre.TicketId)).ShouldContain("Ticket taken at 11:30.  Keep");
        var ticket = console.Centre.Tickets[SomeCentre.TicketId];
        console.Centre.Tickets[SomeCentre.TicketId] = ticket with { Quote = new QuoteBody("simple", 60), QuotedAtIssue = new QuoteBody("simple", 721) };
        (await console.Anyone.GetStringAsync("/t/" + SomeCentre.TicketId)).ShouldContain("Ticket taken at 11:30. Expected then: about 13 min. Keep");
        console.Centre.Tickets[SomeCentre.TicketId] = ticket with { QuotedAtIssue = new QuoteBody("simple", 0) };
        (await console.Anyone.GetStringAsync("/t/" + SomeCentre.TicketId)).ShouldContain("Ticket taken at 11:30. Expected then: no wait. Keep");
    }

    [Fact]
    public async Task a_sum_that_does_not_hold_is_an_alarm_on_the_managers_page()
    {
        (await admin.GetStringAsync("/manager/live")).ShouldNotContain("role=\"alert\"");
        console.Centre.View = console.Centre.View with { Conservation = console.Centre.View.Conservation with { Issued = 61, Holds = false } };
        var html = await admin.GetStringAsync("/manager/live");
        html.ShouldContain("role=\"alert\"");
        html.ShouldContain("does not hold");
    }

    [Fact]
    public async Task only_a_demo_says_that_it_is_one()
    {
        (await console.Anyone.GetStringAsync("/")).ShouldNotContain("class=\"demo\"");
        await using var demo = await RunningConsole.StartAsync(demo: true);
        (await demo.Anyone.GetStringAsync("/")).ShouldContain("class=\"demo\"");
    }

    [Fact]
    public async Task a_file_that_the_browser_has_is_not_sent_again()
    {
        using var first = await console.Anyone.GetAsync("/console/console.js");
        first.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/console/console.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await console.Anyone.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await (await console.Anyone.GetAsync("/console/none.js")).ShouldBeProblemAsync(404, "unknown-file");
    }

    [GeneratedRegex("<title>(.*?)</title>")]
    private static partial Regex TitlePattern();

    [GeneratedRegex("(?:src|href)=\"(/console/[^\"]+)\"")]
    private static partial Regex FilePattern();
}
