using ServiceCenter.Engine;
using ServiceCenter.Sequencer;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.Tests.WrongPorts;

/// <summary>The right machine, with something wrong before or behind it.</summary>
internal abstract class WrongHost(SequencerOptions options, IEnumerable<Recorded> journal) : IHostMachine
{
    protected IHostMachine Right { get; } = RealHost.Start(options, journal);

    public Output.Publish Will => Right.Will;
    public virtual CentreState Durable => Right.Durable;
    public Devices Devices => Right.Devices;

    public void Step(Input input, ICollection<Output> outputs)
    {
        if (Changed(input) is not { } taken) return;
        var made = new List<Output>();
        Right.Step(taken, made);
        foreach (var output in made)
            if (Changed(output) is { } let) outputs.Add(let);
    }

    /// <returns>Null: it is swallowed.</returns>
    protected virtual Input? Changed(Input input) => input;

    /// <returns>Null: it is swallowed.</returns>
    protected virtual Output? Changed(Output output) => output;
}

/// <summary>A planted defect: events are dated by the wall clock of this life of the host, which every other life has five minutes behind.</summary>
internal sealed class DatesByTheWall(SequencerOptions options, IEnumerable<Recorded> journal) : WrongHost(options, journal)
{
    private readonly TimeSpan _off = TimeSpan.FromMinutes(options.Incarnation % 2 == 0 ? -5 : 0);

    public static IHostMachine Start(SequencerOptions options, IEnumerable<Recorded> journal) => new DatesByTheWall(options, journal);

    protected override Output Changed(Output output) =>
        output is Output.Append append ? append with { Events = [.. append.Events.Select(e => e with { At = e.At + _off })] } : output;
}

/// <summary>A planted defect: of the tickets issued one is not counted.</summary>
internal sealed class Miscounts(SequencerOptions options, IEnumerable<Recorded> journal) : WrongHost(options, journal)
{
    public static IHostMachine Start(SequencerOptions options, IEnumerable<Recorded> journal) => new Miscounts(options, journal);

    public override CentreState Durable => Right.Durable with { Tally = Right.Durable.Tally with { Issued = Right.Durable.Tally.Issued - 1 } };
}

/// <summary>A planted defect: one event in a hundred is not published.</summary>
internal sealed class LosesEvents(SequencerOptions options, IEnumerable<Recorded> journal) : WrongHost(options, journal)
{
    private const int OneIn = 100;
    private readonly string _events = options.Topics.Event;
    private int _told;

    public static IHostMachine Start(SequencerOptions options, IEnumerable<Recorded> journal) => new LosesEvents(options, journal);

    protected override Output? Changed(Output output) =>
        output is Output.Publish publish && publish.Topic == _events && ++_told % OneIn == 0 ? null : output;
}

/// <summary>A planted defect: what the broker retains is believed to be there still and to be right, whatever became of the broker.</summary>
internal sealed class TrustsTheBroker(SequencerOptions options, IEnumerable<Recorded> journal) : WrongHost(options, journal)
{
    private readonly string _status = options.Topics.HostStatus;
    private bool _wasUp;

    public static IHostMachine Start(SequencerOptions options, IEnumerable<Recorded> journal) => new TrustsTheBroker(options, journal);

    protected override Input? Changed(Input input)
    {
        if (input is Input.MessageCame came && came.Topic == _status) return null;
        if (input is not Input.BusUp || !_wasUp)
        {
            _wasUp |= input is Input.BusUp;
            return input;
        }
        return null;
    }
}

/// <summary>A planted defect: it lets last wills stand that the broker did late.</summary>
internal sealed class LetsItsWillStand(SequencerOptions options, IEnumerable<Recorded> journal) : WrongHost(options, journal)
{
    private readonly string _status = options.Topics.HostStatus;

    public static IHostMachine Start(SequencerOptions options, IEnumerable<Recorded> journal) => new LetsItsWillStand(options, journal);

    protected override Input? Changed(Input input) => input is Input.MessageCame came && came.Topic == _status ? null : input;
}
