using ServiceCenter.Engine;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.Tests;

/// <summary>A log that is handed what ended is the log that is read from the journal.</summary>
public sealed class HandedOverVisitsTests : IDisposable
{
    private readonly TempFolder _read = new(), _handed = new();

    public void Dispose()
    {
        _read.Dispose();
        _handed.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void handed_over_in_pieces_of_any_size_it_is_the_same_log(int commandsBetween) => Same((store, _, command) =>
    {
        if (command % commandsBetween == 0) store.CatchUpVisits();
    });

    [Fact]
    public void with_gaps_in_what_is_handed_over_it_is_the_same_log() => Same((store, centre, command) =>
    {
        centre.HandsOver = command % 4 != 2;
        if (command % 5 == 0) store.CatchUpVisits();
    });

    [Fact]
    public void thrown_away_in_the_middle_it_is_the_same_log() => Same((store, _, command) =>
    {
        if (command == 9) store.RebuildVisits();
        else if (command == 12) store.Visits.Clear();
    });

    [Fact]
    public void what_is_handed_over_begins_where_the_log_ends_or_before()
    {
        var (events, states) = ADay();
        var toCome = new VisitsToCome();
        LogPosition end = new(events[^1].Seq, new byte[] { 1 });

        toCome.Add(events, states, end);
        toCome.Take(after: 0).ShouldNotBeNull().Changed.ShouldContain(v => v.Outcome == VisitOutcome.NoShow);
        toCome.Take(after: 0).ShouldBeNull("it was taken");

        toCome.Add(events, states, end);
        toCome.Take(after: end.Seq).ShouldBeNull("the log knows it");

        toCome.Add([.. events.Skip(4)], [.. states.Skip(4)], end);
        toCome.Take(after: 3).ShouldBeNull("the fourth is missing");
        toCome.Add([.. events.Skip(4)], [.. states.Skip(4)], end);
        toCome.Take(after: 5).ShouldNotBeNull().Reached.ShouldBe(end);
    }

    private (List<Recorded> Events, List<CentreState> States) ADay()
    {
        using var store = CentreStore.Open(_read.Path);
        new Centre(store).WorkADay();
        List<Recorded> events = [.. store.Events(0)];
        List<CentreState> states = [CentreState.Empty];
        foreach (var each in events) states.Add(CentreEngine.Evolve(states[^1], each));
        return (events, states);
    }

    private void Same(Action<CentreStore, Centre, int> between)
    {
        using var read = CentreStore.Open(_read.Path);
        new Centre(read).WorkADay();
        read.CatchUpVisits();

        using var handed = CentreStore.Open(_handed.Path);
        Centre centre = null!;
        var command = 0;
        centre = new Centre(handed) { HandsOver = true, Then = () => between(handed, centre, ++command) };
        centre.WorkADay();
        handed.CatchUpVisits();

        handed.Visits.All().ShouldBe(read.Visits.All());
        handed.Visits.Reached.Seq.ShouldBe(handed.LastSeq);
        handed.Visits.All().Count().ShouldBe(6);
    }
}
