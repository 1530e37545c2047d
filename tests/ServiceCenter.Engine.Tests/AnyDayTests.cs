using FsCheck;
using FsCheck.Fluent;
using ServiceCenter.Engine.Measures;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>Whatever people ask for, in whatever order: it is done or refused, and the books stay right.</summary>
public class AnyDayTests
{
    private static readonly CounterId[] Counters = [One, Two, Three, Four, new("99")];
    private static readonly ServiceId[] Services = [General, Payments, Passports, Tiny, Tiny, Old];

    private static readonly Gen<TransferPlace> Places = Gen.Elements(TransferPlace.Last, TransferPlace.First, TransferPlace.Arrival);

    /// <summary>What is asked for, of whom; when comes with the walk through the day.</summary>
    private static readonly Gen<Func<int, Command>> AnyCommand = Gen.Frequency(
        (6, from ticket in Gen.Choose(1, 60) from service in Gen.Elements(Services) select At(t => Issue(t, ticket, service))),
        (2, from ticket in Gen.Choose(1, 60) from then in Gen.Elements(Services) select At(t => Issue(t, ticket, General, then))),
        (2, from ticket in Gen.Choose(1, 60) from lost in Gen.Choose(0, 30) select At(t => HandIn(t, ticket, $"A{9930 + ticket}", t - lost, t - lost / 2, Left))),
        (3, from ticket in Gen.Choose(1, 60) select At(t => IssueAt(t, ticket, Left))),
        (8, from counter in Gen.Elements(Counters) select At(t => Call(t, counter))),
        (3, from counter in Gen.Elements(Counters) select At(t => new Command.CallNext(Some.At(t), counter, OneButton: true))),
        (2, from counter in Gen.Elements(Counters) from ticket in Gen.Choose(1, 60) select At(t => Call(t, counter, ticket))),
        (2, from counter in Gen.Elements(Counters) select At(t => Recall(t, counter))),
        (2, from counter in Gen.Elements(Counters) from places in Gen.Choose(0, 4) select At(t => Recycle(t, counter, places))),
        (2, from counter in Gen.Elements(Counters) select At(t => Ready(t, counter))),
        (1, from ticket in Gen.Choose(1, 60) from booked in Gen.Choose(-5, 60) select At(t => IssueBooked(t, ticket, booked))),
        (3, from counter in Gen.Elements(Counters) from minutes in Gen.Choose(0, 9) from pool in Gen.Elements(PoolOwner.Agent, PoolOwner.Counter, PoolOwner.Centre)
            select At(t => Park(t, counter, minutes > 4 ? minutes : null, pool))),
        (2, from counter in Gen.Elements(Counters) from ticket in Gen.Choose(1, 60) select At(t => Unpark(t, counter, ticket))),
        (1, from counter in Gen.Elements(Counters) from ticket in Gen.Choose(1, 60) select At(t => LetWait(t, counter, ticket))),
        (3, from counter in Gen.Elements(Counters) from to in Gen.Elements(Services) from place in Places from back in Gen.Elements(true, false)
            select At(t => Transfer(t, counter, to, place, back))),
        (1, from counter in Gen.Elements(Counters) from to in Gen.Elements(Counters) from place in Places select At(t => Transfer(t, counter, to, place))),
        (2, from counter in Gen.Elements(Counters) from to in Gen.Elements(Ada, Bo) from place in Places from back in Gen.Elements(true, false)
            select At(t => Transfer(t, counter, to, place, back))),
        (1, from counter in Gen.Elements(Counters) select At(t => Rest(t, counter))),
        (6, Gen.Constant(At(KeepTime))),
        (6, from counter in Gen.Elements(Counters) select At(t => Start(t, counter))),
        (6, from counter in Gen.Elements(Counters) from named in Gen.Choose(-30, 60) select At(t => Finish(t, counter, named > 0 ? named : null))),
        (2, from counter in Gen.Elements(Counters) from lost in Gen.Choose(0, 30) from known in Gen.Choose(-5, 30) select At(t => Since(Start(t, counter), t - lost, t - known))),
        (2, from counter in Gen.Elements(Counters) from lost in Gen.Choose(0, 30) from known in Gen.Choose(-5, 30) select At(t => Since(Finish(t, counter), t - lost, t - known))),
        (1, from counter in Gen.Elements(Counters) from lost in Gen.Choose(0, 30) select At(t => Since(NoShow(t, counter), t - lost, null))),
        (3, from counter in Gen.Elements(Counters) select At(t => NoShow(t, counter))),
        (2, from ticket in Gen.Choose(1, 60) select At(t => Leave(t, ticket))),
        (1, from ticket in Gen.Choose(1, 60) select At(t => Cancel(t, ticket))),
        (1, from ticket in Gen.Choose(1, 60) select At(t => Printed(t, ticket, true))),
        (4, from counter in Gen.Elements(Counters) from agent in Gen.Elements(Ada, Bo)
            from profile in Gen.Elements<ProfileId?>(null, WithWrapUp) select At(t => Open(t, counter, agent, profile))),
        (1, from counter in Gen.Elements(Counters) select At(t => Close(t, counter))),
        (5, from counter in Gen.Elements(Counters) select At(t => Undo(t, counter))),
        (2, from ticket in Gen.Choose(1, 60) select At(t => UndoTicket(t, ticket))),
        (1, Gen.Constant(At(UndoDay))),
        (1, Gen.Constant(At(EndDay))),
        (2, Gen.Constant(At(OpenDay))),
        (1, Gen.Constant(At(t => Configure(t, WithKiosks())))));

    private static readonly Gen<(Func<int, Command> Ask, int Pause)> AnyStep =
        from ask in AnyCommand
        from pause in Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Choose(1, 3)), (1, Gen.Constant(10)))
        select (ask, pause);

    private static Func<int, Command> At(Func<int, Command> ask) => ask;

    [Fact]
    public void Whatever_is_asked_the_books_stay_right()
    {
        var days = AnyStep.ListOf().ToArbitrary();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(250),
            Prop.ForAll(days, steps => Walk(steps.ToList())));
    }

    private static void Walk(IReadOnlyList<(Func<int, Command> Ask, int Pause)> steps)
    {
        var day = Scenario.Given(Configure(-4, WithKiosks()));
        var minute = 0;
        foreach (var (ask, pause) in steps)
        {
            minute += pause;
            day.When(ask(minute));
            LivingNumbersAreUnique(day.State);
            TimesAddUp(day.State, Some.At(minute));
        }
    }

    private static void LivingNumbersAreUnique(CentreState state) =>
        state.Visits.Values.Where(v => v.IsAlive).Select(v => v.Number).ShouldBeUnique();

    /// <summary>What is booked and what runs now make the whole stay, and nothing of it is negative.</summary>
    private static void TimesAddUp(CentreState state, DateTimeOffset now)
    {
        foreach (var visit in state.Visits.Values)
        {
            var booked = visit.Wait + visit.Walk + visit.Handling + visit.Hold;
            (booked + visit.Early).ShouldBe(visit.State.Since - visit.IssuedAt);
            new[] { visit.Wait, visit.Walk, visit.Handling, visit.Hold, visit.Early, now - visit.State.Since }.Min().ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
            if (!visit.IsAlive) VisitMeasure.Of(visit).Total.ShouldBe(booked);
        }
        foreach (var service in state.Services.Values)
            (service.Finished, service.Handling).ShouldBeGreaterThanOrEqualTo((0, TimeSpan.Zero));
    }
}
