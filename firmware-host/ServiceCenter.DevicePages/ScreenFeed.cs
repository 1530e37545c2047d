using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace ServiceCenter.DevicePages;

/// <summary>
/// The newest screen, and everybody who looks at it. A slow page misses screens, never the newest one: each is the whole truth.
/// </summary>
public sealed class ScreenFeed<T>(T first) where T : class
{
    private readonly Lock _gate = new();
    private readonly HashSet<ChannelWriter<T>> _watchers = [];

    public T Newest { get; private set; } = first;

    public void Show(T screen)
    {
        lock (_gate)
        {
            Newest = screen;
            foreach (var watcher in _watchers) watcher.TryWrite(screen);
        }
    }

    /// <summary>The newest screen at once, then each that follows.</summary>
    /// <param name="closing">The feed ends, in good order: a server that stops would wait for an open stream.</param>
    /// <param name="stop">Whoever looked is gone.</param>
    public async IAsyncEnumerable<T> Watch(CancellationToken closing, [EnumeratorCancellation] CancellationToken stop)
    {
        var screens = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var close = closing.Register(() => screens.Writer.TryComplete());
        lock (_gate)
        {
            screens.Writer.TryWrite(Newest);
            _watchers.Add(screens.Writer);
        }
        try
        {
            await foreach (var screen in screens.Reader.ReadAllAsync(stop)) yield return screen;
        }
        finally
        {
            lock (_gate) _watchers.Remove(screens.Writer);
        }
    }

    /// <summary>As server-sent events named <c>screen</c>; a browser that loses them comes back after half a second.</summary>
    public async IAsyncEnumerable<SseItem<string>> Events(
        JsonTypeInfo<T> json, CancellationToken closing, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var screen in Watch(closing, stop))
            yield return new SseItem<string>(JsonSerializer.Serialize(screen, json), "screen") { ReconnectionInterval = TimeSpan.FromMilliseconds(500) };
    }
}
