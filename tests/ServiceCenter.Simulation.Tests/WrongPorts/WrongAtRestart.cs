using ServiceCenter.Engine;
using ServiceCenter.Sequencer;
using ServiceCenter.Simulation.Nodes;
using Machine = ServiceCenter.Sequencer.Sequencer;

namespace ServiceCenter.Simulation.Tests.WrongPorts;

/// <summary>Planted defects of a host that starts again: the right machine, from a state that differs from what the journal says.</summary>
internal sealed class WrongAtRestart : IHostMachine
{
    private readonly Machine _machine;

    private WrongAtRestart(Machine machine) => _machine = machine;

    public Output.Publish Will => _machine.Will;
    public CentreState Durable => _machine.Durable;
    public Devices Devices => _machine.Devices;
    public void Step(Input input, ICollection<Output> outputs) => _machine.Step(input, outputs);

    public static IHostMachine ForgetsAnswers(SequencerOptions options, IEnumerable<Recorded> journal) => Start(options, journal, static state => state, answers: false);

    public static IHostMachine BeginsNumbersAnew(SequencerOptions options, IEnumerable<Recorded> journal) => Start(options, journal, static state => state with
    {
        Numbers = state.Numbers.Clear(),
        Services = state.Services.SetItems(state.Services.Select(s => KeyValuePair.Create(s.Key, s.Value with { NextNumber = state.Plan!.Service(s.Key)!.Numbers.First }))),
    });

    /// <summary>Who was called waits again in the same place, and the counters stand free.</summary>
    public static IHostMachine CallsAgainWhoIsCalled(SequencerOptions options, IEnumerable<Recorded> journal) => Start(options, journal, static state =>
    {
        foreach (var called in state.Visits.Values.Where(v => v is { State: LegState.Called, Pool: null }))
        {
            var queue = state.Services[called.Service];
            state = state with
            {
                Visits = state.Visits.SetItem(called.Ticket, called with { State = new LegState.Waiting(called.State.Since) }),
                Services = state.Services.SetItem(called.Service, queue with { Waiting = queue.Waiting.Add(called.Place) }),
                Counters = state.Counters.SetItem(called.Counter!.Value, state.Counters[called.Counter.Value] with { Ticket = null }),
            };
        }
        return state;
    });

    /// <summary>Last come, first served.</summary>
    public static IHostMachine TurnsQueuesRound(SequencerOptions options, IEnumerable<Recorded> journal) => Start(options, journal, static state =>
    {
        foreach (var (service, queue) in state.Services)
        {
            var places = queue.Waiting.ToArray();
            var turned = places.Zip(places.Reverse(), static (mine, others) => others with { Ticket = mine.Ticket }).ToArray();
            state = state with
            {
                Visits = state.Visits.SetItems(turned.Select(p => KeyValuePair.Create(p.Ticket, state.Visits[p.Ticket] with { Place = p }))),
                Services = state.Services.SetItem(service, queue with { Waiting = [.. turned] }),
            };
        }
        return state;
    });

    private static WrongAtRestart Start(SequencerOptions options, IEnumerable<Recorded> journal, Func<CentreState, CentreState> wrong, bool answers = true)
    {
        var right = Machine.Restore(options, CentreState.Empty, [], journal);
        return new WrongAtRestart(Machine.Restore(options, wrong(right.Durable), answers ? right.AcceptedAnswers : [], []));
    }
}
