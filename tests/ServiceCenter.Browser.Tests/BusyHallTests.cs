using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceCenter.Browser.Tests;

/// <summary>A full hall: four counters at work, a dozen people waiting, visits in the log. What the README shows is taken here.</summary>
public sealed class BusyHallTests(Chromium chromium, RunningCentre centre) : CentreVisit(chromium, centre)
{
    private static readonly string[] Wishes = ["general", "payments", "general", "passports", "payments", "general"];

    [Fact]
    public async Task with_twelve_waiting_every_page_shows_them_and_stays_accessible()
    {
        await FillTheHall();
        var kiosk = await Open("/kiosk/kiosk-1", 1280, 800);
        await Press(kiosk, "Passports");
        await kiosk.ShouldBeAccessible("with a ticket");
        await Pictures.Save(kiosk, "kiosk");

        await Wall();
        var desk = await SignedIn("dee", "/counter/4");
        await Expect(desk.Locator("#waiting > li")).ToHaveCountAsync(13);
        await Do(desk, "Next");
        await Expect(Front(desk)).ToContainTextAsync("Shown on the wall");
        await desk.ShouldBeAccessible("calling, twelve waiting");
        await Pictures.Save(desk, "counter");
        await desk.SetViewportSizeAsync(390, 844);
        await desk.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await desk.ShouldBeAccessible("calling, on a phone, dark");
        await desk.ShouldFit();
        await Pictures.Save(desk, "counter-phone");

        await Manager();
    }

    private async Task Wall()
    {
        var wall = await Open("/wall/hall", 1280, 720);
        await Expect(wall.Locator("#calls > li")).ToHaveCountAsync(3);
        await Expect(wall.Locator("#recent > li")).Not.ToHaveCountAsync(0);
        await wall.ShouldBeAccessible("busy");
        await Pictures.Save(wall, "wall");
    }

    private async Task Manager()
    {
        var page = await SignedIn("admin", "/manager", 1280, 1000);
        await Expect(page.GetByText("holds", new() { Exact = true })).ToBeVisibleAsync();
        await Pictures.Save(page, "manager", whole: true);
        await page.GetByText("Visits, latest first").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table).Last.GetByText("served").First).ToBeVisibleAsync();
        await page.ShouldBeAccessible("busy");
        await page.SetViewportSizeAsync(390, 844);
        await page.ShouldFit();
    }

    /// <summary>Six visits served; two counters serve, one calls, the fourth is open; twelve wait.</summary>
    private async Task FillTheHall()
    {
        (string Counter, string Agent)[] desks = [("1", "ada"), ("2", "bo"), ("3", "cem"), ("4", "dee")];
        foreach (var (counter, agent) in desks) await Act(counter, "open", new { agent });
        for (var n = 0; n < 15 + Wishes.Length; n++) await Ticket(Wishes[n % Wishes.Length]);
        for (var n = 0; n < Wishes.Length; n++)
        {
            var counter = desks[n % 3].Counter;
            await Act(counter, "call-next", new { });
            await Act(counter, "start", new { });
            await Act(counter, "finish", new { });
        }
        foreach (var (counter, _) in desks[..3]) await Act(counter, "call-next", new { });
        foreach (var (counter, _) in desks[..2]) await Act(counter, "start", new { });
    }
}
