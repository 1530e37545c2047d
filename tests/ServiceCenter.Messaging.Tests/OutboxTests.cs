namespace ServiceCenter.Messaging.Tests;

public sealed class OutboxTests
{
    private readonly Outbox _outbox = new(bound: 3);

    [Fact]
    public void an_entry_is_sent_once_and_then_waits_for_its_reply()
    {
        Add("a", at: 0).ShouldBeTrue();
        DueAt(0).ShouldBe(["a"]);
        DueAt(4.9).ShouldBeEmpty();
    }

    [Fact]
    public void without_a_reply_it_is_sent_again_after_5_s_doubling_to_30()
    {
        Add("a", at: 0);
        List<double> sent = [];
        for (var second = 0; second <= 110; second++)
            if (DueAt(second).Count > 0) sent.Add(second);
        sent.ShouldBe([0, 5, 15, 35, 65, 95]);
    }

    [Fact]
    public void a_reply_ends_it_and_a_second_reply_is_a_repeat()
    {
        Add("a", at: 0);
        DueAt(0);
        _outbox.Replied("a").ShouldBeTrue();
        _outbox.Replied("a").ShouldBeFalse();
        DueAt(100).ShouldBeEmpty();
        _outbox.NextDue.ShouldBeNull();
    }

    [Fact]
    public void after_a_lost_session_everything_is_sent_again_at_once_oldest_first()
    {
        Add("a", at: 0);
        Add("b", at: 1);
        DueAt(1);
        _outbox.SessionLost(TimeSpan.FromSeconds(2));
        DueAt(2).ShouldBe(["a", "b"]);
        _outbox.NextDue.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void beyond_the_bound_an_entry_is_dropped_and_counted()
    {
        foreach (var id in new[] { "a", "b", "c" }) Add(id, at: 0).ShouldBeTrue();
        Add("d", at: 0).ShouldBeFalse();
        _outbox.Dropped.ShouldBe(1);
        DueAt(0).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void an_id_that_waits_already_is_not_added_twice()
    {
        Add("a", at: 0);
        Add("a", at: 1).ShouldBeTrue();
        _outbox.Count.ShouldBe(1);
    }

    private bool Add(string id, double at) => _outbox.Add(new OutboxEntry(id, "t", default), TimeSpan.FromSeconds(at));
    private List<string> DueAt(double at) => [.. _outbox.Due(TimeSpan.FromSeconds(at)).Select(entry => entry.Id)];
}
