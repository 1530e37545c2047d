using System.Text;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Tests;

public class What_walls_are_told
{
    [Fact]
    public void Two_calls_in_one_tick_are_both_on_the_board()
    {
        var host = Host.Open();
        host.AsAgent("bo", new OpenRequest("o", "2", "bo"));
        host.Issue();
        host.Issue();
        host.Step(new Input.Asked(host.Now, 1, new Caller("web-ada", Roles.Agent, "ada"), new CallNextRequest("a", "1"), new TicketId(91)));
        host.Step(new Input.Asked(host.Now, 2, new Caller("web-bo", Roles.Agent, "bo"), new CallNextRequest("b", "2"), new TicketId(92)));
        host.Flush();
        host.Board().Current.Select(c => (c.Number, c.Counter)).ShouldBe([("A1", "1"), ("A2", "2")]);
    }

    [Fact]
    public void A_call_that_is_over_stays_among_the_recent_ones_and_one_taken_back_does_not()
    {
        var host = Host.Open();
        host.Issue();
        host.Issue();
        Serve(host, "a");
        host.AsAgent("ada", new CallNextRequest("4", "1"));
        host.AsAgent("ada", new UndoRequest("5", "1"));
        host.Board().Current.ShouldBeEmpty();
        host.Board().Recent.Select(c => c.Number).ShouldBe(["A1"]);
        host.Queue("general").Waiting.ShouldBe(1);
    }

    [Fact]
    public void A_restarted_host_shows_the_same_board_from_events_and_from_a_snapshot()
    {
        var host = Host.Open();
        for (var i = 0; i < 3; i++) host.Issue();
        Serve(host, "a");
        host.AsAgent("ada", new CallNextRequest("4", "1"));
        var board = host.Board();

        var again = new Host([.. host.Journal]);
        again.Step(new Input.BusUp(again.Now));
        again.Board().Current.ShouldBe(board.Current);
        again.Board().Recent.ShouldBe(board.Recent);
        Projections.LastCalls.Of(host.Machine.Durable).NewestFirst.ShouldBe(host.Machine.DurableCalls.NewestFirst);
    }

    [Fact]
    public void What_a_wall_reports_as_painted_is_told_to_the_counter_once()
    {
        var host = Host.Open();
        host.Issue();
        var call = host.AsAgent("ada", new CallNextRequest("1", "1"));
        host.Counter("1").ShownAt.ShouldBeNull();

        host.Now = host.Now.AddSeconds(1);
        host.Hear(Host.Topics.Shown("wall-1"), $$"""{"seq":{{call.Seq}},"shownAt":"2026-03-02T08:00:00.000Z"}""");
        host.Counter("1").ShownAt.ShouldBe(host.Now);
        var told = host.Published(Host.Topics.Counter("1")).Count;
        host.Hear(Host.Topics.Shown("wall-1"), $$"""{"seq":{{call.Seq}},"shownAt":"2026-03-02T08:00:09.000Z"}""");
        host.Published(Host.Topics.Counter("1")).Count.ShouldBe(told);
    }

    [Fact]
    public void What_a_wall_spoke_is_on_the_board_so_that_none_speaks_it_again_after_a_restart()
    {
        var host = Host.Open();
        host.Issue();
        var call = host.AsAgent("ada", new CallNextRequest("1", "1"));
        host.Board().Current.Single().Spoken.ShouldBeNull();

        host.Hear(Host.Topics.Shown("wall-1"), $$"""{"seq":{{call.Seq}},"spokenAt":"2026-03-02T08:00:04.000Z"}""");
        host.Board().Current.Single().Spoken.ShouldBe(true);
        host.Counter("1").ShownAt.ShouldBeNull();
        var told = host.Published(Host.Topics.Board("hall")).Count;
        host.Hear(Host.Topics.Shown("wall-1"), $$"""{"seq":{{call.Seq}},"spokenAt":"2026-03-02T08:00:04.000Z"}""");
        host.Published(Host.Topics.Board("hall")).Count.ShouldBe(told);
    }

    [Fact]
    public void A_kiosk_cannot_report_a_call_as_shown_nor_can_a_wall_one_that_never_was()
    {
        var host = Host.Open();
        host.Issue();
        var call = host.AsAgent("ada", new CallNextRequest("1", "1"));
        host.Hear(Host.Topics.Shown("kiosk-1"), $$"""{"seq":{{call.Seq}},"shownAt":"2026-03-02T08:00:00.000Z"}""");
        host.Hear(Host.Topics.Shown("wall-1"), """{"seq":4000,"shownAt":"2026-03-02T08:00:00.000Z"}""");
        host.Hear(Host.Topics.Shown("wall-1"), "no json");
        host.Machine.Shown.ByCall.ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_changed_is_published_again()
    {
        var host = Host.Open();
        host.Issue("general");
        host.Published(Host.Topics.Queue("general")).Count.ShouldBe(1);
        host.Published(Host.Topics.Queue("payments")).ShouldBeEmpty();
        host.Published(Host.Topics.Counter("1")).ShouldBeEmpty();
        host.Published(Host.Topics.Config("kiosk-1")).ShouldBeEmpty();
    }

    [Fact]
    public void When_the_bus_is_back_everything_retained_is_published_anew()
    {
        var host = Host.Open();
        host.Step(new Input.BusUp(host.Now));
        string[] topics =
        [
            Host.Topics.HostStatus, Host.Topics.Config("kiosk-1"), Host.Topics.Config("wall-1"), Host.Topics.Config("probe-1"),
            Host.Topics.Queue("general"), Host.Topics.Queue("payments"), Host.Topics.Counter("1"), Host.Topics.Counter("2"), Host.Topics.Board("hall"),
        ];
        foreach (var topic in topics) host.Published(topic).Count.ShouldBe(1, topic);
        host.Outputs.OfType<Output.Publish>().ShouldAllBe(p => p.Retain);
    }

    /// <summary>A connection that was replaced ends when its broker finds out; so does that of a life before this one.</summary>
    [Theory]
    [InlineData(7, 1)]
    [InlineData(6, 1)]
    [InlineData(1_000_007, 0)]
    public void A_last_will_that_comes_when_the_host_is_back_is_taken_back_and_a_successors_word_stands(long incarnation, int said)
    {
        var host = Host.Open();
        host.Hear(Host.Topics.HostStatus, $$"""{"status":"offline","version":"1","bootId":"b","incarnation":{{incarnation}}}""");
        host.Published(Host.Topics.HostStatus).Count.ShouldBe(said);
        foreach (var alive in host.Published(Host.Topics.HostStatus))
        {
            var word = Encoding.UTF8.GetString(alive.Span);
            word.ShouldContain("\"online\"");
            host.Hear(Host.Topics.HostStatus, word);
        }
        host.Published(Host.Topics.HostStatus).Count.ShouldBe(said);
        host.Machine.Devices.Known.Keys.ShouldNotContain("host");
    }

    [Fact]
    public void A_snapshot_request_brings_that_device_its_retained_state_again()
    {
        var host = Host.Open();
        host.Hear("wall-1", new SnapshotRequest("s"));
        host.Flush();
        host.Published(Host.Topics.Config("wall-1")).Count.ShouldBe(1);
        host.Published(Host.Topics.Board("hall")).Count.ShouldBe(1);
        host.Published(Host.Topics.Config("kiosk-1")).ShouldBeEmpty();

        host.Hear("wall-1", new SnapshotRequest("s"));
        host.Flush();
        host.Published(Host.Topics.Board("hall")).Count.ShouldBe(2);
    }

    private static void Serve(Host host, string id)
    {
        host.AsAgent("ada", new CallNextRequest(id + "1", "1")).Ok.ShouldBeTrue();
        host.AsAgent("ada", new StartRequest(id + "2", "1")).Ok.ShouldBeTrue();
        host.AsAgent("ada", new FinishRequest(id + "3", "1")).Ok.ShouldBeTrue();
    }
}
