using System.Text;

namespace ServiceCenter.Messaging.Tests.Contract;

/// <summary>What every driver of the bus does alike, at any broker. A driver's test class says only which broker it talks to.</summary>
public abstract class BusContract : IAsyncLifetime
{
    /// <summary>Heard, it shows that a subscription stands. A connection cut before its acknowledgement left may bring it again.</summary>
    private const string Standing = "the subscription stands";

    private readonly List<IBus> _clients = [];
    private ITestBroker _broker = null!;

    protected abstract Task<ITestBroker> StartBroker();

    public async ValueTask InitializeAsync() => _broker = await StartBroker();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var client in _clients) await client.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [Fact]
    public async Task a_request_reaches_the_host_and_its_reply_the_device()
    {
        var (host, hears) = await Connected(new("host", Some.Topics.AnyRequest));
        var (kiosk, hearsReply) = await Connected(new("kiosk-1", Some.Topics.Reply("kiosk-1")));

        Say(kiosk, Some.Topics.Request("kiosk-1"), "ask").ShouldBeTrue();
        (await hears.Next()).ShouldBe(new("sc/demo/request/kiosk-1", "ask", false));
        Say(host, Some.Topics.Reply("kiosk-1"), "answer").ShouldBeTrue();
        (await hearsReply.Next()).ShouldBe(new("sc/demo/reply/kiosk-1", "answer", false));
    }

    [Fact]
    public async Task a_wildcard_hears_the_requests_of_all_devices()
    {
        var (_, hears) = await Connected(new("host", Some.Topics.AnyRequest));
        foreach (var device in new[] { "kiosk-1", "kiosk-2" })
        {
            var (kiosk, _) = await Connected(new(device));
            Say(kiosk, Some.Topics.Request(device), device);
        }
        (await hears.NextBodies(2)).ShouldBe(["kiosk-1", "kiosk-2"], ignoreOrder: true);
    }

    [Fact]
    public async Task a_late_subscriber_is_given_the_last_retained_message_marked_as_such()
    {
        var (host, echo) = await Connected(new("host", Some.Topics.HostStatus));
        Say(host, Some.Topics.Board("hall"), "first", retain: true);
        Say(host, Some.Topics.Board("hall"), "last", retain: true);
        Say(host, Some.Topics.HostStatus, "both boards are with the broker");
        await echo.Next();

        var (_, hears) = await Connected(new("wall-1", Some.Topics.Board("hall")));
        (await hears.Next()).ShouldBe(new("sc/demo/state/board/hall", "last", true));
        Say(host, Some.Topics.Board("hall"), "live", retain: true);
        (await hears.Next()).ShouldBe(new("sc/demo/state/board/hall", "live", false));
    }

    [Fact]
    public async Task an_empty_retained_message_takes_the_last_one_away()
    {
        var (host, echo) = await Connected(new("host", Some.Topics.HostStatus));
        Say(host, Some.Topics.Board("hall"), "stale", retain: true);
        Say(host, Some.Topics.Board("hall"), "", retain: true);
        Say(host, Some.Topics.HostStatus, "both are with the broker");
        await echo.Next();

        var (_, hears) = await Connected(new("wall-1", Some.Topics.Board("hall")));
        Say(host, Some.Topics.Board("hall"), "fresh");
        (await hears.Next()).Body.ShouldBe("fresh");
    }

    [Fact]
    public async Task a_lost_connection_leaves_its_will_retained()
    {
        var status = Some.Topics.Status("kiosk-1");
        var (_, hears) = await Connected(new("host", status));
        await Connected(new("kiosk-1") { Will = Will(status, "offline") });

        _broker.Cut("kiosk-1");
        (await hears.Next()).ShouldBe(new(status, "offline", false));
        var (_, late) = await Connected(new("observer", status));
        (await late.Next()).ShouldBe(new(status, "offline", true));
    }

    [Fact]
    public async Task a_client_that_takes_its_leave_sends_what_is_pending_and_no_will()
    {
        var status = Some.Topics.Status("kiosk-1");
        var (_, hears) = await Connected(new("host", status));
        var (kiosk, _) = await Connected(new("kiosk-1") { Will = Will(status, "offline") });

        for (var i = 0; i < 500; i++) Say(kiosk, status, $"{i}");
        await kiosk.DisposeAsync();
        (await hears.NextBodies(500)).ShouldBe(Enumerable.Range(0, 500).Select(i => $"{i}"));
        var (again, _) = await Connected(new("kiosk-1"));
        Say(again, status, "back");
        (await hears.Next()).Body.ShouldBe("back");
    }

    [Fact]
    public async Task what_is_said_while_offline_arrives_once_and_in_order_after_the_reconnect()
    {
        var (_, hears) = await Connected(new("host", Some.Topics.AnyRequest));
        var (kiosk, listener) = await Connected(new("kiosk-1"));

        _broker.Cut("kiosk-1");
        await listener.IsDisconnected();
        kiosk.IsConnected.ShouldBeFalse();
        for (var i = 0; i < 50; i++) Say(kiosk, Some.Topics.Request("kiosk-1"), $"{i}").ShouldBeTrue();
        _broker.Mend("kiosk-1");
        await listener.IsConnected();
        Say(kiosk, Some.Topics.Request("kiosk-1"), "online");

        (await hears.NextBodies(51)).ShouldBe([.. Enumerable.Range(0, 50).Select(i => $"{i}"), "online"]);
    }

    [Fact]
    public async Task what_is_said_before_the_first_connection_is_kept_too()
    {
        var (_, hears) = await Connected(new("host", Some.Topics.AnyRequest));
        _broker.Cut("kiosk-1");
        var kiosk = Client(new("kiosk-1"));
        kiosk.Start(new CollectingListener());
        Say(kiosk, Some.Topics.Request("kiosk-1"), "early").ShouldBeTrue();
        _broker.Mend("kiosk-1");
        (await hears.Next()).Body.ShouldBe("early");
    }

    [Fact]
    public async Task beyond_the_bound_a_message_is_dropped_and_the_caller_told()
    {
        var (_, hears) = await Connected(new("host", Some.Topics.AnyRequest));
        var (kiosk, listener) = await Connected(new("kiosk-1") { KeptWhileOffline = 3 });
        _broker.Cut("kiosk-1");
        await listener.IsDisconnected();

        var accepted = Enumerable.Range(1, 5).Select(i => Say(kiosk, Some.Topics.Request("kiosk-1"), $"{i}")).ToList();
        accepted.ShouldBe([true, true, true, false, false]);
        _broker.Mend("kiosk-1");
        (await hears.NextBodies(3)).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task a_persistent_session_is_given_what_came_while_it_was_away()
    {
        var (host, _) = await Connected(new("host"));
        var (kiosk, listener) = await Connected(new("kiosk-1", Some.Topics.Order("kiosk-1")));
        kiosk.SessionWasKept.ShouldBeFalse();
        Say(host, Some.Topics.Order("kiosk-1"), Standing);
        await listener.Next();
        _broker.Cut("kiosk-1");
        await listener.IsDisconnected();
        for (var i = 0; i < 20; i++) Say(host, Some.Topics.Order("kiosk-1"), $"{i}");
        _broker.Mend("kiosk-1");

        (await listener.NextBodies(20, except: Standing)).ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}"));
        kiosk.SessionWasKept.ShouldBeTrue();
    }

    [Fact]
    public async Task a_persistent_session_outlives_the_client_that_opened_it()
    {
        var (host, echo) = await Connected(new("host", Some.Topics.HostStatus));
        var (first, firstHears) = await Connected(new("kiosk-1", Some.Topics.Order("kiosk-1")));
        Say(host, Some.Topics.Order("kiosk-1"), Standing);
        await firstHears.Next();
        await first.DisposeAsync();
        Say(host, Some.Topics.Order("kiosk-1"), "while you were out");
        Say(host, Some.Topics.HostStatus, "the order is with the broker");
        await echo.Next();

        var (_, hears) = await Connected(new("kiosk-1", Some.Topics.Order("kiosk-1")));
        (await hears.Next()).Body.ShouldBe("while you were out");
    }

    [Fact]
    public async Task a_clean_session_is_given_nothing_from_before()
    {
        var (host, echo) = await Connected(new("host", Some.Topics.HostStatus));
        var (first, _) = await Connected(new("kiosk-1", Some.Topics.Order("kiosk-1")) { CleanSession = true });
        await first.DisposeAsync();
        Say(host, Some.Topics.Order("kiosk-1"), "missed");
        Say(host, Some.Topics.HostStatus, "the order is with the broker");
        await echo.Next();

        var (again, hears) = await Connected(new("kiosk-1", Some.Topics.Order("kiosk-1")) { CleanSession = true });
        Say(host, Some.Topics.Order("kiosk-1"), "heard");
        (await hears.Next()).Body.ShouldBe("heard");
        again.SessionWasKept.ShouldBeFalse();
    }

    [Fact]
    public async Task who_leaves_and_comes_back_at_once_hears_every_time()
    {
        var (host, _) = await Connected(new("host"));
        for (var time = 1; time <= 50; time++)
        {
            var (kiosk, hears) = await Connected(new("kiosk-1", Some.Topics.Order("kiosk-1")) { CleanSession = true });
            Say(host, Some.Topics.Order("kiosk-1"), $"order {time}");
            (await hears.Next()).Body.ShouldBe($"order {time}");
            await kiosk.DisposeAsync();
        }
    }

    [Fact]
    public async Task callbacks_come_one_at_a_time_and_each_sender_in_its_order()
    {
        var (_, hears) = await Connected(new("host", Some.Topics.AnyRequest));
        var senders = new List<Task>();
        foreach (var device in new[] { "kiosk-1", "kiosk-2" })
        {
            var (kiosk, _) = await Connected(new(device));
            senders.Add(Task.Run(() =>
            {
                for (var i = 0; i < 1_000; i++) Say(kiosk, Some.Topics.Request(device), $"{device} {i}");
            }));
        }
        await Task.WhenAll(senders);

        var all = await hears.NextBodies(2_000);
        all.Where(body => body.StartsWith("kiosk-1", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, 1_000).Select(i => $"kiosk-1 {i}"));
        all.Where(body => body.StartsWith("kiosk-2", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, 1_000).Select(i => $"kiosk-2 {i}"));
        hears.MostAtOnce.ShouldBe(1);
    }

    [Fact]
    public async Task a_topic_may_be_listened_to_later_and_is_remembered_over_a_loss()
    {
        var (host, hears) = await Connected(new("host"));
        var (_, echo) = await Connected(new("observer", Some.Topics.Request("kiosk-1")));
        var (kiosk, _) = await Connected(new("kiosk-1"));
        Say(kiosk, Some.Topics.Request("kiosk-1"), "kept", retain: true);
        await echo.Next();
        host.Listen([Some.Topics.Request("kiosk-1")]);
        host.Listen([Some.Topics.Request("kiosk-1")]);
        (await hears.Next()).ShouldBe(new("sc/demo/request/kiosk-1", "kept", true));
        Say(kiosk, Some.Topics.Request("kiosk-1"), "live");
        (await hears.Next()).ShouldBe(new("sc/demo/request/kiosk-1", "live", false));
    }

    [Fact]
    public async Task a_wrong_password_is_said_with_its_reason()
    {
        var listener = new CollectingListener();
        var bus = Client(new("kiosk-1") { Password = "guessed" });
        bus.Start(listener);
        (await listener.IsDisconnected()).ShouldContain("not authorised");
        bus.IsConnected.ShouldBeFalse();
    }

    protected async Task<(IBus Bus, CollectingListener Listener)> Connected(Some client)
    {
        var listener = new CollectingListener();
        var bus = Client(client);
        bus.Start(listener);
        await listener.IsConnected();
        await _broker.Stands(client);
        return (bus, listener);
    }

    private IBus Client(Some client)
    {
        var bus = _broker.Client(client);
        _clients.Add(bus);
        return bus;
    }

    protected static bool Say(IBus bus, string topic, string body, bool retain = false) => bus.Publish(topic, Encoding.UTF8.GetBytes(body), retain);
    private static BusWill Will(string topic, string body) => new(topic, Encoding.UTF8.GetBytes(body));
}
