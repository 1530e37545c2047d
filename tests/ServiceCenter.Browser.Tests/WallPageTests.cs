using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ServiceCenter.Contracts;
using ServiceCenter.Display.Tests;
using ServiceCenter.Hardware.Voice;
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
    public async Task in_a_burst_of_twenty_with_a_reconnect_in_between_each_call_is_shown_and_spoken_once_and_in_order()
    {
        using var voice = new VoiceTwin();
        await using var wall = await WallHost.StartLive(voice);
        var page = await Open(wall);
        await wall.Bus.Say(Board(10, 10));
        await wall.Bus.Down();
        await wall.Bus.Up();
        await wall.Bus.SayHostIs("online");
        await wall.Bus.Say(Board(20, 20));
        await Expect(page.Locator("#more")).ToHaveTextAsync(new Regex("^. of [45]$"));
        await page.ShouldBeAccessible("twenty calls, paging");
        await Pictures.Save(page, "wall-burst");

        var told = await ShownUntil(wall, told => Seqs(told, shown => shown.ShownAt) == 20 && Seqs(told, shown => shown.SpokenAt) == 20);

        told.Where(shown => shown.ShownAt is not null).GroupBy(shown => shown.Seq).ShouldAllBe(call => call.Select(shown => shown.ShownAt).Distinct().Count() == 1);
        voice.Said.Select(said => said.Phrases[0].Spelled).ShouldBe(Enumerable.Range(1, 20).Select(n => $"A{n}"));
    }

    [Fact]
    public async Task a_wall_that_is_looked_for_says_its_name_over_everything_and_loads_its_page_anew_when_told()
    {
        await using var wall = await WallHost.StartLive();
        var page = await Open(wall);
        await wall.Bus.Say(new OrderMessage("o1", OrderMessage.Identify));
        await Expect(page.GetByText("wall-1", new() { Exact = true })).ToBeVisibleAsync();
        await page.ShouldBeAccessible("looked for");

        await page.EvaluateAsync("window.isOld = true");
        await wall.Bus.Say(new OrderMessage("o2", OrderMessage.Reload));
        await page.WaitForFunctionAsync("window.isOld === undefined");
    }

    /// <summary>Of how many calls this was told, by one message or two.</summary>
    private static int Seqs(IEnumerable<ShownMessage> told, Func<ShownMessage, DateTimeOffset?> what) =>
        told.Where(shown => what(shown) is not null).Select(shown => shown.Seq).Distinct().Count();

    [Theory]
    [InlineData(685, 5), InlineData(685, 10), InlineData(500, 12)]
    public async Task capitals_of_numbers_are_as_high_as_the_distance_asks_and_counts_and_clock_half(double height, double metres)
    {
        var screen = new ScreenBody(height, metres);
        await using var wall = await WallHost.StartLive(config: AConfig(screen: screen));
        var page = await Open(wall);
        await wall.Bus.Say(Board(7, 5));
        await Expect(Calls(page)).Not.ToHaveCountAsync(0);

        var asked = Legibility.ShareOfHeight(screen) * 1080;
        foreach (var part in new[] { ".call .number", ".call .mark" }) (await CapitalOf(page, part)).ShouldBeGreaterThan(asked - 1, part);
        foreach (var part in new[] { "#queues b, #recent .number", "#clock", "#notice" }) (await CapitalOf(page, part)).ShouldBeGreaterThan(asked / 2 - 1.5, part);
        (await SticksOut(page)).ShouldBeEmpty();
        await page.ShouldBeAccessible($"read from {metres} m");
        await Pictures.Save(page, $"wall-{metres}-m");
    }

    [Fact]
    public async Task from_far_away_number_way_and_counter_are_all_there_when_nothing_else_has_room()
    {
        await using var wall = await WallHost.StartLive(config: AConfig(screen: new ScreenBody(500, 12)));
        var page = await Open(wall);
        await wall.Bus.Say(new BoardMessage(9, "hall", "Hall",
            [Call(7, "A12", "12") with { Arrow = "up-left", Position = new Dictionary<string, string> { ["en"] = "first floor" } }], [], [], null));
        await Expect(Calls(page).Locator("svg")).ToBeVisibleAsync();
        (await SticksOut(page)).ShouldBeEmpty();
        (await CapitalOf(page, ".call .number")).ShouldBeGreaterThan(Legibility.ShareOfHeight(new ScreenBody(500, 12)) * 1080 - 1);
        await Pictures.Save(page, "wall-far-arrow");
    }

    /// <summary>What is not whole within its card or the screen, words not within their own place: beside it stands the next.</summary>
    private static Task<string[]> SticksOut(IPage page) => page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('.call .number, .call .arrow, .call .mark, .call .counter, .call .position, #more, #clock, #queues b')]
          .filter(part => part.checkVisibility() && part.textContent.trim() + part.innerHTML.trim() !== '')
          .filter(part => {
            const room = (part.matches('.counter, .position') ? part : part.closest('.call') ?? document.body).getBoundingClientRect();
            const text = document.createRange();
            text.selectNodeContents(part);
            const { left, right } = text.getBoundingClientRect();
            return left < room.left - 1 || right > room.right + 1;
          })
          .map(part => `${part.className || part.id} "${part.textContent}"`)
        """);

    [Fact]
    public async Task a_counter_is_found_by_its_arrow_and_place_and_a_long_name_is_not_cut_off()
    {
        await using var wall = await WallHost.StartLive();
        var page = await Open(wall);
        await wall.Bus.Say(new BoardMessage(9, "hall", "Hall",
            [
                Call(7, "A12", "12") with { Arrow = "up-left", Position = new Dictionary<string, string> { ["en"] = "first floor" } },
                Call(8, "B3") with { CounterName = "Citizens' advice bureau" },
            ], [], [], null));
        await Expect(Calls(page).Filter(new() { HasText = "A12" })).ToContainTextAsync("first floor");
        await Expect(Calls(page).Filter(new() { HasText = "A12" }).Locator("svg")).ToBeVisibleAsync();
        (await Calls(page).EvaluateAllAsync<bool>("rows => rows.every(row => row.scrollWidth <= row.clientWidth)")).ShouldBeTrue();
        await page.ShouldBeAccessible("arrows");
        await Pictures.Save(page, "wall-arrows");
    }

    /// <summary>Names that no line holds, on a screen read from near and from far. Nothing gets smaller; what does not fit takes turns.</summary>
    [Theory]
    [InlineData("en", "Citizens' advice bureau and interpreters", 685, 5), InlineData("en", "Citizens' advice bureau and interpreters", 500, 12)]
    [InlineData("de", "Ausländerbehörde und Beglaubigungsstelle", 685, 10), InlineData("ar", "مكتب استشارات المواطنين والمترجمين", 685, 10)]
    public async Task a_name_too_long_for_its_line_keeps_its_size_and_is_shown_to_its_end(string language, string name, double height, double metres)
    {
        var screen = new ScreenBody(height, metres);
        await using var wall = await WallHost.StartLive(config: AConfig(language: language, screen: screen));
        var page = await Open(wall);
        await wall.Bus.Say(new BoardMessage(9, "hall", "Hall",
            [Call(8, "B3") with { Arrow = "right", CounterName = name }], [],
            [new("general", new Dictionary<string, string> { [language] = name }, 12, new QuoteBody("simple", 1260))], null));

        foreach (var part in new[] { "#calls .mark", "#queues .name" })
        {
            (await ShownInTurns(page, part, name)).ShouldBe(name.Replace(" ", ""), $"{part}, in the order in which it was shown");
            (await CapitalOf(page, part)).ShouldBeGreaterThan(Legibility.ShareOfHeight(screen) * 1080 / 2 - 1.5, part);
        }
        (await SticksOut(page)).ShouldBeEmpty();
        await page.ShouldBeAccessible($"long names, {language}");
        if (language == "de") await Pictures.Save(page, "wall-long-names");
    }

    /// <summary>The pieces of a text as they take turns, from its first on, together; with the hyphens of broken words taken away again.</summary>
    private static Task<string> ShownInTurns(IPage page, string part, string text) => page.EvaluateAsync<string>("""
        async ([part, text]) => {
          const whole = text.replaceAll(" ", ""), told = [];
          const plain = piece => piece.replace(/-(?= |$)/g, "").replaceAll(" ", "");
          const shown = () => plain(document.querySelector(part)?.checkVisibility() ? document.querySelector(part).textContent : "");
          for (let round = 0; round < 3_000 && told.join("") !== whole; round++) {
            const piece = shown();
            if (piece && whole.startsWith(told.join("") + piece)) told.push(piece);
            await new Promise(requestAnimationFrame);
          }
          return told.join("");
        }
        """, new[] { part, text });

    [Theory]
    [InlineData(10, 3), InlineData(12, 2)]
    public async Task of_a_notice_in_parts_no_word_stands_alone(double metres, int leastWords)
    {
        await using var wall = await WallHost.StartLive(config: AConfig(screen: new ScreenBody(metres == 12 ? 500 : 685, metres)));
        var page = await Open(wall);
        await wall.Bus.Say(Board(7, 2));
        foreach (var part in (string[])["The office", "today."])
        {
            await Expect(page.Locator("#notice")).ToContainTextAsync(part, new() { Timeout = 30_000 });
            (await page.Locator("#notice").InnerTextAsync()).Split(' ').Length.ShouldBeGreaterThanOrEqualTo(leastWords);
        }
    }

    [Theory]
    [InlineData("ar", "rtl", "في الانتظار"), InlineData("pl", "ltr", "Oczekujący"), InlineData("de", "ltr", "Es warten")]
    public async Task it_speaks_the_centres_language_in_its_direction(string language, string direction, string waiting)
    {
        await using var wall = await WallHost.StartLive(config: AConfig(language: language));
        var page = await Open(wall);
        await wall.Bus.Say(Board(7, 4));
        await Expect(page.GetByText(waiting)).ToBeVisibleAsync();
        (await page.Locator("html").GetAttributeAsync("dir")).ShouldBe(direction);
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        await page.ShouldBeAccessible(language);
        if (language == "ar") await Pictures.Save(page, "wall-ar");
    }

    [Fact]
    public async Task a_notice_too_long_for_its_place_is_shown_in_parts_none_cut_off()
    {
        await using var wall = await WallHost.StartLive();
        var page = await Open(wall);
        await wall.Bus.Say(Board(7, 2) with
        {
            Notice = "No more tickets are issued today. The hall is full; please come back tomorrow from eight, or book an appointment on the page that heads your ticket.",
        });
        await Expect(page.Locator("#notice")).ToContainTextAsync("No more tickets are issued today.");
        (await page.Locator("#notice").EvaluateAsync<bool>("notice => notice.scrollWidth <= notice.clientWidth && notice.getBoundingClientRect().bottom <= innerHeight")).ShouldBeTrue();
        await page.ShouldBeAccessible("notice");
        await Pictures.Save(page, "wall-notice");
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

    /// <summary>Of the letters as the browser draws them, in px.</summary>
    private static Task<double> CapitalOf(IPage page, string part) => page.EvaluateAsync<double>("""
        part => {
          const style = getComputedStyle(document.querySelector(part)), ruler = document.createElement("canvas").getContext("2d");
          ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
          return ruler.measureText("H").actualBoundingBoxAscent;
        }
        """, part);

    private static async Task<IReadOnlyList<ShownMessage>> ShownUntil(WallHost wall, Func<List<ShownMessage>, bool> isAll)
    {
        var told = new List<ShownMessage>();
        while (!isAll(told)) told.Add(JsonSerializer.Deserialize((await wall.Bus.NextOn("sc/demo/shown/wall-1")).Span, Wire.Default.ShownMessage)!);
        return told;
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
        var current = Enumerable.Range(1, calls).Select(n => Call(seq - calls + n, $"A{seq - calls + n}", $"{n}") with { CounterNames = new Dictionary<string, string> { ["ar"] = $"شباك {n}" } });
        BoardQueue[] queues =
        [
            new("general", new Dictionary<string, string> { ["en"] = "General enquiries", ["ar"] = "استفسارات عامة" }, calls * 2, new QuoteBody("simple", 1260)),
            new("passports", new Dictionary<string, string> { ["en"] = "Passports and identity cards", ["ar"] = "جوازات السفر" }, 1, null),
        ];
        return new(seq, "hall", "Hall", [.. current], [Call(0, "B3", "2", "over") with { CounterNames = new Dictionary<string, string> { ["ar"] = "شباك 2" } }], queues, calls == 0 ? null : "The office closes at 17:30 today.");
    }
}
