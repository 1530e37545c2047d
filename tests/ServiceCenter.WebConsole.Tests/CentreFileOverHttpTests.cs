using ServiceCenter.WebConsole.Pages;

namespace ServiceCenter.WebConsole.Tests;

public sealed class CentreFileOverHttpTests
{
    [Fact]
    public async Task what_is_wrong_with_the_file_is_told_to_who_asks_and_on_the_page()
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = console.WithKey("admin");
        console.Centre.File.Now = console.Centre.File.Now with { Mistakes = ["counter '1': there is no zone '<attic>'.", "site is missing."] };
        using var answer = await admin.PostAsync("/api/centre/reload", null);
        var problem = await answer.ShouldBeProblemAsync(422, "centre-file-wrong");
        problem["mistakes"]!.AsArray().Select(m => (string)m!).ShouldBe(console.Centre.File.Now.Mistakes);
        var page = await admin.GetStringAsync("/admin/centre");
        page.ShouldContain("<li>counter &#x27;1&#x27;: there is no zone &#x27;&lt;attic&gt;&#x27;.</li>");
        page.ShouldContain("not in force");
    }

    [Fact]
    public async Task what_may_not_be_meant_in_a_file_that_is_in_force_is_on_the_page()
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = console.WithKey("admin");
        console.Centre.File.Now = console.Centre.File.Now with { Hints = ["service 'general', names, line 6: nothing in fr."] };
        (await admin.PostAsync("/api/centre/reload", null)).EnsureSuccessStatusCode();
        (await admin.GetStringAsync("/admin/centre")).ShouldContain("<li>service &#x27;general&#x27;, names, line 6: nothing in fr.</li>");
    }

    [Fact]
    public async Task to_go_back_is_said_in_the_log_with_who_did_it()
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = console.WithKey("admin", "deployer");
        (await admin.PostAsync("/api/centre/versions/3/roll-back", null)).EnsureSuccessStatusCode();
        console.Centre.File.WentBackTo.ShouldBe([3]);
        console.Said.ShouldContain(line => line.Contains("deployer") && line.Contains("version 3"));
        using var unknown = await admin.GetAsync("/api/centre/versions/4");
        await unknown.ShouldBeProblemAsync(404, "unknown-version");
    }

    [Theory]
    [InlineData("a\nb\nc", "a\nb\nc", " a, b, c")]
    [InlineData("a\nb\nc", "a\nx\nc", " a,-b,+x, c")]
    [InlineData("a\nc\n", "a\r\nb\r\nc", " a,+b, c")]
    [InlineData("a\nb", "b", "-a, b")]
    public void what_changed_is_told_line_by_line(string earlier, string later, string lines) =>
        string.Join(',', LineDiff.Between(earlier, later).Select(l => l.Change + l.Text)).ShouldBe(lines);
}
