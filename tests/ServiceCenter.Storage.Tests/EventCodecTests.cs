using System.Text;
using System.Text.Json;
using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Storage.Events;
using ServiceCenter.Testing;

namespace ServiceCenter.Storage.Tests;

public sealed class EventCodecTests
{
    private static readonly string GoldenPath = Repo.PathOf("tests", "ServiceCenter.Storage.Tests", "Golden", "events.jsonl");

    private static List<JournalRecord> Golden() =>
        [.. File.ReadAllLines(GoldenPath).Select((line, i) => new JournalRecord(i + 1, Encoding.UTF8.GetBytes(line), null, []))];

    [Fact]
    public void the_golden_file_has_every_kind_and_version_and_each_is_understood()
    {
        var found = Golden().Select(record =>
        {
            EventCodec.Decode(record);
            using var json = JsonDocument.Parse(record.Payload);
            return (json.RootElement.GetProperty("kind").GetString()!, json.RootElement.GetProperty("v").GetInt32());
        });
        found.Distinct().ShouldBe(EventKinds.Readable, ignoreOrder: true);
    }

    [Fact]
    public void every_kind_is_written_as_the_golden_file_has_it()
    {
        var written = Some.OfEveryKind.Select((e, i) => Encoding.UTF8.GetString(EventCodec.Encode(Recorded(i + 1, e)).Payload)).ToList();
        // Only ever adds: what stands in the file was released.
        if (Environment.GetEnvironmentVariable("SERVICECENTER_WRITE_GOLDEN") == "1")
            File.AppendAllLines(GoldenPath, written.Skip(File.ReadAllLines(GoldenPath).Length));
        written.ShouldBe(File.ReadAllLines(GoldenPath));
    }

    [Fact]
    public void every_kind_of_the_engine_is_stored() =>
        typeof(Event).GetNestedTypes().Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)))
            .ShouldBe(Some.OfEveryKind.Select(e => e.GetType()).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal));

    [Fact]
    public void what_is_written_is_read_back_the_same()
    {
        for (var i = 0; i < Some.OfEveryKind.Count; i++)
        {
            var recorded = Recorded(i + 1, Some.OfEveryKind[i]);
            var entry = EventCodec.Encode(recorded);
            var back = EventCodec.Decode(new JournalRecord(entry.Seq, entry.Payload, entry.Aside, []));
            // Records that hold arrays compare those by reference: their bytes tell.
            EventCodec.Encode(back).Payload.ShouldBe(entry.Payload);
            EventCodec.Encode(back).Aside?.Bytes.ShouldBe(entry.Aside!.Bytes);
            (back.Seq, back.At, back.Since, back.Cause).ShouldBe((recorded.Seq, recorded.At, recorded.Since, recorded.Cause));
        }
    }

    [Fact]
    public void names_and_needs_stand_beside_the_payload_and_never_in_it()
    {
        var entries = Some.OfEveryKind.Select((e, i) => EventCodec.Encode(Recorded(i + 1, e))).ToList();
        foreach (var word in new[] { "wheelchair", "Ada", "agent-02", "has paid half" })
        {
            entries.ShouldAllBe(e => !Encoding.UTF8.GetString(e.Payload).Contains(word));
            entries.ShouldContain(e => e.Aside != null && Encoding.UTF8.GetString(e.Aside.Bytes).Contains(word));
        }
    }

    [Fact]
    public void once_erased_names_and_needs_are_null()
    {
        var events = Golden().Select(record => EventCodec.Decode(record).Event).ToList();
        events.OfType<Event.TicketIssued>().ShouldAllBe(e => e.Needs == null);
        events.OfType<Event.CounterOpened>().ShouldAllBe(e => e.Agent.Name == null && e.Agent.Id == Some.Ada.Id);
        events.OfType<Event.VisitImported>().ShouldAllBe(e => e.Visit.Agent!.Name == null);
    }

    [Theory]
    [InlineData("""{"kind":"ticket-teleported","v":1,"at":"2026-03-02T08:00:00Z","event":{}}""", "'ticket-teleported' (version 1) is unknown")]
    [InlineData("""{"kind":"ticket-left","v":9,"at":"2026-03-02T08:00:00Z","event":{}}""", "'ticket-left' stands in version 9")]
    [InlineData("""{"kind":"ticket-left","v":1,"at":"2026-03-02T08:00:00Z","mood":1,"event":{}}""", "'mood' is unknown")]
    [InlineData("""{"kind":"ticket-left","v":1,"event":{"ticket":"00000000000000000000000000000001"}}""", "'at' or 'event' is missing")]
    [InlineData("""{"kind":"ticket-left","v":1,"at":"2026-03-02T08:00:00Z","event":{"ticket":"A42"}}""", "is no ticket id")]
    [InlineData("not json", "Record 7 of the journal is not understood")]
    public void what_is_not_understood_is_named(string payload, string reason)
    {
        var record = new JournalRecord(7, Encoding.UTF8.GetBytes(payload), null, []);
        Should.Throw<StorageException>(() => EventCodec.Decode(record)).Message.ShouldContain(reason);
    }

    private static Recorded Recorded(int seq, Event e) =>
        new(seq, Some.Morning.AddMilliseconds(seq), e is Event.VisitImported or Event.TicketIssued { Offline: not null } ? Some.Morning : null, e is Event.TicketIssued ? Some.Press : null, e);
}
