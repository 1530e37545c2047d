using System.Globalization;
using System.Text;
using ServiceCenter.CentralHost.Tests.Serving;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests;

/// <summary>LiteDB does not flush what it commits: whatever of its file a killed host leaves behind, the next start makes it whole.</summary>
public sealed class KilledLogTests : IDisposable
{
    /// <summary>One write of the log, which takes long enough to be killed in.</summary>
    private const int Visits = 4_000;

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task a_log_whose_writer_was_killed_in_mid_write_is_whole_after_the_next_start()
    {
        var imported = await _site.Run("import", _site.Write("log.csv", Log()));
        imported.Code.ShouldBe(0, imported.Errors);
        var whole = Size();
        whole.ShouldBeGreaterThan(1_000_000);

        // Soon after it began, and shortly before its end.
        foreach (var part in new[] { 0.2, 0.8 })
        {
            foreach (var file in Files()) File.Delete(file);
            await using var host = _site.Begin("serve", "--urls", "http://127.0.0.1:0");
            await Poll.UntilTrue("the log is being written", () => Task.FromResult(Size() > whole * part));
            await host.Kill();
            await ShouldBeWholeAfterTheNextStart();
        }
    }

    private async Task ShouldBeWholeAfterTheNextStart()
    {
        await using (var host = await _site.Serve())
        {
            await Poll.UntilTrue("the log is whole again", async () => (await host.Visits()).Count == Visits);
            (await host.Program.Stop()).ShouldBe(0, host.Program.Errors);
        }
        var verified = await _site.Run("verify");
        verified.Code.ShouldBe(0, verified.Errors);
        verified.Output.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"{Visits} visits"));
    }

    private string[] Files() => Directory.GetFiles(_site.Data, "visits*.litedb");

    /// <summary>Of the file, or of what is still in its log: LiteDB writes everything twice.</summary>
    private long Size() => Files().Select(file => new FileInfo(file)).Where(file => file.Exists).Select(file => file.Length).DefaultIfEmpty(0).Max();

    private static string Log()
    {
        var log = new StringBuilder("date,arrived,service,priority,outcome,called_or_left,finished,agent\n");
        for (var visit = 0; visit < Visits; visit++)
        {
            var arrived = new DateTime(1999, 8, 1, 7, 0, 0).AddMinutes(visit);
            log.Append(CultureInfo.InvariantCulture, $"{arrived:yyyy-MM-dd},{arrived:HH:mm:ss},PS,0,served,{arrived:HH:mm}:20,{arrived:HH:mm}:50,agent-02\n");
        }
        return log.ToString();
    }
}
