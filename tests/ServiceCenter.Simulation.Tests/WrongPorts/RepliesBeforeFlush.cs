using ServiceCenter.Engine;
using ServiceCenter.Sequencer;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.Tests.WrongPorts;

/// <summary>
/// A planted defect: the machine is told "flushed" as soon as it hands an append out, so replies and publications leave before the
/// disk has it. The disk's own word, when it comes, is swallowed.
/// </summary>
internal sealed class RepliesBeforeFlush(IHostMachine right) : IHostMachine
{
    public static IHostMachine Start(SequencerOptions options, IEnumerable<Recorded> journal) =>
        new RepliesBeforeFlush(RealHost.Start(options, journal));

    public Output.Publish Will => right.Will;
    public CentreState Durable => right.Durable;
    public Devices Devices => right.Devices;

    public void Step(Input input, ICollection<Output> outputs)
    {
        if (input is Input.Flushed) return;
        var now = input.Now;
        for (Input? next = input; next is not null;)
        {
            var made = new List<Output>();
            right.Step(next, made);
            foreach (var output in made) outputs.Add(output);
            next = made.Exists(o => o is Output.Append) ? new Input.Flushed(now) : null;
        }
    }
}
