using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Display.Session;
using ServiceCenter.Hardware.Voice;
using static ServiceCenter.Display.Tests.Given;

namespace ServiceCenter.Display.Tests;

public sealed class PumpTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_board_reaches_the_page_and_what_the_page_painted_reaches_the_bus()
    {
        await using var wall = await WallHost.StartLive();
        using var http = new HttpClient { BaseAddress = new Uri(wall.Address) };
        await wall.Bus.Say(new BoardMessage(7, "hall", "Hall", [Call(7, "A12")], [], [], null));

        (await FirstScreen(http, screen => screen.Current.Count == 1)).Current.Single().Number.ShouldBe("A12");
        (await http.PostAsJsonAsync("/wall/hall/painted", new { seq = 7 }, Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var shown = JsonSerializer.Deserialize((await wall.Bus.NextOn("sc/demo/shown/wall-1")).Span, Wire.Default.ShownMessage)!;
        shown.Seq.ShouldBe(7);
        (await FirstScreen(http, screen => !screen.Current.Single().Fresh)).Current.Single().Seq.ShouldBe(7);
    }

    [Fact]
    public async Task a_call_reaches_the_voice_and_that_it_was_heard_reaches_the_bus_though_the_voice_failed_once()
    {
        using var voice = new VoiceTwin();
        voice.FailNext("hoarse");
        await using var wall = await WallHost.StartLive(voice);
        await wall.Bus.Say(new BoardMessage(7, "hall", "Hall", [Call(7, "A12")], [], [], null));

        var shown = JsonSerializer.Deserialize((await wall.Bus.NextOn("sc/demo/shown/wall-1")).Span, Wire.Default.ShownMessage)!;
        (shown.Seq, shown.ShownAt).ShouldBe((7, null));
        shown.SpokenAt.ShouldNotBeNull();
        voice.Said.Single().Phrases.Single().Text.ShouldContain("A12");
    }

    [Fact]
    public async Task a_lost_bus_reaches_the_page_and_a_found_one_too()
    {
        await using var wall = await WallHost.StartLive();
        using var http = new HttpClient { BaseAddress = new Uri(wall.Address) };
        await wall.Bus.Say(new BoardMessage(7, "hall", "Hall", [Call(7, "A12")], [], [], null));
        await wall.Bus.Down();
        (await FirstScreen(http, screen => screen.LastKnown is not null)).Current.Single().Number.ShouldBe("A12");
        await wall.Bus.Up();
        await wall.Bus.SayHostIs("online");
        (await FirstScreen(http, screen => screen.LastKnown is null)).Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task a_display_that_is_stopped_says_goodbye_for_no_last_will_follows()
    {
        await using var wall = await WallHost.StartLive();
        await wall.Bus.NextOn("sc/demo/device/wall-1/status");
        await wall.Stop();
        var goodbye = await wall.Bus.NextOn("sc/demo/device/wall-1/status");
        JsonSerializer.Deserialize(goodbye.Span, Wire.Default.StatusMessage)!.Status.ShouldBe("offline");
    }

    [Fact]
    public async Task a_page_that_looks_on_does_not_keep_the_display_from_stopping()
    {
        await using var wall = await WallHost.StartLive();
        using var http = new HttpClient { BaseAddress = new Uri(wall.Address) };
        using var stream = await http.GetStreamAsync("/wall/hall/screen", Stop);
        var screens = SseParser.Create(stream).EnumerateAsync(Stop).GetAsyncEnumerator(Stop);
        (await screens.MoveNextAsync()).ShouldBeTrue();
        await wall.Stop();
        while (await screens.MoveNextAsync()) { }
    }

    [Fact]
    public async Task the_bus_is_asked_for_with_the_sessions_topics_and_last_will()
    {
        await using var wall = await WallHost.StartLive();
        var options = wall.Bus.Options!;
        options.ClientId.ShouldBe("wall-1");
        options.CleanSession.ShouldBeTrue();
        options.Subscriptions.ShouldContain("sc/demo/state/board/hall");
        options.Will!.Topic.ShouldBe("sc/demo/device/wall-1/status");
    }

    [Theory]
    [InlineData("/wall/hall", "text/html")]
    [InlineData("/wall/wall.js", "text/javascript")]
    [InlineData("/wall/turns.js", "text/javascript")]
    [InlineData("/wall/texts.js", "text/javascript")]
    [InlineData("/wall/letters.js", "text/javascript")]
    [InlineData("/wall/lists.js", "text/javascript")]
    [InlineData("/wall/rows.js", "text/javascript")]
    [InlineData("/wall/wall.css", "text/css")]
    [InlineData("/wall/words.json", "application/json")]
    public async Task the_page_and_its_files_lie_in_the_assembly(string path, string type)
    {
        await using var wall = await WallHost.Start();
        using var http = new HttpClient { BaseAddress = new Uri(wall.Address) };
        var answer = await http.GetAsync(path, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    [Fact]
    public async Task a_page_of_another_zone_is_not_found_and_told_where_to_look()
    {
        await using var wall = await WallHost.Start();
        using var http = new HttpClient { BaseAddress = new Uri(wall.Address) };
        var answer = await http.GetAsync("/wall/first-floor", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("/wall/hall");
    }

    [Theory]
    [InlineData("/wall/hall")]
    [InlineData("/wall/hall/screen")]
    [InlineData("/wall/wall.js")]
    public async Task a_name_that_is_not_this_machines_is_refused(string path)
    {
        await using var wall = await WallHost.Start();
        using var http = new HttpClient { BaseAddress = new Uri(wall.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "attacker.example";
        (await http.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<WallScreen> FirstScreen(HttpClient http, Func<WallScreen, bool> isIt)
    {
        using var stream = await http.GetStreamAsync("/wall/hall/screen", Stop);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Stop))
        {
            var screen = JsonSerializer.Deserialize<WallScreen>(item.Data, JsonSerializerOptions.Web)!;
            if (isIt(screen)) return screen;
        }
        throw new InvalidOperationException("The stream ended.");
    }
}
