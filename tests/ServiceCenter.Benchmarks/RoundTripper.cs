using System.Diagnostics;
using ServiceCenter.Messaging;

namespace ServiceCenter.Benchmarks;

/// <summary>Hears what comes back, and how long that took.</summary>
internal sealed class RoundTripper(Action<ReadOnlyMemory<byte>> heard) : IBusListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? _ask;
    private int _toAsk, _toHear;
    private TaskCompletionSource _done = new();

    public static async Task<RoundTripper> ConnectAsync(IBus bus, Action<ReadOnlyMemory<byte>> heard)
    {
        var tripper = new RoundTripper(heard);
        bus.Start(tripper);
        await tripper._connected.Task.WaitAsync(Patience);
        return tripper;
    }

    /// <summary>Asks so often, so many at once: each answer sends the next.</summary>
    public async Task<TimeSpan> TripAsync(Action ask, int times, int atOnce)
    {
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_ask, _toAsk, _toHear) = (ask, times - Math.Min(times, atOnce), times);
        var started = Stopwatch.GetTimestamp();
        for (var first = 0; first < Math.Min(times, atOnce); first++) ask();
        await _done.Task.WaitAsync(Patience);
        return Stopwatch.GetElapsedTime(started);
    }

    public void Connected() => _connected.TrySetResult();
    public void Disconnected(string reason) => Report.Say(reason);

    public void Received(string topic, ReadOnlyMemory<byte> body, bool retained)
    {
        heard(body);
        if (_ask is not { } ask) return;
        if (Interlocked.Decrement(ref _toAsk) >= 0) ask();
        if (Interlocked.Decrement(ref _toHear) == 0) _done.TrySetResult();
    }
}
