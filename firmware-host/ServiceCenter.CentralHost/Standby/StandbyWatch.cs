using Microsoft.Extensions.Logging;
using ServiceCenter.Journal;
using ServiceCenter.WebConsole;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>
/// What is known of the standby, and how long a reply waits for it: with <paramref name="sync"/> a flush is over when the standby has
/// it on disk too, or when it has not said so for <see cref="Patience"/>. From then on the host goes on alone, until the standby has caught up.
/// </summary>
internal sealed class StandbyWatch(bool sync, TimeProvider time, ILogger<StandbyWatch> log)
{
    /// <summary>Shorter than a kiosk's, which goes on by itself after 2 s without a reply.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>A standby asks every second at least.</summary>
    public static readonly TimeSpan AwayAfter = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private TaskCompletionSource _appended = Signal(), _acknowledged = Signal();
    private long _last, _there, _behind;
    private DateTimeOffset? _aloneSince = sync ? time.GetUtcNow() : null;
    private (string Key, string Machine, DateTimeOffset At, long Timestamp)? _heard;
    private bool _over;

    public bool Sync => sync;

    /// <summary>Done at the next append.</summary>
    public Task Appended
    {
        get { lock (_gate) return _appended.Task; }
    }

    /// <summary>The last event that the standby has on its disk.</summary>
    public long There
    {
        get { lock (_gate) return _there; }
    }

    public StandbyWord? Word
    {
        get
        {
            lock (_gate)
            {
                if (_heard is null && !sync) return null;
                var away = _heard is { } heard && IsAway(heard.Timestamp);
                return new StandbyWord(_heard?.Machine, sync, _aloneSince, _heard?.At, _behind, away, null, Trouble(away));
            }
        }
    }

    public void Opened(long last)
    {
        lock (_gate) _last = last;
    }

    /// <summary>For the thread that appends: what it has just appended is on this disk. Comes back when it may be told.</summary>
    /// <exception cref="JournalException">It may not be: this host is succeeded.</exception>
    public void Flushed(long seq)
    {
        TaskCompletionSource told;
        lock (_gate)
        {
            _last = seq;
            (told, _appended) = (_appended, Signal());
        }
        told.TrySetResult();
        if (sync) WaitFor(seq);
        RefuseWhenOver();
    }

    /// <summary>The standby has all up to a number on its disk, and this many records not. A second standby is served too, and waited for only once the first is away.</summary>
    public void Heard(string key, string machine, long seq, long behind)
    {
        var isBack = false;
        TaskCompletionSource told;
        lock (_gate)
        {
            if (_heard is { } other && (other.Key, other.Machine) != (key, machine) && !IsAway(other.Timestamp)) return;
            _heard = (key, machine, time.GetUtcNow(), time.GetTimestamp());
            (_there, _behind) = (seq, behind);
            if (_aloneSince is not null && seq >= _last)
            {
                _aloneSince = null;
                isBack = true;
            }
            (told, _acknowledged) = (_acknowledged, Signal());
        }
        told.TrySetResult();
        if (isBack) StandbyLog.Back(log, machine);
    }

    /// <summary>Another host is in charge: nothing more may be told, what waits for the standby included.</summary>
    public void StopForGood()
    {
        TaskCompletionSource told;
        lock (_gate)
        {
            _over = true;
            (told, _acknowledged) = (_acknowledged, Signal());
        }
        told.TrySetResult();
    }

    public void RefuseWhenOver()
    {
        lock (_gate)
            if (_over) throw new JournalException(JournalProblem.Failed, "Another host has taken over, and this one has stopped for good.");
    }

    private void WaitFor(long seq)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            Task word;
            lock (_gate)
            {
                if (_over || _aloneSince is not null || _there >= seq) return;
                word = _acknowledged.Task;
            }
            var left = Patience - time.GetElapsedTime(since);
            if (left > TimeSpan.Zero && Came(word, left)) continue;
            lock (_gate) _aloneSince = time.GetUtcNow();
            StandbyLog.Alone(log, seq);
            return;
        }
    }

    private bool Came(Task word, TimeSpan within)
    {
        try
        {
            word.WaitAsync(within, time).GetAwaiter().GetResult();
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool IsAway(long timestamp) => time.GetElapsedTime(timestamp) > AwayAfter;

    private string? Trouble(bool away) => (_heard, _aloneSince, away) switch
    {
        (null, _, _) => "no standby has come since this host was started: replies leave without it",
        ({ } heard, { } since, _) => $"replies leave without the standby {heard.Machine} since {since:yyyy-MM-dd HH:mm:ss} UTC: what is said now is on this disk only",
        ({ } heard, null, true) => $"the standby {heard.Machine} has not asked since {heard.At:yyyy-MM-dd HH:mm:ss} UTC",
        _ => null,
    };

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
