using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Views;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Foresight;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>What the holder of a ticket is shown.</summary>
public sealed class TicketViewTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly ServiceId General = new("general");
    private static readonly CounterId Counter = new("1");

    private CentreState _state = CentreState.Empty;

    public TicketViewTests()
    {
        Ask(new Command.Configure(Morning, Centre.Read(null).Plan));
        Ask(new Command.OpenDay(Morning, new Day("2026-03-02", Morning, Morning.AddHours(8), Morning.AddHours(20))));
    }

    [Fact]
    public void the_quote_is_for_the_present_place_and_what_was_said_at_issue_stays_said()
    {
        Ask(new Command.OpenCounter(Morning, Counter, new Agent(new AgentId("a-1"), null), null));
        Issue(1);
        Ask(new Command.CallNext(Morning, Counter));
        Issue(2);
        Issue(3);
        var service = _state.Plan!.Service(General)!.ExpectedHandling.TotalSeconds;

        var last = Ticket(3);
        (last.Ahead, last.Quote?.MeanSeconds, last.QuotedAtIssue?.MeanSeconds).ShouldBe((1, 2 * service, 2 * service));

        Ask(new Command.Leave(Morning, new TicketId(2)));
        last = Ticket(3);
        (last.Ahead, last.Quote?.MeanSeconds, last.QuotedAtIssue?.MeanSeconds).ShouldBe((0, service, 2 * service));

        Ask(new Command.Leave(Morning, new TicketId(3)));
        last = Ticket(3);
        (last.State, last.Ahead, last.Quote, last.QuotedAtIssue?.MeanSeconds).ShouldBe(("left", null, null, 2 * service));
    }

    [Fact]
    public void a_quote_that_could_not_be_given_at_issue_is_given_once_it_can()
    {
        Issue(1);
        (Ticket(1).Quote, Ticket(1).QuotedAtIssue).ShouldBe((null, null));

        Ask(new Command.OpenCounter(Morning, Counter, new Agent(new AgentId("a-1"), null), null));
        Ticket(1).Quote.ShouldBe(new QuoteBody("simple", 240));
        Ticket(1).QuotedAtIssue.ShouldBeNull();
    }

    private TicketBody Ticket(int id) => ViewProjection.Ticket(_state, new TicketId((UInt128)id).ToString())!;

    private void Issue(int id) => Ask(new Command.IssueTicket(
        Morning, new TicketId((UInt128)id), General, [], null, null, null, SimpleEstimator.Quote(_state, General)));

    private void Ask(Command command)
    {
        foreach (var happened in CentreEngine.Decide(command, _state).ShouldBeOfType<Decision.Accepted>().Events)
            _state = CentreEngine.Evolve(_state, new Recorded(_state.LastSeq + 1, command.At, null, null, happened));
    }
}
