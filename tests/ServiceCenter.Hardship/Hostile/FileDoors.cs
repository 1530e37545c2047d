using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.Engine;
using ServiceCenter.Storage;
using ServiceCenter.Storage.Import;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardship.Hostile;

/// <summary>The centre's file: read, or refused with every mistake named; what is read, the engine has to bear.</summary>
internal sealed partial class CentreFileDoor(Mutations mutations, Tally tally)
{
    private static readonly System.Text.Json.JsonDocumentOptions WithComments = new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly IReadOnlyList<JsonNode> _good = [Read("firmware-host", "ServiceCenter.CentralHost", "Configuration", "centre.default.json"), Read("tests", "ServiceCenter.Benchmarks", "centre.json")];

    public void Knock()
    {
        var wellFormed = !mutations.OneIn(5);
        var good = mutations.OneOf(_good);
        var bytes = wellFormed ? Mutations.Bytes(mutations.Altered(good, most: 2)) : mutations.Broken(Mutations.Bytes(good));
        try
        {
            var centre = Centre.Of(Encoding.UTF8.GetString(bytes), "centre.json");
            _ = CentreEngine.Decide(new Command.Configure(DateTimeOffset.UnixEpoch, centre.Plan), CentreState.Empty);
            _ = centre.Hours.DayAt(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
            tally.Count(wellFormed, Came.Taken);
        }
        catch (CentreFileException e)
        {
            if (e.Mistakes.Count == 0) tally.Say($"refused without a reason: {BusDoor.Shown(bytes)}");
            // A mistake of form is told with its line; what is wrong by its meaning, by its name.
            tally.Count(wellFormed, e.Mistakes.Any(mistake => WithLine().IsMatch(mistake)) ? Came.Unread : Came.Refused);
        }
        catch (Exception e)
        {
            tally.Say($"brought it down ({e.GetType().Name}: {e.Message}): {BusDoor.Shown(bytes)}");
        }
    }

    [GeneratedRegex(@"line \d+:")]
    private static partial Regex WithLine();

    private static JsonNode Read(params string[] parts) => JsonNode.Parse(File.ReadAllText(Repo.PathOf(parts)), documentOptions: WithComments)!;
}

/// <summary>The log of an older system: each line read or told with its number, or the whole file refused.</summary>
internal sealed class LogFileDoor(Mutations mutations, Tally tally)
{
    private const string Heading = "date,arrived,service,priority,outcome,called_or_left,finished,agent";
    private static readonly string[][] Lines =
    [
        ["2026-03-02", "09:00:05", "TT", "2", "served", "09:04:10", "09:09:59", "Ada"],
        ["2026-03-02", "09:01:00", "PS", "0", "left", "09:30:00", "", ""],
        ["2026-03-02", "23:58:00", "NW", "1", "served", "00:04:10", "00:09:59", "\"Bo, the second\""],
    ];
    private readonly BankLogReader _reader = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), name => new AgentId("a-" + name.Length));

    public void Knock()
    {
        var wellFormed = !mutations.OneIn(5);
        var text = new StringBuilder(mutations.OneIn(50) ? mutations.Text() : Heading).Append('\n');
        for (var i = mutations.Below(4); i >= 0; i--) text.AppendJoin(',', Altered(mutations.OneOf(Lines))).Append(mutations.OneIn(5) ? "\r\n" : "\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (!wellFormed) bytes = mutations.Broken(bytes);
        try
        {
            var file = _reader.Read(bytes, "log.csv");
            foreach (var visit in file.Visits)
                if (visit.CalledOrLeft < visit.Arrived || visit.Finished < visit.CalledOrLeft) tally.Say($"a visit takes less than no time: {visit}");
            tally.Count(wellFormed, file.Visits.Count > 0 ? Came.Taken : file.BadLines.Count > 0 ? Came.Refused : Came.Unread);
        }
        catch (StorageException)
        {
            tally.Count(wellFormed, Came.Unread);
        }
        catch (Exception e)
        {
            tally.Say($"brought it down ({e.GetType().Name}: {e.Message}): {BusDoor.Shown(bytes)}");
        }
    }

    private string[] Altered(string[] good)
    {
        var line = good.ToArray();
        if (!mutations.OneIn(3)) line[mutations.Below(line.Length)] = mutations.Text().ReplaceLineEndings("");
        return line;
    }
}
