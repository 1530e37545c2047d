using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using ServiceCenter.Contracts;
using static Microsoft.Playwright.Assertions;

namespace ServiceCenter.Browser.Tests;

/// <summary>A ticket all the way: press, paper, call, wall, shown, service, log. Real process, real broker, real browser.</summary>
public sealed class TicketJourneyTests(Chromium chromium, RunningCentre centre) : IClassFixture<Chromium>, IClassFixture<RunningCentre>
{
    [Fact]
    public async Task a_ticket_goes_from_the_press_of_a_button_to_the_log()
    {
        var number = await Press("General enquiries", picture: "kiosk-ticket");
        var desk = await CounterDesk("1");
        await Do(desk, "Next");
        await Expect(Front(desk)).ToContainTextAsync(number);

        var wall = await Open("/wall/hall", 1920, 1080);
        await Expect(wall.Locator("#calls > li").Filter(new() { HasText = number })).ToContainTextAsync("Counter 1");
        await Expect(Front(desk)).ToContainTextAsync("Shown on the wall");
        await Check(desk, "calling", "counter-calling");
        await Check(wall, "calling", "wall");

        await Do(desk, "Start");
        await Expect(desk.GetByText("Serving", new() { Exact = true }).First).ToBeVisibleAsync();
        await Check(desk, "serving", "counter-serving");
        await Do(desk, "Finish");
        await Expect(Front(desk)).ToContainTextAsync("Nobody is in front of you");

        var visit = await Visit(number);
        visit.ShouldSatisfyAllConditions(
            () => visit.Outcome.ShouldBe("served"),
            () => visit.Counter.ShouldBe("1"),
            () => visit.Agent.ShouldNotBeNullOrEmpty(),
            () => visit.Service.ShouldBe("general"),
            () => visit.Ended.ShouldBeGreaterThan(visit.Issued),
            () => (visit.WaitSeconds + visit.WalkSeconds + visit.HandlingSeconds + visit.HoldSeconds).ShouldBe(visit.VisitSeconds, 0.002));
        await Expect(wall.Locator("#recent")).ToContainTextAsync(number);
        await Do(desk, "Close counter");
    }

    [Fact]
    public async Task a_finish_pressed_by_mistake_is_taken_back_and_the_customer_is_in_front_again()
    {
        var number = await Press("Payments");
        var desk = await CounterDesk("2");
        await Do(desk, "Next");
        await Expect(Front(desk)).ToContainTextAsync(number);
        await Do(desk, "Start");
        await Do(desk, "Finish");
        await Expect(Front(desk)).ToContainTextAsync("Nobody is in front of you");
        await Do(desk, "Undo");
        await Expect(Front(desk)).ToContainTextAsync(number);
        await Do(desk, "Finish");
        (await Visit(number)).Outcome.ShouldBe("served");
        await Do(desk, "Close counter");
    }

    [Fact]
    public async Task a_customer_who_does_not_come_is_a_no_show_in_the_log()
    {
        var number = await Press("Passports");
        var desk = await CounterDesk("4");
        await Do(desk, "Next");
        await Expect(Front(desk)).ToContainTextAsync(number);
        await Do(desk, "No-show");
        await Expect(Front(desk)).ToContainTextAsync("Nobody is in front of you");
        (await Visit(number)).Outcome.ShouldBe("no-show");
        await Do(desk, "Next");
        await Expect(desk.GetByText("Nobody waits for this counter's services.")).ToBeVisibleAsync();
        await Check(desk, "refused", "counter-refused");
        await Do(desk, "Close counter");
    }

    [Theory]
    [InlineData("/", "home")]
    [InlineData("/manager", "manager")]
    [InlineData("/admin", "admin")]
    [InlineData("/counter/3", "counter-closed")]
    [InlineData("/kiosk/kiosk-1", "kiosk")]
    [InlineData("/wall/hall", "wall-idle")]
    public async Task every_page_is_accessible(string path, string picture)
    {
        var page = await SignedIn(path);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Check(page, "at rest", picture);
    }

    [Fact]
    public async Task the_sign_in_page_is_accessible_before_and_after_a_refusal()
    {
        var page = await Open("/sign-in");
        await Check(page, "empty", "sign-in");
        await page.GetByLabel("User name").FillAsync("admin");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).Not.ToBeEmptyAsync();
        await page.ShouldBeAccessible("refused");
    }

    private async Task<IPage> Open(string path, int width = 1280, int height = 800)
    {
        var address = await centre.Start();
        var page = await chromium.Open(width, height);
        await page.GotoAsync(address + path);
        return page;
    }

    private async Task<IPage> SignedIn(string path)
    {
        var page = await Open("/sign-in?return=" + Uri.EscapeDataString(path));
        await page.GetByLabel("User name").FillAsync("admin");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(RunningCentre.AdminPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        // Without a page of its own to return to, an administrator lands on theirs.
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        if (new Uri(page.Url).AbsolutePath != path) await page.GotoAsync(centre.Address + path);
        return page;
    }

    /// <summary>Presses the service's button on the kiosk's twin; the number on its screen, once the paper lies there.</summary>
    private async Task<string> Press(string service, string? picture = null)
    {
        var kiosk = await Open("/kiosk/kiosk-1");
        await kiosk.GetByRole(AriaRole.Button, new() { Name = service }).ClickAsync();
        await Expect(kiosk.GetByRole(AriaRole.Img, new() { NameRegex = new("printed ticket") })).ToBeVisibleAsync();
        var number = await kiosk.Locator("#number").InnerTextAsync();
        await Check(kiosk, "with a ticket", picture);
        await kiosk.CloseAsync();
        return number;
    }

    private async Task<IPage> CounterDesk(string counter)
    {
        var desk = await SignedIn("/counter/" + counter);
        await Do(desk, "Open counter");
        await Expect(Button(desk, "Next")).ToBeEnabledAsync();
        return desk;
    }

    private static ILocator Front(IPage desk) => desk.GetByRole(AriaRole.Region, new() { Name = "In front of you" });
    private static ILocator Button(IPage desk, string name) => desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + name) });

    /// <summary>Clicks once the page allows it: that is the signal that the step before is done.</summary>
    private static Task Do(IPage desk, string action) => Button(desk, action).ClickAsync();

    private static async Task Check(IPage page, string state, string? picture)
    {
        await page.ShouldBeAccessible(state);
        if (picture is not null) await Pictures.Save(page, picture);
    }

    private async Task<VisitRow> Visit(string number)
    {
        using var http = new HttpClient { BaseAddress = new Uri(centre.Address) };
        using var session = await http.PostAsJsonAsync("/api/session", new { user = "admin", password = RunningCentre.AdminPassword });
        var token = (await session.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var page = await http.GetFromJsonAsync("/api/visits", Wire.Default.VisitPage);
        return page!.Items.Single(visit => visit.Number == number);
    }
}
