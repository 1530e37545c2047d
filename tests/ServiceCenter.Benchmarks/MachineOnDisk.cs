using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer;
using ServiceCenter.Storage;

namespace ServiceCenter.Benchmarks;

/// <summary>The Sequencer and its journal, pumped as the host pumps them, without a bus: what it wants published is made and let go.</summary>
internal sealed class MachineOnDisk : IDisposable
{
    private static readonly Centre Centre = Centre.Read(Processes.HostProcess.CentreFile);

    private readonly SequencerOptions _options = new() { Topics = new Topics(BenchTopics.Site), AgentKey = new byte[32], Programs = [BenchTopics.Asker] };
    private readonly string _requestTopic = new BenchTopics().Request;
    private readonly List<Output> _outputs = [];
    private Sequencer.Sequencer _machine;
    private UInt128 _fresh;

    public MachineOnDisk(string folder, DateTimeOffset now)
    {
        Now = now;
        Store = CentreStore.Open(folder);
        _machine = Sequencer.Sequencer.Restore(_options, CentreState.Empty, [], []);
        _machine.Step(new Input.PlanCame(now, Centre.Plan), _outputs);
        Drain();
    }

    public CentreStore Store { get; }
    public DateTimeOffset Now { get; set; }
    public long LastSeq => _machine.Durable.LastSeq;

    public void OpenDay()
    {
        var day = Centre.Hours.DayAt(Now);
        _machine.Step(new Input.Asked(Now, 1, new Caller(Topics.Host, Roles.Host), day, default), _outputs);
        Drain();
    }

    public void EndDay()
    {
        Now = _machine.Durable.Day!.EndsAt;
        _machine.Step(new Input.TimeDue(Now), _outputs);
        Drain();
    }

    /// <summary>Takes them and makes them durable with one flush; afterwards their replies could leave.</summary>
    /// <param name="between">Time that passes before each.</param>
    public void Take(ReadOnlySpan<Asking> requests, TimeSpan between = default)
    {
        foreach (var request in requests)
        {
            Now += between;
            _machine.Step(new Input.MessageCame(Now, _requestTopic, request.Body, new TicketId(Scattered(++_fresh))), _outputs);
        }
        var before = LastSeq;
        Drain();
        if (LastSeq - before != requests.Length) throw new InvalidOperationException($"{requests.Length} were asked for, {LastSeq - before} events came of it.");
    }

    /// <summary>Visits of an older system, appended beside the machine, which is restored behind them.</summary>
    public void Import(IEnumerable<ImportedVisit> visits)
    {
        var (state, at) = (_machine.Durable, _machine.Durable.LastAt);
        Recorded[] events = [.. visits.Select((visit, i) => new Recorded(state.LastSeq + 1 + i, at, visit.Arrived, null, new Event.VisitImported(visit)))];
        Store.Append(events);
        _machine = Sequencer.Sequencer.Restore(_options, state, _machine.AcceptedAnswers, events);
    }

    /// <summary>As a clean stop leaves it.</summary>
    public void SaveSnapshot() => Store.SaveSnapshot(LastSeq, SnapshotCodec.Encode(_machine.Durable, _machine.AcceptedAnswers));

    public void Dispose() => Store.Dispose();

    private void Drain()
    {
        _machine.Step(new Input.Drained(Now), _outputs);
        for (var i = 0; i < _outputs.Count; i++)
        {
            if (_outputs[i] is not Output.Append append) continue;
            Store.Append(append.Events, append.States);
            _machine.Step(new Input.Flushed(Now), _outputs);
            _machine.Step(new Input.Quiet(Now), _outputs);
        }
        _outputs.Clear();
    }

    /// <summary>Ticket ids are random: neighbours in time are none in the sorted state.</summary>
    private static UInt128 Scattered(UInt128 number) => unchecked(number * new UInt128(0x9E3779B97F4A7C15, 0xF39CC0605CEDC835));
}
