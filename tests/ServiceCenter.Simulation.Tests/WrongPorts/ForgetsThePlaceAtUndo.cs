using ServiceCenter.Engine;
using ServiceCenter.Sequencer;
using ServiceCenter.Simulation.Nodes;
using Machine = ServiceCenter.Sequencer.Sequencer;

namespace ServiceCenter.Simulation.Tests.WrongPorts;

/// <summary>
/// A planted defect: whose call is taken back goes to the end of the queue. As soon as nothing is under way after an undo, the machine is
/// replaced by one that has those places wrong; its answers it keeps.
/// </summary>
internal sealed class ForgetsThePlaceAtUndo : IHostMachine
{
    private readonly SequencerOptions _options;
    private readonly Dictionary<long, TicketId> _calls = [];
    private Machine _machine;
    private TicketId? _undone;

    private ForgetsThePlaceAtUndo(SequencerOptions options, IEnumerable<Recorded> journal) =>
        (_options, _machine) = (options, Machine.Restore(options, CentreState.Empty, [], journal));

    public static IHostMachine Start(SequencerOptions options, IEnumerable<Recorded> journal) => new ForgetsThePlaceAtUndo(options, journal);

    public Output.Publish Will => _machine.Will;
    public CentreState Durable => _machine.Durable;
    public Devices Devices => _machine.Devices;

    public void Step(Input input, ICollection<Output> outputs)
    {
        var made = new List<Output>();
        _machine.Step(input, made);
        foreach (var output in made)
        {
            outputs.Add(output);
            foreach (var recorded in (output as Output.Append)?.Events ?? []) Note(recorded);
        }
        if (_undone is not { } ticket || !_machine.IsSettled) return;
        _undone = null;
        _machine = Machine.Restore(_options, WithWrongPlace(_machine.Durable, ticket), _machine.AcceptedAnswers, []);
    }

    private void Note(Recorded recorded)
    {
        if (recorded.Event is Event.TicketCalled called) _calls[recorded.Seq] = called.Ticket;
        else if (recorded.Event is Event.StepUndone { Kind: StepKind.Call } undone && _calls.TryGetValue(undone.Step, out var ticket)) _undone = ticket;
    }

    private static CentreState WithWrongPlace(CentreState state, TicketId ticket)
    {
        if (state.Visits[ticket] is not { State: LegState.Waiting, Pool: null } back) return state;
        var last = back with { Place = back.Place with { From = state.LastAt, Seq = state.LastSeq } };
        var queue = state.Services[back.Service];
        return state with
        {
            Visits = state.Visits.SetItem(back.Ticket, last),
            Services = state.Services.SetItem(back.Service, queue with { Waiting = queue.Waiting.Remove(back.Place).Add(last.Place) }),
        };
    }
}
