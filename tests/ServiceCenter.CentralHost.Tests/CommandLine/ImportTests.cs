using ServiceCenter.CentralHost.Standby;
using ServiceCenter.CentralHost.Tests.Serving;
using ServiceCenter.Storage;

namespace ServiceCenter.CentralHost.Tests.CommandLine;

public sealed class ImportTests : IDisposable
{
    private const string Log = """
        date,arrived,service,priority,outcome,called_or_left,finished,agent
        1999-08-01,06:59:55,PS,0,served,07:00:00,07:00:30,agent-02
        1999-08-01,06:59:55,PS,0,served,07:00:00,07:00:30
        1999-08-41,06:59:55,PS,0,served,07:00:00,07:00:30,agent-02
        1999-08-01,06:59:55,PS,0,gone,07:00:00,07:00:30,agent-02
        1999-08-01,06:59:55,PS,0,served,06:59:54,07:00:30,agent-02
        1999-08-01,06:59:55,PS,0,left,07:00:00,07:00:30,
        1999-08-01,07:10:00,PS,0,left,07:11:00,,

        """;

    private static readonly string[] Reasons =
    [
        "line 3: 7 fields, and 8 are needed", "line 4: date '1999-08-41' is no date", "line 5: outcome 'gone' is unknown",
        "line 6: called_or_left 06:59:54 is before arrived 06:59:55", "line 7: outcome is 'left', yet finished is '07:00:30'",
    ];

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task bad_lines_are_named_with_number_and_reason_and_nothing_is_imported_unless_they_are_skipped()
    {
        var log = _site.Write("log.csv", Log);

        var refused = await _site.Run("import", log);
        refused.Code.ShouldBe(HostProgram.Failed);
        foreach (var reason in Reasons) refused.Output.ShouldContain(reason);
        refused.Errors.ShouldContain("5 lines are bad: nothing was imported");
        (await Visits()).ShouldBeEmpty();

        var skipped = await _site.Run("import", log, "--skip-bad");
        skipped.Code.ShouldBe(0, skipped.Errors);
        foreach (var reason in Reasons) skipped.Output.ShouldContain(reason);
        skipped.Output.ShouldContain("2 visits imported");
        (await Visits()).ShouldBe(["served", "left"]);
    }

    [Fact]
    public async Task the_demos_data_is_its_own_for_every_verb()
    {
        _site.Settings.Remove("ServiceCenter__Data");
        _site.Settings["XDG_STATE_HOME"] = _site.PathOf("state");
        (await _site.Run("import", _site.Write("log.csv", Log), "--skip-bad", "--demo")).Output.ShouldContain("2 visits imported");
        Directory.GetDirectories(_site.PathOf("state")).ShouldBe([_site.PathOf("state/servicecenter-demo")]);

        var demo = await _site.Run("verify", "--demo");
        demo.Code.ShouldBe(0, demo.Errors);
        demo.Output.ShouldContain("All of it holds");
        (await _site.Run("verify")).Code.ShouldBe(HostProgram.Failed, "the centre itself has no data yet");
    }

    [Fact]
    public async Task a_file_that_is_not_there_is_one_clear_message()
    {
        var missing = await _site.Run("import", "nowhere.csv");
        missing.Code.ShouldBe(HostProgram.Failed);
        missing.Errors.ShouldContain("nowhere.csv");
        missing.Errors.Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_host_that_serves_keeps_its_journal_to_itself()
    {
        await using var host = await _site.Serve();
        var refused = await _site.Run("import", _site.Write("log.csv", Log), "--skip-bad");
        refused.Code.ShouldBe(HostProgram.Failed);
        refused.Errors.ShouldContain("in use by another process");
        (await host.Visits()).ShouldBeEmpty();
    }

    /// <summary>What it appended would stand in no other record: the standby could not follow its host any further.</summary>
    [Fact]
    public async Task nothing_is_imported_into_the_data_of_a_standby()
    {
        Notes.Follows.Write(_site.Data, new Follows(new Uri("http://127.0.0.1:1"), "demo", 1));
        _site.Settings["ServiceCenter__Standby__Of"] = "http://127.0.0.1:1";
        _site.Settings["ServiceCenter__Standby__Key"] = "some-key";

        await IsRefused("standby");
    }

    [Fact]
    public async Task nothing_is_imported_into_the_data_of_a_host_that_was_succeeded()
    {
        Notes.Succeeded.Write(_site.Data, new Succeeded(1_000_001, "a host at the same broker", DateTimeOffset.UnixEpoch));

        await IsRefused("another host");
    }

    private async Task IsRefused(string why)
    {
        var refused = await _site.Run("import", _site.Write("log.csv", Log), "--skip-bad");
        refused.Code.ShouldBe(HostProgram.WrongUse, refused.Output + refused.Errors);
        refused.Errors.ShouldContain(why);
        refused.Errors.ShouldContain("takeover");
        File.Exists(StoreFiles.Journal(_site.Data)).ShouldBeFalse();
    }

    private async Task<IEnumerable<string>> Visits()
    {
        await using var host = await _site.Serve();
        return (await host.Visits()).Select(v => v.Outcome);
    }
}
