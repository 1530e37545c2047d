using ServiceCenter.Hardship.Soak;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardship.Tests;

/// <summary>Three days of the soak; the README names the command for eight weeks.</summary>
public sealed class SoakTests
{
    [Fact]
    public async Task days_on_end_write_little_for_a_ticket_and_hold_together()
    {
        Needs.Mosquitto();
        Needs.Libmosquitto();

        var result = await SoakRun.Of(days: 3, ticketsADay: 60);

        result.Last.Tickets.ShouldBe(180);
        result.WrittenKibibytesATicket.ShouldBeInRange(0.1, 256);
        result.Verified.ShouldContain("All of it holds");
    }
}
