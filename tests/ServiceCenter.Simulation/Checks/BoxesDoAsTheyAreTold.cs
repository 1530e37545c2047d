using System.Globalization;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Simulation.Checks;

/// <summary>One touch of a button on a desk asks for one thing at most, however the contact bounces and however often it is asked again.</summary>
internal sealed class OneTouchOneStep(Action<string> wrong) : IWatcher
{
    private readonly Dictionary<string, (string Box, long Touch)> _touchOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Box, long Touch), string> _asked = [];
    private readonly HashSet<string> _boxes = new(StringComparer.Ordinal);

    public void BoxPressed(string box, long touch, UInt128 fresh)
    {
        _boxes.Add(box);
        _touchOf[fresh.ToString("x32", CultureInfo.InvariantCulture)] = (box, touch);
    }

    public void Requested(string asker, Request request)
    {
        if (!_boxes.Contains(asker) || request is HelloRequest or SnapshotRequest) return;
        var words = $"{RequestKinds.KindOf(request)} {request.Id}";
        if (!_touchOf.TryGetValue(request.Id, out var touch)) wrong($"{asker} asks for {words}, which comes of no press");
        else if (!_asked.TryAdd(touch, words) && _asked[touch] != words) wrong($"one touch at {asker} asks for {_asked[touch]} and for {words}");
    }
}

/// <summary>A customer is called while the agent who pressed for it still stands by, however long the press was on its way.</summary>
internal sealed class CallsAreMeant(Func<TimeSpan> now, Action<string> wrong) : IWatcher
{
    /// <summary>A box means it for 5 s; the disk may take some more once it is decided.</summary>
    private static readonly TimeSpan StillThere = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, TimeSpan> _pressedAt = new(StringComparer.Ordinal);
    private readonly HashSet<string> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<long, TimeSpan> _flushedAt = [];

    public void BoxPressed(string box, long touch, UInt128 fresh) => _pressedAt[fresh.ToString("x32", CultureInfo.InvariantCulture)] = now();

    public void Requested(string asker, Request request)
    {
        if (request is CallNextRequest) _calls.Add(request.Id);
    }

    public void Flushed(Recorded recorded) => _flushedAt[recorded.Seq] = now();

    public void Replied(string asker, ReplyMessage reply)
    {
        if (!reply.Ok || reply.Seq is not { } seq || !_calls.Contains(reply.Id) || !_pressedAt.TryGetValue(reply.Id, out var pressed)) return;
        if (_flushedAt[seq] - pressed is var late && late > StillThere)
            wrong(string.Create(CultureInfo.InvariantCulture, $"{asker}'s press for the next customer is obeyed {late.TotalSeconds:0} s later, as event {seq}"));
    }
}

/// <summary>At a counter that is closed there is nothing to press, and nobody's number over it.</summary>
internal sealed class BoxesComeToRest(Action<string> wrong) : IWatcher
{
    public void AtEnd(Ending ending)
    {
        foreach (var (box, left) in ending.Boxes)
        {
            if (left.AnyLight) wrong($"{box} still has a lamp lit at its closed counter");
            if (left.Sign.Length > 0) wrong($"{box} still shows {left.Sign} over its closed counter");
        }
    }
}
