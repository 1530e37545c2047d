using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceCenter.Browser.Tests;

/// <summary>Every page at rest: by its rules of accessibility, by day and by night, on a desk and on a phone.</summary>
public sealed class PagesTests(Chromium chromium, RunningCentre centre) : CentreVisit(chromium, centre)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/manager")]
    [InlineData("/admin")]
    [InlineData("/admin/centre")]
    [InlineData("/counter/3")]
    [InlineData("/kiosk/kiosk-1")]
    [InlineData("/wall/hall")]
    [InlineData("/sign-in")]
    [InlineData("/t/unknown")]
    public async Task every_page_is_accessible_and_fits(string path)
    {
        var page = await SignedIn("admin", path, 1920, 1080);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.ShouldBeAccessible("at rest");
        await page.ShouldFit();
        await page.SetViewportSizeAsync(390, 844);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.ShouldBeAccessible("on a phone, dark");
        await page.ShouldFit();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/manager")]
    [InlineData("/admin")]
    [InlineData("/admin/centre")]
    [InlineData("/counter/3")]
    [InlineData("/sign-in")]
    [InlineData("/t/unknown")]
    public async Task every_page_is_accessible_and_fits_in_arabic_from_right_to_left(string path)
    {
        var page = await SignedIn("admin", path, 1280, 800, "ar");
        (await page.EvaluateAsync<string>("document.dir")).ShouldBe("rtl");
        await Expect(page.Locator("main")).ToContainTextAsync(new Regex("[\u0600-\u06ff]"));
        await page.ShouldBeAccessible("in Arabic");
        await page.ShouldFit();
        await page.SetViewportSizeAsync(390, 844);
        await page.ShouldBeAccessible("in Arabic, on a phone");
        await page.ShouldFit();
    }

    [Fact]
    public async Task a_language_chosen_stays_chosen()
    {
        var page = await Open("/sign-in");
        await page.GetByLabel("Language").SelectOptionAsync("pl");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Zaloguj się");
        await page.GotoAsync(page.Url.Replace("/sign-in", "/"));
        (await page.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe("pl");
    }

    [Fact]
    public async Task who_signs_in_lands_where_they_wanted_to_go()
    {
        var page = await Open("/counter/2");
        await page.GetByLabel("User name").FillAsync("bo");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(RunningCentre.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Counter 2");
    }

    [Fact]
    public async Task a_wrong_password_is_told_and_the_page_stays_accessible()
    {
        var page = await Open("/sign-in");
        await page.GetByLabel("User name").FillAsync("admin");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).Not.ToBeEmptyAsync();
        await page.ShouldBeAccessible("refused");
    }

    [Fact]
    public async Task a_customer_follows_the_ticket_on_a_phone_from_the_queue_to_the_end()
    {
        await Act("1", "open", new { agent = "ada" });
        var ahead = await Ticket("general");
        var ticket = await Ticket("general");
        var phone = await Open("/t/" + ticket.Id, 390, 844);
        await Expect(phone.GetByText("before you")).ToBeVisibleAsync();
        await Expect(phone.Locator("[data-ahead]")).ToHaveTextAsync("1");
        await Expect(phone.Locator("[data-quote]")).ToContainTextAsync("about");
        await phone.ShouldBeAccessible("waiting");
        await phone.ShouldFit();
        await Pictures.Save(phone, "ticket-waiting");

        await CallAndServe(ahead.Id);
        await Act("1", "call-next", new { });
        await Expect(phone.GetByText("It is your turn: please go to Counter 1.")).ToBeVisibleAsync();
        await phone.ShouldBeAccessible("called");
        await Pictures.Save(phone, "ticket-called");
        await Act("1", "start", new { ticket = ticket.Id });
        await Act("1", "finish", new { ticket = ticket.Id });
        await Expect(phone.GetByText("Thank you for your visit")).ToBeVisibleAsync();
        await phone.ShouldBeAccessible("served");
    }

    [Fact]
    public async Task a_customer_who_leaves_the_queue_is_asked_first_and_then_called_no_more()
    {
        var ticket = await Ticket("general");
        var phone = await Open("/t/" + ticket.Id, 390, 844);
        await phone.GetByRole(AriaRole.Button, new() { Name = "I am leaving the queue" }).ClickAsync();
        await phone.ShouldBeAccessible("asked");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Leave", Exact = true }).ClickAsync();
        await Expect(phone.GetByText("You have left the queue.")).ToBeVisibleAsync();
        (await Visit(ticket.Number)).Outcome.ShouldBe("left");
    }

    private async Task CallAndServe(string ticket)
    {
        await Act("1", "call-next", new { });
        await Act("1", "start", new { ticket });
        await Act("1", "finish", new { ticket });
    }
}
