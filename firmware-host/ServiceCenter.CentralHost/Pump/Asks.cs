using System.Collections.Concurrent;
using ServiceCenter.Contracts;

namespace ServiceCenter.CentralHost.Pump;

/// <summary>Questions of the HTTP door that wait for their reply.</summary>
internal sealed class Asks
{
    /// <summary>For what the host asks of itself.</summary>
    public const long Nobody = 0;

    private readonly ConcurrentDictionary<long, (string Request, TaskCompletionSource<ReplyMessage> Reply)> _open = new();
    private long _last;
    private long _refused;

    public (long Ask, Task<ReplyMessage> Reply) Open(string request, CancellationToken cancel)
    {
        var ask = Interlocked.Increment(ref _last);
        var reply = new TaskCompletionSource<ReplyMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[ask] = (request, reply);
        return (ask, cancel.CanBeCanceled ? WaitAsync(ask, reply.Task, cancel) : reply.Task);
    }

    public void Reply(long ask, ReplyMessage reply)
    {
        if (_open.TryRemove(ask, out var waiting)) waiting.Reply.TrySetResult(reply);
    }

    public void Close(long ask) => _open.TryRemove(ask, out _);

    /// <summary>It was asked before everything was refused, and may still be in the line.</summary>
    public bool WasRefused(long ask) => ask != Nobody && ask <= Interlocked.Read(ref _refused);

    public void RefuseAll(string reason)
    {
        Interlocked.Exchange(ref _refused, Interlocked.Read(ref _last));
        foreach (var (ask, (request, _)) in _open) Reply(ask, NotReady(request, reason));
    }

    public static ReplyMessage NotReady(string request, string reason) =>
        new(request, false, Problem: new Problem("not-ready", "Not ready", $"The host takes no requests now: {reason}. Ask again under the same id."));

    public static ReplyMessage Busy(string request) =>
        new(request, false, Problem: new Problem("busy", "Busy", "Too much is waiting to be decided. Ask again in a second, under the same id."));

    /// <summary>Who stops listening does not stop the request: it is in the line, and will be done.</summary>
    private async Task<ReplyMessage> WaitAsync(long ask, Task<ReplyMessage> reply, CancellationToken cancel)
    {
        try
        {
            return await reply.WaitAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            Close(ask);
        }
    }
}
