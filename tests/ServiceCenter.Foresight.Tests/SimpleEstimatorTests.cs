using System.Collections.Immutable;
using ServiceCenter.Engine;

namespace ServiceCenter.Foresight.Tests;

public class SimpleEstimatorTests
{
    private static readonly ServiceId General = new("general"), Passports = new("passports"), Old = new("old");
    private static readonly ProfileId Both = new("both"), PassportsOnly = new("passports-only");
    private static readonly DateTimeOffset Opening = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly CentrePlan Plan = new()
    {
        Site = "demo",
        Name = "Demo",
        Languages = ["en"],
        Services = [Service(General), Service(Passports), Service(Old) with { Historical = true }],
        Counters = [Counter("1", Both), Counter("2", Both), Counter("3", PassportsOnly)],
        Profiles = [Profile(Both, General, Passports), Profile(PassportsOnly, Passports)],
        Zones = [],
        Kiosks = [],
        Displays = [],
    };

    private static ServicePlan Service(ServiceId id) =>
        new(id, ImmutableSortedDictionary<string, string>.Empty, new(id.Value[..1].ToUpperInvariant(), 1, 999), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5));

    private static CounterPlan Counter(string id, ProfileId profile) => new(new(id), id, new("hall"), profile);

    private static ProfilePlan Profile(ProfileId id, params ServiceId[] services) =>
        new(id, id.Value, [new(new RoutingCondition.Otherwise(), new RoutingChoice.LongestWait([.. services]))]);

    private static Command.OpenCounter Open(string counter) => new(Opening, new(counter), new(new($"agent-{counter}"), null), null);
    private static Command.IssueTicket Issue(int ticket, ServiceId service) => new(Opening, new((UInt128)ticket), service, [], null, null, null, null);

    private static CentreState After(params Command[] commands) => new Command[]
    {
        new Command.Configure(Opening, Plan),
        new Command.OpenDay(Opening, new("2026-03-02", Opening, Opening.AddHours(8), Opening.AddHours(20))),
    }.Concat(commands).Aggregate(CentreState.Empty, Asked);

    private static CentreState Asked(CentreState state, Command command) =>
        CentreEngine.Decide(command, state).ShouldBeOfType<Decision.Accepted>().Events
            .Aggregate(state, (s, happened) => CentreEngine.Evolve(s, new(s.LastSeq + 1, command.At, null, null, happened)));

    [Fact]
    public void With_nobody_waiting_the_next_free_counter_is_one_service_away() =>
        SimpleEstimator.Quote(After(Open("1")), General).ShouldBe(new Quote("simple", TimeSpan.FromMinutes(5), null, null));

    [Fact]
    public void Whoever_moves_up_waits_less()
    {
        var state = After(Open("1"), Issue(1, General), Issue(2, General), Issue(3, General));

        SimpleEstimator.Quote(state, General, ahead: 1)!.Mean.ShouldBe(TimeSpan.FromMinutes(10));
        SimpleEstimator.Quote(state, General, ahead: 0)!.Mean.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Everybody_waiting_for_the_service_counts_and_nobody_else() =>
        SimpleEstimator.Quote(After(Open("1"), Issue(1, General), Issue(2, General), Issue(3, Passports)), General)!.Mean.ShouldBe(TimeSpan.FromMinutes(15));

    [Fact]
    public void Counters_share_the_work_where_their_profile_covers_the_service()
    {
        var state = After(Open("1"), Open("2"), Open("3"), Issue(1, General), Issue(2, Passports));

        SimpleEstimator.Quote(state, General)!.Mean.ShouldBe(TimeSpan.FromMinutes(5));
        SimpleEstimator.Quote(state, Passports)!.Mean.ShouldBe(TimeSpan.FromMinutes(10) / 3);
    }

    [Fact]
    public void Without_an_open_counter_there_is_no_honest_quote()
    {
        SimpleEstimator.Quote(After(), General).ShouldBeNull();
        SimpleEstimator.Quote(After(Open("3")), General).ShouldBeNull();
    }

    [Fact]
    public void What_issues_no_tickets_has_no_quote()
    {
        SimpleEstimator.Quote(CentreState.Empty, General).ShouldBeNull();
        SimpleEstimator.Quote(After(Open("1")), new("dogs")).ShouldBeNull();
        SimpleEstimator.Quote(After(Open("1")), Old).ShouldBeNull();
    }

    [Fact]
    public void What_was_seen_weighs_by_how_often_against_ten_expected()
    {
        var counter = new CounterId("1");
        var state = After(
            Open("1"), Issue(1, General),
            new Command.CallNext(Opening, counter),
            new Command.Start(Opening, counter, null),
            new Command.Finish(Opening.AddMinutes(16), counter, null, null));

        SimpleEstimator.Quote(state, General)!.Mean.ShouldBe(TimeSpan.FromMinutes(6));
    }
}
