using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ServiceCenter.CentralHost.Standby;
using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Sequencer;
using ServiceCenter.Storage;
using ServiceCenter.WebConsole;

namespace ServiceCenter.CentralHost.Pump;

/// <summary>
/// The pump's hand on the disk. Appending is the pump's own; what may take its time goes on beside it: the visit log follows
/// the journal on a thread of its own, snapshots are written by another.
/// </summary>
internal sealed class JournalKeeper(string folder, Retention retention, HostDrivers drivers, StandbyWatch standby, TimeProvider time, ILogger<JournalKeeper> log) : IDisposable
{
    private const int FewestEventsBetweenSnapshots = 20_000;

    /// <summary>What is appended meanwhile enters the visit log together; whoever reads it catches up first.</summary>
    private static readonly TimeSpan BetweenVisits = TimeSpan.FromSeconds(1);

    private readonly Lock _following = new();
    private readonly SemaphoreSlim _appended = new(0);
    private CentreStore? _store;
    private Task _follower = Task.CompletedTask;
    private Task _snapshot = Task.CompletedTask;
    private CancellationTokenSource _closing = new();
    private long _snapshotSeq;
    private Erasure? _erasure;

    /// <summary>Why the visit log is behind; null: it follows.</summary>
    public string? VisitLogTrouble { get; private set; }

    /// <exception cref="NotReadyException">Closed.</exception>
    public CentreStore Store => _store ?? throw new NotReadyException("The journal is closed: the host is starting, stopping, or waiting for its disk.");

    /// <summary>Opens the store, and brings back the machine as it was.</summary>
    /// <exception cref="JournalException">In use, damaged, not writable, or written by a newer program.</exception>
    /// <exception cref="StorageException">A record is not understood.</exception>
    public Sequencer.Sequencer Restore(SequencerOptions options)
    {
        var clock = Stopwatch.StartNew();
        standby.RefuseWhenOver();
        Directory.CreateDirectory(folder);
        _store = CentreStore.Open(folder, drivers.Store);
        try
        {
            standby.Opened(_store.LastSeq);
            var loaded = _store.Load();
            var machine = Sequencer.Sequencer.Restore(options, loaded.State, loaded.Answers, _store.Events(loaded.Seq));
            _snapshotSeq = loaded.Seq;
            _closing = new CancellationTokenSource();
            _follower = Task.Factory.StartNew(Follow, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            _appended.Release();
            PumpLog.Restored(log, clock.ElapsedMilliseconds, machine.Durable.LastSeq, loaded.Seq);
            return machine;
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Comes back when it may be told: it is on disk, and where replies wait for the standby, on that one's too.</summary>
    /// <exception cref="JournalException">Nothing may be told of it.</exception>
    public void Append(Output.Append append)
    {
        standby.RefuseWhenOver();
        Store.Append(append.Events, append.States);
        if (_appended.CurrentCount == 0) _appended.Release();
        standby.Flushed(Store.LastSeq);
    }

    /// <summary>Leads the visit log to the journal's end, for a reader who wants what was just said.</summary>
    public void CatchUpVisits()
    {
        lock (_following) Store.CatchUpVisits();
    }

    /// <summary>
    /// Now and then, so that the next start reads little: a large one less often, so that a flood of events is not slowed by writing all that
    /// is remembered again and again. Serialised beside the pump: the state is immutable.
    /// </summary>
    public void SnapshotWhenDue(Sequencer.Sequencer machine)
    {
        var seq = machine.Durable.LastSeq;
        var due = Math.Max(FewestEventsBetweenSnapshots, machine.AnswersKept + machine.Durable.Visits.Count);
        if (seq - _snapshotSeq < due || !machine.IsSettled || !_snapshot.IsCompleted) return;
        _snapshotSeq = seq;
        var (state, answers) = (machine.Durable, machine.AcceptedAnswers);
        _snapshot = Task.Run(() => Save(state, answers));
    }

    /// <summary>At a clean stop.</summary>
    public void SaveSnapshotNow(Sequencer.Sequencer machine)
    {
        _snapshot.Wait();
        if (machine.IsSettled && machine.Durable.LastSeq > 0) Save(machine.Durable, machine.AcceptedAnswers);
    }

    /// <summary>A step of erasing what is older than it may be, by the thread that appends, which it holds up for no longer than an append does.</summary>
    /// <exception cref="JournalException">As when appending.</exception>
    public ErasureState EraseSome()
    {
        _erasure ??= new Erasure(Store, () => Oldest(Store));
        var state = _erasure.Step();
        if (state is ErasureState.GoesOn) return state;
        if (_erasure.Erased > 0) PumpLog.Erased(log, _erasure.Erased, (int)retention.Kept.TotalDays);
        if (_erasure.Trouble is { } trouble) PumpLog.NotErased(log, trouble);
        _erasure = null;
        return state;
    }

    /// <summary>By the journal's own time where the machine's clock is ahead of it: a clock that jumps must not erase what is young.</summary>
    private DateTimeOffset Oldest(CentreStore store)
    {
        var now = time.GetUtcNow();
        var last = store.LastSeq > 0 ? store.Event(store.LastSeq)!.At : now;
        return (last < now ? last : now) - retention.Kept;
    }

    public void Close()
    {
        _closing.Cancel();
        _follower.Wait();
        _snapshot.Wait();
        _erasure?.Wait();
        _erasure = null;
        _store?.Dispose();
        _store = null;
    }

    public void Dispose()
    {
        Close();
        _appended.Dispose();
        _closing.Dispose();
    }

    private void Save(CentreState state, IReadOnlyList<Answer> answers)
    {
        try
        {
            Store.SaveSnapshot(state.LastSeq, SnapshotCodec.Encode(state, answers));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JournalException or StorageException)
        {
            PumpLog.SnapshotFailed(log, e.Message);
        }
    }

    private void Follow()
    {
        while (true)
        {
            try
            {
                _appended.Wait(_closing.Token);
                CatchUpVisits();
                _closing.Token.WaitHandle.WaitOne(BetweenVisits);
                VisitLogTrouble = null;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                // The journal stands; the log is made of it, and can be made again.
                VisitLogTrouble = e.Message;
                PumpLog.VisitLogFailed(log, e.Message);
                StartVisitsAnew();
            }
        }
    }

    private void StartVisitsAnew()
    {
        try
        {
            lock (_following) Store.RebuildVisits();
            VisitLogTrouble = null;
        }
        catch (Exception e)
        {
            VisitLogTrouble = e.Message;
        }
    }
}

/// <summary>How long names, needs and notes are kept.</summary>
internal sealed record Retention(TimeSpan Kept);
