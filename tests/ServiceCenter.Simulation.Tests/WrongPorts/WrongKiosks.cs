using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Session;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.Tests.WrongPorts;

/// <summary>The right machine, with something wrong before or behind it.</summary>
internal abstract class WrongKiosk(KioskOptions options) : IKioskMachine
{
    private readonly RealKiosk _right = new(options);
    private readonly Topics _topics = new(options.Site);
    private readonly string _device = options.Device;

    protected string Requests => _topics.Request(_device);
    protected string Replies => _topics.Reply(_device);

    public IReadOnlyList<string> Subscriptions => _right.Subscriptions;
    public KioskOutput.Publish Will => _right.Will;

    public void Step(KioskInput input, ICollection<KioskOutput> outputs)
    {
        var made = new List<KioskOutput>();
        if (Changed(input) is { } taken) _right.Step(taken, made);
        foreach (var output in made)
            foreach (var let in Changed(output)) outputs.Add(let);
    }

    /// <returns>Null: it is swallowed.</returns>
    protected virtual KioskInput? Changed(KioskInput input) => input;
    protected virtual IEnumerable<KioskOutput> Changed(KioskOutput output) => [output];
}

/// <summary>A planted defect: it lets last wills of its own stand that the broker did late.</summary>
internal sealed class KioskLetsItsWillStand(KioskOptions options) : WrongKiosk(options)
{
    private readonly string _status = new Topics(options.Site).Status(options.Device);

    public static IKioskMachine Start(KioskOptions options) => new KioskLetsItsWillStand(options);

    protected override KioskInput? Changed(KioskInput input) => input is KioskInput.MessageCame came && came.Topic == _status ? null : input;
}

/// <summary>A planted defect: what was issued without the host is handed in under a new id, not that of the request that went unanswered.</summary>
internal sealed class NewIdAtHandIn(KioskOptions options) : WrongKiosk(options)
{
    private readonly Dictionary<string, string> _own = new(StringComparer.Ordinal);

    public static IKioskMachine Start(KioskOptions options) => new NewIdAtHandIn(options);

    protected override IEnumerable<KioskOutput> Changed(KioskOutput output)
    {
        if (output is not KioskOutput.Publish publish || publish.Topic != Requests) return [output];
        if (JsonSerializer.Deserialize(publish.Body.Span, Wire.Default.Request) is not HandInRequest { Ticket: { } ticket } hands) return [output];
        var other = hands with { Id = hands.Id + "-anew", Ticket = "0" + ticket[..^1] };
        _own[other.Id] = hands.Id;
        return [publish with { Body = JsonSerializer.SerializeToUtf8Bytes<Request>(other, Wire.Default.Request) }];
    }

    protected override KioskInput? Changed(KioskInput input)
    {
        if (input is not KioskInput.MessageCame came || came.Topic != Replies) return input;
        var reply = JsonSerializer.Deserialize(came.Body.Span, Wire.Default.ReplyMessage)!;
        return _own.TryGetValue(reply.Id, out var own)
            ? came with { Body = JsonSerializer.SerializeToUtf8Bytes(reply with { Id = own }, Wire.Default.ReplyMessage) }
            : input;
    }
}

/// <summary>A planted defect: every paper is sent to the printer twice.</summary>
internal sealed class PrintsTwice(KioskOptions options) : WrongKiosk(options)
{
    public static IKioskMachine Start(KioskOptions options) => new PrintsTwice(options);

    protected override IEnumerable<KioskOutput> Changed(KioskOutput output) => output is KioskOutput.Print ? [output, output] : [output];
}

/// <summary>A planted defect: the paper is printed at once, with the number behind the last one seen, and the host's answer is not waited for.</summary>
internal sealed class PrintsBeforeTheReply(KioskOptions options) : WrongKiosk(options)
{
    private KioskOutput.Print? _last;

    public static IKioskMachine Start(KioskOptions options) => new PrintsBeforeTheReply(options);

    protected override IEnumerable<KioskOutput> Changed(KioskOutput output)
    {
        if (output is KioskOutput.Print print) _last = print;
        return output is KioskOutput.Keep && _last is { } guessed ? [output, guessed with { Bytes = WithNextNumber(guessed.Bytes) }] : [output];
    }

    /// <summary>The number stands on a line of its own: its last digit is raised.</summary>
    private static byte[] WithNextNumber(ReadOnlyMemory<byte> paper)
    {
        var bytes = paper.ToArray();
        for (var i = bytes.Length - 1; i > 0; i--)
        {
            var isNumber = bytes[i] == (byte)'\n' && char.IsAsciiDigit((char)bytes[i - 1]) && IsOwnLine(bytes, i - 1);
            if (!isNumber) continue;
            bytes[i - 1] = (byte)(bytes[i - 1] == (byte)'9' ? '0' : bytes[i - 1] + 1);
            break;
        }
        return bytes;
    }

    private static bool IsOwnLine(byte[] bytes, int last)
    {
        while (char.IsAsciiDigit((char)bytes[last])) last--;
        return char.IsAsciiLetterUpper((char)bytes[last]);
    }
}
