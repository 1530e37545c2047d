using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ServiceCenter.Contracts;
using ServiceCenter.Sequencer;
using ServiceCenter.WebConsole;

namespace ServiceCenter.CentralHost.Pump;

/// <summary>Every retained message as it is published, to whoever listens over HTTP. A listener too slow loses the oldest and is told so.</summary>
internal sealed class LiveFeed(Topics topics)
{
    private const int KeptForEach = 256;
    private static readonly string[] Families = ["queue", "counter", "board"];
    private readonly string _root = $"sc/{topics.Site}/state/";
    private ImmutableArray<Listener> _listeners = [];

    public void Tell(Output.Publish publish)
    {
        var listeners = _listeners;
        // Nothing at all means that a topic is retained no longer: for a page that is no news.
        if (listeners.IsEmpty || !publish.Retain || publish.Body.IsEmpty || ItemOf(publish) is not { } item) return;
        foreach (var listener in listeners) listener.Offer(item);
    }

    public async IAsyncEnumerable<StreamItem> ListenAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var listener = new Listener();
        ImmutableInterlocked.Update(ref _listeners, all => all.Add(listener));
        try
        {
            await foreach (var item in listener.Items.ReadAllAsync(cancel).ConfigureAwait(false))
            {
                if (listener.TakeLoss()) yield return new StreamItem("lost", "", "{}"u8.ToArray());
                yield return item;
            }
        }
        finally
        {
            ImmutableInterlocked.Update(ref _listeners, all => all.Remove(listener));
        }
    }

    private StreamItem? ItemOf(Output.Publish publish)
    {
        if (!publish.Topic.StartsWith(_root, StringComparison.Ordinal)) return null;
        var rest = publish.Topic.AsSpan(_root.Length);
        foreach (var family in Families)
            if (rest.StartsWith(family, StringComparison.Ordinal) && rest[family.Length] == '/')
                return new StreamItem(family, rest[(family.Length + 1)..].ToString(), publish.Body);
        return null;
    }

    private sealed class Listener
    {
        private readonly Channel<StreamItem> _items;
        private int _lost;

        public Listener() => _items = Channel.CreateBounded<StreamItem>(
            new BoundedChannelOptions(KeptForEach) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Volatile.Write(ref _lost, 1));

        public ChannelReader<StreamItem> Items => _items.Reader;
        public void Offer(StreamItem item) => _items.Writer.TryWrite(item);
        public bool TakeLoss() => Interlocked.Exchange(ref _lost, 0) == 1;
    }
}
