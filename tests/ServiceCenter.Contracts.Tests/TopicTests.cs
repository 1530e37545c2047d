using System.Text.RegularExpressions;

namespace ServiceCenter.Contracts.Tests;

public sealed partial class TopicTests
{
    private static readonly Topics Demo = new("demo");

    private static readonly Dictionary<string, string> Built = new()
    {
        ["sc/{site}/request/{device}"] = Demo.Request("kiosk-1"),
        ["sc/{site}/reply/{device}"] = Demo.Reply("kiosk-1"),
        ["sc/{site}/event"] = Demo.Event,
        ["sc/{site}/state/config/{device}"] = Demo.Config("kiosk-1"),
        ["sc/{site}/state/queue/{service}"] = Demo.Queue("general"),
        ["sc/{site}/state/counter/{counter}"] = Demo.Counter("1"),
        ["sc/{site}/state/board/{zone}"] = Demo.Board("hall"),
        ["sc/{site}/order/{device}"] = Demo.Order("kiosk-1"),
        ["sc/{site}/shown/{device}"] = Demo.Shown("kiosk-1"),
        ["sc/{site}/device/{device}/status"] = Demo.Status("kiosk-1"),
        ["sc/{site}/device/{device}/health"] = Demo.Health("kiosk-1"),
    };

    [Fact]
    public void the_topics_built_are_the_topics_listed()
    {
        Built.Keys.ShouldBe(TopicList.All.Select(row => row.Pattern));
        foreach (var (pattern, topic) in Built) topic.ShouldBe(Filled(pattern));
    }

    [Fact]
    public void topics_are_dull()
    {
        foreach (var topic in Built.Values) topic.ShouldMatch("^[a-z0-9-]+(/[a-z0-9-]+)*$");
    }

    [Fact]
    public void every_message_listed_is_one_of_the_wire()
    {
        foreach (var row in TopicList.All)
            Wire.Default.GetTypeInfo(typeof(Wire).Assembly.GetType($"ServiceCenter.Contracts.{row.Message}", throwOnError: true)!).ShouldNotBeNull();
    }

    [Fact]
    public void somebody_publishes_and_somebody_reads_every_topic()
    {
        foreach (var row in TopicList.All)
        {
            row.Publishers.ShouldNotBe(Roles.None, row.Pattern);
            row.Subscribers.ShouldNotBe(Roles.None, row.Pattern);
        }
    }

    [Theory]
    [InlineData("sc/demo/request/kiosk-1", "request", "kiosk-1")]
    [InlineData("sc/demo/shown/wall-1", "shown", "wall-1")]
    [InlineData("sc/demo/device/kiosk-1/status", "status", "kiosk-1")]
    [InlineData("sc/demo/device/kiosk-1/health", "health", "kiosk-1")]
    [InlineData("sc/demo/device/kiosk-1/health", "status", null)]
    [InlineData("sc/other/request/kiosk-1", "request", null)]
    [InlineData("sc/demo/request/", "request", null)]
    [InlineData("sc/demo/request/a/b", "request", null)]
    [InlineData("sc/demo/reply/kiosk-1", "request", null)]
    [InlineData("sc/demo/device//status", "status", null)]
    [InlineData("sc/demo/device/status", "status", null)]
    public void the_device_of_a_topic_is_found(string topic, string family, string? device) => Demo.DeviceOf(topic, family).ShouldBe(device);

    private static string Filled(string pattern) => Level().Replace(pattern, level => level.Groups[1].Value switch
    {
        "site" => "demo",
        "device" => "kiosk-1",
        "service" => "general",
        "counter" => "1",
        "zone" => "hall",
        var other => throw new InvalidOperationException($"{other} is no level of a topic."),
    });

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Level();
}
