using System.Text.Json.Nodes;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Testing;

namespace ServiceCenter.Lab.Tests;

/// <summary>
/// What <c>inside/kiosk.sh</c> left behind: one start of the lab for all tests of this class's users, made when the first of them asks.
/// </summary>
public sealed class KioskInTheLab
{
    private readonly Lazy<LabRun> run = new(() =>
    {
        _ = Needs.Mosquitto();
        _ = Needs.MosquittoClients();
        _ = Needs.Libmosquitto();
        return LabRun.Of("kiosk.sh",
            LabRun.Program("firmware-host", "ServiceCenter.CentralHost.App"), LabRun.Program("kiosk", "ServiceCenter.Kiosk.App"),
            LabRun.Program("tests", "ServiceCenter.Lab.Probe"), LabRun.Inside("centre.json"));
    });

    public string Data => run.Value.PathOf("centre");

    /// <param name="number">As counted in <c>inside/kiosk.sh</c>.</param>
    public byte[] Paper(int number) => File.ReadAllBytes(run.Value.PathOf("papers", $"paper-{number:D4}.bin"));

    public byte[] TornPaper(int number) => File.ReadAllBytes(run.Value.PathOf("papers", $"paper-{number:D4}.torn"));

    /// <summary>Every message of the topic, below <c>sc/lab/</c>, in the order the broker passed them on.</summary>
    public IReadOnlyList<JsonNode> Messages(string topic) =>
        [.. from line in File.ReadLines(run.Value.PathOf("messages.log"))
            where line.StartsWith($"sc/lab/{topic} ", StringComparison.Ordinal)
            select JsonNode.Parse(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])];

    public IReadOnlyList<JsonNode> Events(string kind) => [.. Messages("event").Where(message => (string?)message["kind"] == kind)];

    /// <summary>Tickets in the order of their presses: as many as papers, whole or torn.</summary>
    public JsonNode Issued(int paper) => Events("ticket-issued")[paper - 1];

    /// <summary>All that the kiosk's screen said.</summary>
    public IReadOnlyList<JsonNode> Screens =>
        [.. from line in File.ReadLines(run.Value.PathOf("screens.log"))
            where line.StartsWith("data: ", StringComparison.Ordinal)
            select JsonNode.Parse(line["data: ".Length..])];

    /// <param name="moment">before, after the fifty presses; out, when the paper is; roll, with a new one; mashed, after that; stuck, when the button was reported.</param>
    public int IssuedSoFar(string moment) =>
        (int)JsonNode.Parse(File.ReadAllText(run.Value.PathOf($"conservation-{moment}.json")))!["issued"]!;

    /// <summary>How long the finger that mashed took for its fifty presses.</summary>
    public TimeSpan MashedFor => TimeSpan.FromSeconds(double.Parse(File.ReadAllText(run.Value.PathOf("mash.log")), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>"lit" for each of the script's own presses whose lamp stood on the wire when the script looked.</summary>
    public IReadOnlyList<string> LampSeen => File.Exists(run.Value.PathOf("lamp.log")) ? File.ReadAllLines(run.Value.PathOf("lamp.log")) : [];

    public static IReadOnlyList<string> Lines(byte[] paper) => [.. EscPosReader.Read(paper).OfType<PaperItem.Text>().Select(text => text.Content)];
}
