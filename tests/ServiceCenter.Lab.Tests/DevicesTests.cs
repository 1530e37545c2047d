namespace ServiceCenter.Lab.Tests;

/// <summary>The hardware room alone, on the kernel's own devices.</summary>
public sealed class DevicesTests(DevicesTests.Findings findings) : IClassFixture<DevicesTests.Findings>
{
    /// <summary>Lines "name value" of <c>inside/devices.sh</c>: one start of the lab for all, made when the first test asks.</summary>
    public sealed class Findings
    {
        private readonly Lazy<Dictionary<string, string>> found = new(() =>
            LabRun.Of("devices.sh", LabRun.Program("tests", "ServiceCenter.Lab.Probe")).Findings);

        public string this[string name] => found.Value[name];
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
