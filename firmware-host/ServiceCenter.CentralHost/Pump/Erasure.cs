using ServiceCenter.Storage;

namespace ServiceCenter.CentralHost.Pump;

/// <summary>
/// One erasure of names, needs and notes that are older than they may be, beside a host that answers. The visit log comes first, on a
/// thread of its own; then the journal, some at a time, by the thread that appends. Cut off anywhere, the next one finishes it.
/// </summary>
internal sealed class Erasure(CentreStore store, Func<DateTimeOffset> oldest)
{
    /// <summary>Takes about as long as an append.</summary>
    private const int AtOnce = 500;

    private readonly Task<PastDays?> _forgotten = Task.Run(() => Forget(store, oldest()));
    private bool _isErased;

    public int Erased { get; private set; }

    /// <summary>Why it could not be done; null: nothing has stood in its way.</summary>
    public string? Trouble { get; private set; }

    public ErasureState Step()
    {
        if (!_forgotten.IsCompleted) return ErasureState.GoesOn;
        if (_forgotten.Exception is { } e)
        {
            Trouble = e.GetBaseException().Message;
            return ErasureState.Failed;
        }
        if (_forgotten.Result is not { } days) return ErasureState.Done;
        if (days.GoneFrom is null && store.HasAsides(days))
        {
            // All at once, and no step between it and beginning anew: a stop would keep a snapshot of what is in memory.
            Erased = store.EraseAsides(days, int.MaxValue);
            return ErasureState.DoneButInMemory;
        }
        if (!_isErased)
        {
            var erased = store.EraseAsides(days, AtOnce);
            Erased += erased;
            _isErased = erased < AtOnce;
            return ErasureState.GoesOn;
        }
        return store.CutLog() ? ErasureState.Done : ErasureState.GoesOn;
    }

    /// <summary>Until no other thread has to do with it.</summary>
    public void Wait() => ((IAsyncResult)_forgotten).AsyncWaitHandle.WaitOne();

    private static PastDays? Forget(CentreStore store, DateTimeOffset oldest)
    {
        var days = store.DaysOverBefore(oldest);
        if (days is not null) store.ForgetNames(days);
        return days;
    }
}

internal enum ErasureState
{
    GoesOn,
    Done,

    /// <summary>The centre has been closed so long that its last day is erased: the state in memory still knows it.</summary>
    DoneButInMemory,
    Failed,
}
