using ServiceCenter.Engine;
using ServiceCenter.Sequencer;
using Machine = ServiceCenter.Sequencer.Sequencer;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>The host's machine as the simulation drives it: the seam at which tests put a wrong port in front of the right one.</summary>
public interface IHostMachine
{
    void Step(Input input, ICollection<Output> outputs);

    Output.Publish Will { get; }

    /// <summary>What the host would report now.</summary>
    CentreState Durable { get; }

    /// <summary>What it would say of the devices now.</summary>
    Devices Devices { get; }
}

/// <summary>A host's start from its journal.</summary>
public delegate IHostMachine HostPort(SequencerOptions options, IEnumerable<Recorded> journal);

/// <summary>The real Sequencer and nothing else.</summary>
public sealed class RealHost : IHostMachine
{
    private readonly Machine _machine;

    private RealHost(Machine machine) => _machine = machine;

    public static IHostMachine Start(SequencerOptions options, IEnumerable<Recorded> journal) =>
        new RealHost(Machine.Restore(options, CentreState.Empty, [], journal));

    public Output.Publish Will => _machine.Will;
    public CentreState Durable => _machine.Durable;
    public Devices Devices => _machine.Devices;
    public void Step(Input input, ICollection<Output> outputs) => _machine.Step(input, outputs);
}
