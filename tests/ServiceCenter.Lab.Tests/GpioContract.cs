using System.Collections.Concurrent;

namespace ServiceCenter.Lab.Tests;

/// <summary>What every driver of the GPIO lines does alike, on the kernel's own. A driver's test class says only which it is.</summary>
public abstract class GpioContract
{
    private static readonly ConcurrentDictionary<string, Lazy<Dictionary<string, string>>> Found = new();

    /// <summary>As the probe names it.</summary>
    protected abstract string Driver { get; }

    /// <summary>One start of the lab for all tests of a driver, made when the first asks.</summary>
    private Dictionary<string, string> Findings => Found.GetOrAdd(Driver, driver => new(() =>
        LabRun.Of("gpio.sh", LabRun.Program("tests", "ServiceCenter.Lab.Probe"), driver).Findings)).Value;

    [Fact]
    public void bouncing_contacts_make_one_edge_each_in_order()
    {
        Findings["presses"].ShouldBe("20");
        Findings["releases"].ShouldBe("20");
        Findings["in-order"].ShouldBe("True");
    }

    [Fact]
    public void a_wrong_label_is_answered_with_the_chips_there_are()
    {
        Findings["wrong-label"].ShouldBe("There is no GPIO chip \"no-such-chip\". Found: kiosk (/dev/gpiochip0, 16 lines).");
    }

    [Fact]
    public void a_line_in_use_is_said_to_be_and_a_missing_line_is_told_the_range()
    {
        foreach (var busy in new[] { "busy", "busy-elsewhere" })
        {
            Findings[busy].ShouldStartWith("Lines 5 of chip \"kiosk\" are in use: ");
            Findings[busy].ShouldEndWith("Stop that program, or choose other lines.");
        }
        Findings["no-line"].ShouldBe("Chip \"kiosk\" has lines 0 to 15: there is no line 99.");
    }

    [Fact]
    public void a_line_at_rest_is_not_pressed_and_a_lamp_stands_on_the_wire_as_it_is_lit()
    {
        Findings["at-rest"].ShouldBe("False");
        Findings["lamp-taken"].ShouldBe("0");
        Findings["lamp"].ShouldBe("1");
    }

    [Fact]
    public void a_line_let_go_may_be_taken_by_another()
    {
        Findings["let-go"].ShouldBe("none");
    }
}
