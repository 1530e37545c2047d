namespace ServiceCenter.Lab.Tests;

/// <summary>The hardware room alone, on the kernel's own devices.</summary>
public sealed class DevicesTests(DevicesTests.Findings findings) : IClassFixture<DevicesTests.Findings>
{
    /// <summary>Lines "name value" of <c>inside/devices.sh</c>: one start of the lab for all, made when the first test asks.</summary>
    public sealed class Findings
    {
        private readonly Lazy<Dictionary<string, string>> found = new(() =>
            LabRun.Of("devices.sh", LabRun.Program("tests", "ServiceCenter.Lab.Probe")).Output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).ToDictionary(pair => pair[0], pair => pair[^1]));

        public string this[string name] => found.Value[name];
    }

    [Fact]
    public void bouncing_contacts_make_one_edge_each_in_order()
    {
        findings["presses"].ShouldBe("20");
        findings["releases"].ShouldBe("20");
        findings["in-order"].ShouldBe("True");
    }

    [Fact]
    public void a_wrong_label_is_answered_with_the_chips_there_are()
    {
        findings["wrong-label"].ShouldBe("There is no GPIO chip \"no-such-chip\". Found: kiosk (/dev/gpiochip0, 16 lines).");
    }

    [Fact]
    public void a_line_in_use_names_its_holder_and_a_missing_line_the_range()
    {
        findings["busy"].ShouldBe("Lines 5 of chip \"kiosk\" are in use: line 5 by \"servicecenter\". Stop that program, or choose other lines.");
        findings["no-line"].ShouldBe("Chip \"kiosk\" has lines 0 to 15: there is no line 99.");
    }

    [Fact]
    public void a_line_at_rest_is_not_pressed_and_a_lamp_that_is_lit_stands_on_the_wire()
    {
        findings["at-rest"].ShouldBe("False");
        findings["lamp"].ShouldBe("1");
    }

    [Fact]
    public void a_printer_gets_the_very_bytes_and_its_answer_silence_and_end_of_paper_are_told_apart()
    {
        findings["same-bytes"].ShouldBe("True");
        findings["answers"].ShouldBe("Answered");
        findings["silent"].ShouldBe("Silent");
        findings["mid-ticket"].ShouldBe("AnsweredPaperOut");
    }
}
