using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

public class IssuingTests
{
    [Fact]
    public void A_ticket_says_its_number_and_how_many_wait_before_it()
    {
        var quote = new Quote("simple", Minutes(7), null, null);
        var wanted = new Command.IssueTicket(At(1), Ticket(2), General, [], "de", "wheelchair", new("kiosk-1"), quote);

        Given(Issue(0, 1), Issue(0, 9, Payments))
            .When(wanted)
            .Then(new Event.TicketIssued(Ticket(2), Number("A2"), General, [], "de", "wheelchair", new("kiosk-1"), 1, quote));
    }

    [Fact]
    public void Somebody_who_was_called_is_not_ahead_any_more() =>
        Given(Issue(0, 1), Call(1, One)).When(Issue(2, 2)).Accepted().ShouldHaveSingleItem().ShouldBeOfType<Event.TicketIssued>().Ahead.ShouldBe(0);

    [Fact]
    public void A_service_that_is_not_there_is_refused() => Given().When(Issue(0, 1, new("dogs"))).ThenRefused("unknown-service", "dogs");

    [Fact]
    public void A_second_service_that_is_not_there_is_refused() => Given().When(Issue(0, 1, General, new ServiceId("dogs"))).ThenRefused("unknown-service", "dogs");

    [Fact]
    public void A_service_known_only_from_an_import_issues_nothing() => Given().When(Issue(0, 1, Old)).ThenRefused("unknown-service", "old");

    [Fact]
    public void Before_any_configuration_there_is_no_service() => new Scenario().When(Issue(0, 1)).ThenRefused("unknown-service");

    [Fact]
    public void Without_a_day_there_is_no_ticket() => Configured().When(Issue(0, 1)).ThenRefused("day-not-open");

    [Fact]
    public void Before_the_opening_time_there_is_no_ticket() => OpenDay().When(Issue(-1, 1)).ThenRefused("day-not-open", "2026-03-02 08:00 UTC");

    [Fact]
    public void At_the_opening_time_there_is() => OpenDay().When(Issue(0, 1)).Accepted();

    [Fact]
    public void From_the_last_ticket_time_on_there_is_none() => OpenDay(Issue(479, 1)).When(Issue(480, 2)).ThenRefused("issuing-ended", "16:00");

    [Fact]
    public void An_id_is_one_tickets_alone() => Given(Issue(0, 1)).When(Issue(1, 1, Payments)).ThenRefused("ticket-exists", "A1");

    [Fact]
    public void An_id_stays_that_of_a_ticket_that_has_ended() => Given(Issue(0, 1), Leave(1, 1)).When(Issue(2, 1)).ThenRefused("ticket-exists", "A1");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_printer_said_stands_on_the_visit(bool confirmed)
    {
        var after = Given(Issue(0, 1)).When(Printed(0, 1, confirmed)).Then(new Event.TicketPrinted(Ticket(1), confirmed));

        after[1].Printed.ShouldBe(confirmed);
    }

    [Fact]
    public void Nobody_knows_whether_it_was_printed_before_the_kiosk_has_said() => Given(Issue(0, 1))[1].Printed.ShouldBeNull();

    [Fact]
    public void Paper_of_an_unknown_ticket_is_refused() => Given().When(Printed(0, 1, true)).ThenRefused("unknown-ticket");
}
