using System.Text.Json.Nodes;
using ServiceCenter.Testing;

namespace ServiceCenter.WebConsole.Tests;

public sealed class StreamTests
{
    private static async Task<(string Event, JsonNode Data)> NextAsync(StreamReader stream)
    {
        var line = await stream.ReadLineAsync();
        line.ShouldNotBeNull("the stream ended").ShouldStartWith("event: ");
        var data = await stream.ReadLineAsync();
        (await stream.ReadLineAsync()).ShouldBe("");
        return (line["event: ".Length..], JsonNode.Parse(data!["data: ".Length..])!);
    }

    private static async Task<StreamReader> OpenAsync(HttpClient client)
    {
        var answer = await client.GetAsync("/api/stream", HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    [Fact]
    public async Task first_comes_everything_then_each_change()
    {
        await using var console = await RunningConsole.StartAsync();
        using var ada = console.WithKey("agent");
        using var stream = await OpenAsync(ada);
        var (name, all) = await NextAsync(stream);
        name.ShouldBe("snapshot");
        ((long)all["seq"]!).ShouldBe(120);
        all["queues"]!.AsArray().Count.ShouldBe(3);
        all["counters"]!.AsArray().Count.ShouldBe(4);

        console.Centre.Say(SomeCentre.Queue("general", "General", 7));
        console.Centre.Say(SomeCentre.Counter("2") with { State = "open" });
        var queue = await NextAsync(stream);
        (queue.Event, (int)queue.Data["waiting"]!).ShouldBe(("queue", 7));
        var counter = await NextAsync(stream);
        (counter.Event, (string)counter.Data["state"]!).ShouldBe(("counter", "open"));
    }

    [Fact]
    public async Task counters_are_for_those_who_are_signed_in()
    {
        await using var console = await RunningConsole.StartAsync();
        using var stream = await OpenAsync(console.Anyone);
        (await NextAsync(stream)).Data["counters"]!.AsArray().ShouldBeEmpty();
        console.Centre.Say(SomeCentre.Counter("2"));
        console.Centre.Say(SomeCentre.Queue("general", "General", 7));
        (await NextAsync(stream)).Event.ShouldBe("queue");
    }

    [Fact]
    public async Task whoever_was_too_slow_gets_the_last_truth_again()
    {
        await using var console = await RunningConsole.StartAsync();
        using var stream = await OpenAsync(console.Anyone);
        await NextAsync(stream);
        console.Centre.View = console.Centre.View with { Seq = 500 };
        console.Centre.Changes.Writer.TryWrite(new StreamItem("lost", "", default));
        var (name, all) = await NextAsync(stream);
        (name, (long)all["seq"]!).ShouldBe(("snapshot", 500));
    }

    [Fact]
    public async Task a_silent_stream_says_that_it_is_alive()
    {
        var clock = new HeldClock(SomeCentre.Now);
        await using var console = await RunningConsole.StartAsync(clock: clock);
        using var stream = await OpenAsync(console.Anyone);
        await NextAsync(stream);
        await clock.ArmedAsync();
        clock.Pass(TimeSpan.FromSeconds(15));
        (await stream.ReadLineAsync()).ShouldBe(": still here");
    }

    [Fact]
    public async Task streams_are_bounded_and_one_that_ends_makes_room()
    {
        await using var console = await RunningConsole.StartAsync(maxStreams: 1);
        var first = await OpenAsync(console.Anyone);
        await NextAsync(first);
        await (await console.Anyone.GetAsync("/api/stream")).ShouldBeProblemAsync(429, "busy");
        console.Centre.Changes.Writer.Complete();
        (await first.ReadLineAsync()).ShouldBeNull();
        using var second = await OpenAsync(console.Anyone);
        (await NextAsync(second)).Event.ShouldBe("snapshot");
    }
}
