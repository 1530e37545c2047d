using Microsoft.Playwright;
using ServiceCenter.Display.Tests;
using ServiceCenter.Kiosk.Tests.Page;
using static Microsoft.Playwright.Assertions;

namespace ServiceCenter.Browser.Tests;

/// <summary>
/// A page that lost what it follows is right again within a second of its return: by the page's own clock, which stands still here
/// but for that second.
/// </summary>
public sealed class RightAgainTests(Chromium chromium, RunningCentre centre) : CentreVisit(chromium, centre)
{
    private const int Second = 1000;

    /// <summary>The browser's own streams, which can be told that they are lost.</summary>
    private const string Streams = """
        window.streams = [];
        window.EventSource = class extends EventSource { constructor(...what) { super(...what); streams.push(this); } };
        """;

    [Fact]
    public async Task a_wall_that_lost_its_program()
    {
        await using var wall = await WallHost.StartLive();
        await ComesBack(wall.Address + "/wall/hall", page => page.Locator("#trouble"));
    }

    [Fact]
    public async Task a_kiosk_that_lost_its_program()
    {
        await using var kiosk = await KioskHost.StartOpen();
        await ComesBack(kiosk.Page, page => page.Locator("#trouble"));
    }

    [Fact]
    public async Task a_counter_page_that_lost_the_centre() =>
        await ComesBack(await SignedIn("ada", "/"), $"{Api.BaseAddress}counter/1", page => page.Locator("#connection"));

    [Fact]
    public async Task a_box_that_lost_its_program() =>
        await ComesBack($"{Api.BaseAddress}box/box-1", page => page.Locator("#trouble"));

    private async Task ComesBack(string address, Func<IPage, ILocator> troubleOn) => await ComesBack(await Open("/"), address, troubleOn);

    private static async Task ComesBack(IPage page, string address, Func<IPage, ILocator> troubleOn)
    {
        await page.AddInitScriptAsync(Streams);
        await page.Clock.InstallAsync();
        await page.GotoAsync(address);
        await Expect(troubleOn(page)).ToBeHiddenAsync();
        await page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(1));

        await page.EvaluateAsync("streams.at(-1).dispatchEvent(new Event('error'))");
        await Expect(troubleOn(page)).ToBeVisibleAsync();
        var lost = await page.EvaluateAsync<int>("streams.length");
        await page.Clock.RunForAsync(Second);

        (await page.EvaluateAsync<int>("streams.length")).ShouldBeGreaterThan(lost, "streams begun within a second");
        await Expect(troubleOn(page)).ToBeHiddenAsync();
    }
}
