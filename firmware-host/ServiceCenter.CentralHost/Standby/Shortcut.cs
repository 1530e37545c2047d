using Microsoft.Extensions.Logging;
using ServiceCenter.Contracts;
using ServiceCenter.Journal;
using ServiceCenter.Sequencer;
using ServiceCenter.Storage;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>
/// Keeps the start after a take-over short: now and then what a standby has is put into a snapshot, beside the following. Where that fails, the
/// take-over reads more of the journal, and nothing else is any different.
/// </summary>
/// <param name="fewest">So many events at least lie between two snapshots; more where all that is remembered is more, as at the host.</param>
internal sealed class Shortcut(JournalFile journal, ILogger log, int fewest = Shortcut.Fewest) : IDisposable
{
    private const int Fewest = 20_000;

    private readonly FollowedSnapshots _snapshots = new(journal);
    private readonly CancellationTokenSource _stop = new();
    private Task _making = Task.CompletedTask;
    private long _dueAt = fewest;

    public void MakeWhenDue()
    {
        if (_making.IsCompleted && journal.LastSeq >= _dueAt) _making = Task.Run(Make);
    }

    /// <summary>Before names, needs and notes of days that were over before a record are erased: none is left that knows them.</summary>
    public void Forget(long before)
    {
        _making.Wait();
        _snapshots.Forget(before);
    }

    /// <summary>Comes back when the one that is being made is done.</summary>
    public void Finish() => _making.Wait();

    /// <summary>Whoever takes over does not wait for one that is being made.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _making.Wait();
        _stop.Dispose();
    }

    private void Make()
    {
        try
        {
            var known = _snapshots.Newest();
            var due = known.Seq + Between(known.Answers.Count, known.State.Visits.Count);
            _dueAt = due;
            if (journal.LastSeq < due) return;
            var machine = Sequencer.Sequencer.Restore(Nobody, known.State, known.Answers, _snapshots.Events(known.Seq).TakeWhile(_ => !_stop.IsCancellationRequested));
            if (_stop.IsCancellationRequested) return;
            _snapshots.Save(machine.Durable.LastSeq, SnapshotCodec.Encode(machine.Durable, machine.AcceptedAnswers));
            _dueAt = machine.Durable.LastSeq + Between(machine.AnswersKept, machine.Durable.Visits.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JournalException or StorageException)
        {
            StandbyLog.NoShortcut(log, e.Message);
            _dueAt = journal.LastSeq + fewest;
        }
    }

    private long Between(int answers, int visits) => Math.Max(fewest, answers + visits);

    /// <summary>The machine is asked nothing and says nothing: where and under which key does not matter.</summary>
    private static SequencerOptions Nobody => new() { Topics = new Topics("standby"), AgentKey = new byte[32] };
}
