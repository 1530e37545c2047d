using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Display.Session;

namespace ServiceCenter.Display.Tests;

/// <summary>A display of zone hall in a made-up centre, and what it wants done. Time moves only when told to.</summary>
internal sealed class Given
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    public static readonly DisplayOptions Options = new("demo", "wall-1", "hall", "0.1.0", "boot-1", HasVoice: true);
    public static readonly Topics On = new("demo");

    private readonly DisplaySession _session;
    private TimeSpan _now;

    public Given(bool hasVoice = true) => _session = new(Options with { HasVoice = hasVoice });

    /// <summary>What the last step wanted done.</summary>
    public List<DisplayOutput> Outputs { get; } = [];

    public WallScreen Screen => Outputs.OfType<DisplayOutput.Show>().Last().Screen;
    public IEnumerable<ShownMessage> Shown => Published(On.Shown("wall-1")).Select(p => Read<ShownMessage>(p.Body));
    public IEnumerable<Request> Requests => Published(On.Request("wall-1")).Select(p => Read<Request>(p.Body));
    public DisplayOutput.Say? Says => Outputs.OfType<DisplayOutput.Say>().SingleOrDefault();
    public IEnumerable<HealthMessage> Health => Published(On.Health("wall-1")).Select(p => Read<HealthMessage>(p.Body));
    public TimeSpan? WakeAt => Outputs.OfType<DisplayOutput.WakeAt>().LastOrDefault()?.At;

    /// <summary>Connected, greeted, its host alive.</summary>
    public static Given ALiveDisplay(bool hasVoice = true)
    {
        var given = new Given(hasVoice);
        given.BusUp();
        given.Reply(given.Requests.OfType<HelloRequest>().Single().Id);
        given.HostOnline(incarnation: 1);
        return given;
    }

    public IEnumerable<DisplayOutput.Publish> Published(string topic) => Outputs.OfType<DisplayOutput.Publish>().Where(p => p.Topic == topic);

    public void Later(double seconds) => _now += TimeSpan.FromSeconds(seconds);
    public void BusUp() => Step(new DisplayInput.BusUp(_now));
    public void BusDown() => Step(new DisplayInput.BusDown(_now));
    public void TimeDue() => Step(new DisplayInput.TimeDue(_now));
    public void Spoken(long seq) => Step(new DisplayInput.Spoken(_now, seq, Morning + _now));
    public void SpeechFails(long seq) => Step(new DisplayInput.SpeechFailed(_now, seq, "espeak-ng is hoarse."));
    public void Painted(long seq) => Step(new DisplayInput.Painted(_now, seq, Morning + _now));

    public void Board(BoardMessage board) => Message(On.Board(board.Zone), JsonSerializer.SerializeToUtf8Bytes(board, Wire.Default.BoardMessage));
    public void Board(long seq, params BoardCall[] current) => Board(new BoardMessage(seq, "hall", "Hall", current, [], [], null));
    public void Config(ConfigMessage config) => Message(On.Config("wall-1"), JsonSerializer.SerializeToUtf8Bytes(config, Wire.Default.ConfigMessage));
    public void HostOnline(long incarnation) => Status(StatusMessage.Online, incarnation);
    public void HostOffline(long incarnation) => Status(StatusMessage.Offline, incarnation);
    public void Reply(string id, Problem? problem = null) => Message(
        On.Reply("wall-1"), JsonSerializer.SerializeToUtf8Bytes(new ReplyMessage(id, problem is null, Problem: problem), Wire.Default.ReplyMessage));
    public void Message(string topic, byte[] body) => Step(new DisplayInput.MessageCame(_now, topic, body, Morning + _now));

    public static BoardCall Call(long seq, string number, string counter = "1", string state = "calling", string? language = null) =>
        new(seq, number, counter, "Counter " + counter, state, Morning.AddMinutes(-1), language);

    public static ConfigMessage AConfig(long seq = 1, string? zone = "hall", string name = "Town hall", string language = "en", ScreenBody? screen = null) =>
        new(seq, "demo", name, "wall-1", "display", [language], zone, "Hall", null, [new("general", "A", new Dictionary<string, string> { ["en"] = "General" })], [], null, "Europe/Berlin", Screen: screen);

    private void Status(string status, long incarnation) => Message(
        On.HostStatus, JsonSerializer.SerializeToUtf8Bytes(new StatusMessage(status, "0.1.0", "host-boot", incarnation), Wire.Default.StatusMessage));

    private void Step(DisplayInput input)
    {
        Outputs.Clear();
        _session.Step(input, Outputs);
    }

    private static T Read<T>(ReadOnlyMemory<byte> body) => (T)JsonSerializer.Deserialize(body.Span, typeof(T), Wire.Default)!;
}
