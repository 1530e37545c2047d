using ServiceCenter.Testing;
using ServiceCenter.Torture;

namespace ServiceCenter.Hardship.Tests;

/// <summary>A minute of the torture; the README names the command for all of it.</summary>
public sealed class TortureTests
{
    [Fact]
    public async Task whatever_is_killed_cut_or_stopped_no_ticket_is_lost_doubled_or_called_twice()
    {
        Needs.Mosquitto();
        Needs.MosquittoClients();
        Needs.Libmosquitto();
        Needs.Sqlite();

        var result = await Run.Of(Amounts.Short, seed: 1, line => TestContext.Current.TestOutputHelper?.WriteLine(line));

        result.Books.Wrong.ShouldBeEmpty();
        result.Books.ShouldSatisfyAllConditions(b => b.Printed.ShouldBeGreaterThan(0), b => b.Called.ShouldBeGreaterThan(0), b => b.Heard.ShouldBeGreaterThan(0));
        result.Recoveries.ShouldNotBeEmpty();
    }
}
