using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Hardware;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Tests;

/// <summary>A kiosk in a hall of its own: time, bus, disk and printer are the test's, and everything it puts out is kept.</summary>
internal sealed class Hall
{
    public const int GeneralLine = 3, GeneralLamp = 8, PaymentsLine = 4;
    private readonly SortedDictionary<string, byte[]> disk;
    private UInt128 fresh;

    public Hall(SortedDictionary<string, byte[]>? disk = null, bool hasPrinter = true, bool hasVoice = false, PaperForm? paper = null, string boot = "boot1")
    {
        this.disk = disk ?? new(StringComparer.Ordinal);
        fresh = boot == "boot1" ? 0x1000u : 0x2000u;
        Session = new KioskSession(new KioskOptions("demo", "kiosk-1", "1.0", boot, (at, zone, _) => $"{at:yyyy-MM-dd HH:mm} {zone}") { HasPrinter = hasPrinter, HasVoice = hasVoice, Paper = paper ?? PaperForm.Mm80 });
        foreach (var (id, entry) in this.disk.ToArray()) Step(new KioskInput.Found(Now, id, entry));
    }

    public KioskSession Session { get; }
    public Topics Topics { get; } = new("demo");
    public TimeSpan Now { get; private set; } = TimeSpan.FromSeconds(1);
    public TimeSpan? Wake { get; private set; }
    public List<KioskOutput> Outputs { get; } = [];
    public SortedDictionary<string, byte[]> Disk => disk;
    /// <summary>Tickets on the disk with which something is still to be done.</summary>
    public List<string> Owed => [.. disk.Where(one => one.Key != "config" && JsonDocument.Parse(one.Value).RootElement.GetProperty("stage").GetString() != "Settled").Select(one => one.Key)];

    public KioskScreen Screen => Outputs.OfType<KioskOutput.Show>().Last().Screen;

    /// <summary>False: what is to be kept reaches the disk only when <see cref="Keep"/> is called.</summary>
    public bool DiskIsQuick { get; set; } = true;

    public IEnumerable<Request> Requests => Outputs.OfType<KioskOutput.Publish>()
        .Where(one => one.Topic == Topics.Request("kiosk-1")).Select(one => JsonSerializer.Deserialize(one.Body.Span, Wire.Default.Request)!);
    public List<IssueTicketRequest> Asked => [.. Requests.OfType<IssueTicketRequest>()];
    public List<PrintedRequest> Reported => [.. Requests.OfType<PrintedRequest>()];
    public List<KioskOutput.Print> Papers => [.. Outputs.OfType<KioskOutput.Print>()];
    public List<Phrase> Said => [.. Outputs.OfType<KioskOutput.Say>().Select(one => one.Announcement.Phrases.Single())];
    public HealthMessage Health => JsonSerializer.Deserialize(
        Outputs.OfType<KioskOutput.Publish>().Last(one => one.Topic == Topics.Health("kiosk-1")).Body.Span, Wire.Default.HealthMessage)!;

    public Hall Step(KioskInput input)
    {
        var outputs = new List<KioskOutput>();
        Session.Step(input, outputs);
        Outputs.AddRange(outputs);
        foreach (var output in outputs)
        {
            if (output is KioskOutput.WakeAt wake) Wake = wake.At;
            if (output is KioskOutput.Forget forget) disk.Remove(forget.Id);
            if (output is KioskOutput.Keep keep && DiskIsQuick) Keep(keep);
        }
        return this;
    }

    public void Keep(KioskOutput.Keep keep)
    {
        disk[keep.Id] = keep.Entry.ToArray();
        Step(new KioskInput.Kept(Now, keep.Id));
    }

    /// <summary>Time passes, and the kiosk is woken whenever it asked to be.</summary>
    public Hall After(double seconds)
    {
        var end = Now + TimeSpan.FromSeconds(seconds);
        while (Wake is { } wake && wake <= end)
        {
            Now = wake > Now ? wake : Now;
            Wake = null;
            Step(new KioskInput.TimeDue(Now));
        }
        Now = end;
        return this;
    }

    /// <summary>A timer that rings this long before the kiosk asked to be woken, and rings no second time for it.</summary>
    public Hall Early(TimeSpan by)
    {
        Now = Wake!.Value - by;
        Wake = null;
        return Step(new KioskInput.TimeDue(Now));
    }

    public Hall BusUp() => Step(new KioskInput.BusUp(Now));
    public Hall Hear<T>(string topic, T message) => Hear(topic, JsonSerializer.SerializeToUtf8Bytes(message, Wire.Default.Options));
    public Hall Hear(string topic, byte[] body) => Step(new KioskInput.MessageCame(Now, topic, body));
    public Hall Reply(ReplyMessage reply) => Hear(Topics.Reply("kiosk-1"), reply);
    public List<HandInRequest> HandedIn => [.. Requests.OfType<HandInRequest>()];
    public Hall Down() => Step(new KioskInput.BusDown(Now));
    public Hall HelloIsHeard(DateTimeOffset hostSays, long incarnation = 3) =>
        Reply(new ReplyMessage(Requests.OfType<HelloRequest>().Last().Id, true, 1, Now: new HostInstant(incarnation, hostSays)));
    public Hall Configured(ConfigMessage config) => Hear(Topics.Config("kiosk-1"), config);
    public Hall Offers(long seq, params string[] numbers) => Configured(Some.Offering(seq, numbers));
    public Hall IsLost(DateTimeOffset hostSays, params GapBody[] gaps) =>
        Reply(new ReplyMessage(Requests.OfType<HelloRequest>().Last().Id, true, 1_000, Now: new HostInstant(4, hostSays), Lost: gaps));
    public Hall TakesIn(string number, long seq = 20) =>
        Reply(new ReplyMessage(HandedIn.Last(one => one.Number == number).Id, true, seq, Ticket: HandedIn.Last(one => one.Number == number).Id, Number: number, Service: "general"));
    public Hall HelloIsHeard() => Reply(new ReplyMessage(Requests.OfType<HelloRequest>().Last().Id, true, 1));
    public Hall Configured(long seq = 5, string? url = "http://centre.example/", string name = "Town Hall") =>
        Hear(Topics.Config("kiosk-1"), Some.Config(seq, url, name));

    public Hall Open() => BusUp().HelloIsHeard().Configured();

    public Hall Edge(int line, bool pressed) => Step(new KioskInput.LineChanged(Now, line, pressed, Now, ++fresh));
    public Hall Press(int line = GeneralLine) => Edge(line, true).Edge(line, false);
    public Hall Touch(string service = "general") => Step(new KioskInput.Touched(Now, service, ++fresh));

    public Hall InZone(string name) => Hear(Topics.Config("kiosk-1"), Some.Config(7, null, "Town Hall") with { ZoneName = name });
    public Hall Choose(string language) => Step(new KioskInput.LanguageChosen(Now, language));
    public Hall Stays() => Step(new KioskInput.Stayed(Now));
    public Hall Leaves() => Step(new KioskInput.WentAway(Now));
    public Hall AsksHelp() => Step(new KioskInput.HelpAsked(Now));

    public Hall Waits(string service, int people, double? quote, long seq = 6) => Hear(Topics.Queue(service),
        new QueueMessage(seq, service, Some.Names(service), people, null, quote is { } mean ? new QuoteBody("simple", mean) : null, 1));

    public Hall IsIssued(string number = "A007", int ahead = 3, double? quote = 400, long seq = 9) =>
        Reply(new ReplyMessage(Asked.Last().Id, true, seq, Ticket: Asked.Last().Ticket, Number: number, Service: Asked.Last().Service,
            IssuedAt: Some.Morning, Ahead: ahead, Quote: quote is { } mean ? new QuoteBody("simple", mean) : null));
    public Hall PrinterSays(PrinterAnswer answer) => Step(new KioskInput.PrinterAnswered(Now, Papers.Last().Job, answer));
    public Hall ReportIsTaken() => Reply(new ReplyMessage(Reported.Last().Id, true, 10));

    /// <summary>The power goes: only the disk stays.</summary>
    public Hall Crash() => new(disk, boot: "boot2");
}
