using System.Text.Json.Nodes;
using ServiceCenter.Hardware.Sign;
using ServiceCenter.Testing;

namespace ServiceCenter.Lab.Tests;

/// <summary>The real host and the real button box on a kernel's buttons, lamps and I2C bus, as <c>inside/box.sh</c> drives them.</summary>
public sealed class CounterBoxTests(CounterBoxTests.Box box) : IClassFixture<CounterBoxTests.Box>
{
    /// <summary>One start of the lab for all, made when the first test asks.</summary>
    public sealed class Box
    {
        private readonly Lazy<LabRun> run = new(() =>
        {
            _ = Needs.Mosquitto();
            _ = Needs.MosquittoClients();
            _ = Needs.Libmosquitto();
            return LabRun.Of("box.sh",
                LabRun.Program("firmware-host", "ServiceCenter.CentralHost.App"), LabRun.Program("kiosk", "ServiceCenter.CounterBox.App"),
                LabRun.Program("tests", "ServiceCenter.Lab.Probe"), LabRun.Inside("centre.json"));
        });

        public IReadOnlyList<string> Lines(string file) => File.ReadAllLines(run.Value.PathOf(file));

        public JsonNode Event(string kind) => Lines("messages.log").Where(line => line.StartsWith("sc/lab/event ", StringComparison.Ordinal))
            .Select(line => JsonNode.Parse(line["sc/lab/event ".Length..])!).Single(one => (string?)one["kind"] == kind);
    }

    [Fact]
    public void a_pulled_line_calls_the_next_customer_as_the_agent_who_is_at_the_counter()
    {
        var called = box.Event("ticket-called");

        ((string?)called["counter"]).ShouldBe("1");
        ((string?)called["number"]).ShouldBe((string?)box.Event("ticket-issued")["number"]);
        ((string?)called["number"]).ShouldBe("A1");
        ((string?)called["agent"]).ShouldBe((string?)box.Event("counter-opened")["agent"]);
    }

    [Fact]
    public void the_lamps_of_what_can_be_done_now_are_lit_on_the_wire_and_no_others()
    {
        box.Lines("lamps-called.log").ShouldBe(["5 1", "6 1", "10 0"]);
        box.Lines("lamps-finished.log").ShouldBe(["5 1", "6 0", "10 0"]);
    }

    [Fact]
    public void the_sign_holds_the_very_number_and_nothing_when_the_customer_has_gone()
    {
        box.Lines("sign-called.log").ShouldBe([$"ram {Convert.ToHexString(Ht16k33.Picture("A1"))}", "reads A1"]);
        box.Lines("sign-finished.log").ShouldBe([$"ram {new string('0', 32)}", "reads "]);
    }

    [Fact]
    public void an_address_where_nothing_answers_is_told_so()
    {
        box.Lines("sign-nowhere.log").ShouldHaveSingleItem().ShouldStartWith("problem Nothing answers at address 0x72 of /dev/i2c-");
    }
}
