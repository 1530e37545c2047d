using System.Text.Json;
using Microsoft.Playwright;
using ServiceCenter.Contracts;
using ServiceCenter.Display.Tests;
using static Microsoft.Playwright.Assertions;
using static ServiceCenter.Display.Tests.Given;

namespace ServiceCenter.Browser.Tests;

/// <summary>The wall page over its real pump, in every state a hall may see.</summary>
public sealed class WallPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task an_empty_wall_says_so_and_is_not_blank()
    {
        await using var wall = await WallHost.StartLive();
        await wall.Bus.Say(Board(1, 0));
        var page = await Open(wall);
        await Expect(page.GetByText("Please wait for your number")).ToBeVisibleAsync();
        await Expect(page.GetByText("General enquiries")).ToBeVisibleAsync();
        await page.ShouldBeAccessible("empty");
        await Pictures.Save(page, "wall-empty");
    }

    [Fact]
    public async Task a_call_is_painted_spoken_to_screen_readers_and_reported()
    {
        await using var wall = await WallHost.StartLive();
        var page = await Open(wall);
        await wall.Bus.Say(Board(7, 3));
        await Expect(Calls(page)).ToHaveCountAsync(3);
        await Expect(Calls(page).First).ToContainTextAsync("A7");
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync("A7: Counter 3");
        (await ShownSeqs(wall, 3)).Order().ShouldBe([5, 6, 7]); // each is a request of its own: they may overtake one another
        await page.ShouldBeAccessible("busy");
        await Pictures.Save(page, "wall-busy");
    }

    [Fact]
    public async Task in_a_burst_of_twelve_every_call_is_painted()
    {
        await using var wall = await WallHost.StartLive();
        var page = await Open(wall);
        await wall.Bus.Say(Board(12, 12));
        await Expect(Calls(page)).ToHaveCountAsync(4);
        await page.ShouldBeAccessible("burst");
        await Pictures.Save(page, "wall-burst");
        (await ShownSeqs(wall, 12)).Order().ShouldBe(Enumerable.Range(1, 12).Select(seq => (long)seq));
    }

    [Fact]
    public async Task cut_off_it_keeps_what_was_known_and_says_since_when()
    {
        await using var wall = await WallHost.StartLive();
        var page = await Open(wall);
        await wall.Bus.Say(Board(7, 2));
        await Expect(Calls(page)).ToHaveCountAsync(2);
        await wall.Bus.Down();
        await Expect(page.GetByText("last known at")).ToBeVisibleAsync();
        await Expect(Calls(page)).ToHaveCountAsync(2);
        await page.ShouldBeAccessible("cut off");
        await Pictures.Save(page, "wall-cut-off");
        await wall.Bus.Up();
        await wall.Bus.SayHostIs("online");
        await Expect(page.GetByText("last known at")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task a_page_whose_display_program_is_gone_keeps_its_calls_and_says_so()
    {
        var wall = await WallHost.StartLive();
        var page = await Open(wall);
        await wall.Bus.Say(Board(7, 2));
        await Expect(Calls(page)).ToHaveCountAsync(2);
        await wall.DisposeAsync();
        await Expect(page.GetByText("last known at")).ToBeVisibleAsync();
        await Expect(Calls(page)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task a_display_that_is_not_heard_says_what_to_look_at()
    {
        await using var wall = await WallHost.StartLive();
        var page = await Open(wall);
        await wall.Bus.Say(AConfig(seq: 2, zone: "first-floor"));
        await Expect(page.GetByText("ServiceCenter:Display:Zone")).ToBeVisibleAsync();
        await page.ShouldBeAccessible("refused");
    }

    private static ILocator Calls(IPage page) => page.Locator("#calls > li");

    private async Task<IPage> Open(WallHost wall)
    {
        var page = await chromium.Open(1920, 1080);
        await page.GotoAsync(wall.Address + "/wall/hall");
        return page;
    }

    private static async Task<IReadOnlyList<long>> ShownSeqs(WallHost wall, int count)
    {
        var seqs = new List<long>();
        while (seqs.Count < count)
            seqs.Add(JsonSerializer.Deserialize((await wall.Bus.NextOn("sc/demo/shown/wall-1")).Span, Wire.Default.ShownMessage)!.Seq);
        return seqs;
    }

    private static BoardMessage Board(long seq, int calls)
    {
        var current = Enumerable.Range(1, calls).Select(n => Call(seq - calls + n, $"A{seq - calls + n}", $"{n}"));
        BoardQueue[] queues =
        [
            new("general", new Dictionary<string, string> { ["en"] = "General enquiries" }, calls * 2, new QuoteBody("simple", 1260)),
            new("passports", new Dictionary<string, string> { ["en"] = "Passports and identity cards" }, 1, null),
        ];
        return new(seq, "hall", "Hall", [.. current], [Call(0, "B3", "2", "over")], queues, calls == 0 ? null : "The office closes at 17:30 today.");
    }
}
