using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceCenter.Browser.Tests;

/// <summary>Agents among each other: at one counter each, passing customers on by name, at shared desks; and what a broken page left behind.</summary>
public sealed class AgentsTests(Chromium chromium, RunningCentre centre) : CentreVisit(chromium, centre)
{
    [Fact]
    public async Task a_second_sign_in_says_where_the_agent_is_and_offers_to_move()
    {
        await Desk("1", "ada");
        var second = await SignedIn("ada", "/counter/2");
        await Expect(second.GetByText("You are at Counter 1 already.")).ToBeVisibleAsync();
        await second.ShouldBeAccessible("elsewhere");
        await Button(second, "Move here").ClickAsync();
        await Expect(Button(second, "Next")).ToBeEnabledAsync();
        var counters = await Api.GetStringAsync("/api/counters");
        counters.ShouldContain("\"counter\":\"1\"");
        await Expect(second.GetByText("You are at Counter 1 already.")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task a_customer_is_transferred_to_an_agent_by_name()
    {
        var ticket = await Ticket("general");
        var ada = await Desk("1", "ada");
        var bo = await Desk("2", "bo");
        await Do(ada, "Next");
        await Do(ada, "Start");
        await Do(ada, "Transfer");
        await ada.Locator("#transfer select[name=to]").SelectOptionAsync(new SelectOptionValue { Label = "Bo (Counter 2)" });
        await ada.GetByLabel("Note for the next agent").FillAsync("has the form");
        await ada.ShouldBeAccessible("transfer");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Transfer", Exact = true }).ClickAsync();
        await Expect(bo.Locator("#waiting")).ToContainTextAsync(ticket.Number);
        await Do(bo, "Next");
        await Expect(Front(bo)).ToContainTextAsync(ticket.Number);
        await Expect(Front(bo)).ToContainTextAsync("has the form");
    }

    [Fact]
    public async Task a_step_that_was_not_answered_outlives_its_page_and_is_done_once()
    {
        var (first, second) = (await Ticket("general"), await Ticket("general"));
        var desk = await Desk("1", "ada");
        await desk.RouteAsync("**/call-next", route => route.AbortAsync());
        await Do(desk, "Next");
        await Expect(desk.GetByText("Not answered yet: “Next”")).ToBeVisibleAsync();
        await desk.UnrouteAsync("**/call-next");
        await desk.ReloadAsync();
        await Expect(Front(desk)).ToContainTextAsync(first.Number);
        await Expect(desk.Locator("#waiting")).ToContainTextAsync(second.Number);
        await Expect(desk.Locator("#said")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task a_step_of_long_ago_is_asked_about_before_it_is_sent()
    {
        var ticket = await Ticket("general");
        var desk = await Desk("1", "ada");
        await desk.EvaluateAsync("""
            async () => {
              const outbox = await import("/console/outbox.js");
              await outbox.keep({ key: "long-ago", counter: "1", user: "ada", action: "call-next", path: "/api/counters/1/call-next", body: {}, at: Date.now() - 600000 });
            }
            """);
        await desk.ReloadAsync();
        await Expect(desk.GetByText("was never answered")).ToBeVisibleAsync();
        await desk.ShouldBeAccessible("left over");
        await Button(desk, "Drop it").ClickAsync();
        await Expect(Button(desk, "Next")).ToBeEnabledAsync();
        await Expect(desk.Locator("#waiting")).ToContainTextAsync(ticket.Number);
        await desk.ReloadAsync();
        await Expect(Button(desk, "Next")).ToBeEnabledAsync();
        await Expect(desk.GetByText("was never answered")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task a_person_gets_a_pin_signs_in_at_a_shared_desk_and_is_locked_out_at_once()
    {
        var page = await SignedIn("admin", "/admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change cem" }).ClickAsync();
        await page.ShouldBeAccessible("change");
        await page.GetByLabel("New PIN").FillAsync("5208");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("password or PIN")).ToBeVisibleAsync();
        await page.GetByLabel("Name of this computer").FillAsync("front-desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make this computer a shared desk" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove the desk front-desk" })).ToBeVisibleAsync();
        await page.ShouldBeAccessible("with a desk");
        await Pictures.Save(page, "admin", whole: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != "/admin");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/sign-in?return=/counter/3").ToString());
        await page.GetByLabel("Cem").CheckAsync();
        await page.GetByLabel("PIN").FillAsync("5208");
        await page.ShouldBeAccessible("shared desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Counter 3");

        using (var disabled = await Api.PutAsync("/api/people/cem", System.Net.Http.Json.JsonContent.Create(new { disabled = true }))) disabled.EnsureSuccessStatusCode();
        // The page finds out by itself, at the next event or sign of life. Nobody else has a PIN at this desk: it is a sign-in page like any other now.
        await Expect(page.GetByLabel("User name")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Cem")).ToBeHiddenAsync();
        foreach (var (verb, path, body) in new (HttpMethod, string, object?)[] { (HttpMethod.Put, "/api/people/cem", new { disabled = false, pin = "" }), (HttpMethod.Delete, "/api/desks/front-desk", null) })
        {
            using var undo = new HttpRequestMessage(verb, path) { Content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body) };
            (await Api.SendAsync(undo)).EnsureSuccessStatusCode();
        }
    }
}
