using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.Tests.WrongPorts;

/// <summary>
/// A planted defect: deduplication off. Every request comes to the machine under an id that is new each time, and the replies
/// go out under the asker's own; so a repeat is to the machine another request.
/// </summary>
internal sealed class ForgetsWhatItHasSeen(IHostMachine right) : IHostMachine
{
    private const char Mark = '~';
    private long _requests;

    public static IHostMachine Start(SequencerOptions options, IEnumerable<Recorded> journal) =>
        new ForgetsWhatItHasSeen(RealHost.Start(options, journal));

    public Output.Publish Will => right.Will;
    public CentreState Durable => right.Durable;
    public Devices Devices => right.Devices;

    public void Step(Input input, ICollection<Output> outputs)
    {
        var made = new List<Output>();
        right.Step(WithFreshId(input), made);
        foreach (var output in made) outputs.Add(WithOwnId(output));
    }

    private Input WithFreshId(Input input) => input switch
    {
        Input.Asked asked => asked with { Request = Fresh(asked.Request) },
        Input.MessageCame came when came.Topic.Contains("/request/", StringComparison.Ordinal) => came with
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(Fresh(JsonSerializer.Deserialize(came.Body.Span, Wire.Default.Request)!), Wire.Default.Request),
        },
        _ => input,
    };

    private Request Fresh(Request request) => request with { Id = FormattableString.Invariant($"{request.Id}{Mark}{++_requests}") };

    private static Output WithOwnId(Output output) => output switch
    {
        Output.Answer answer => answer with { Reply = Own(answer.Reply) },
        Output.Publish publish when publish.Topic.Contains("/reply/", StringComparison.Ordinal) => publish with
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(Own(JsonSerializer.Deserialize(publish.Body.Span, Wire.Default.ReplyMessage)!), Wire.Default.ReplyMessage),
        },
        _ => output,
    };

    private static ReplyMessage Own(ReplyMessage reply) => reply with { Id = reply.Id[..reply.Id.LastIndexOf(Mark)] };
}
