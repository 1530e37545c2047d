using ServiceCenter.Contracts;
using ServiceCenter.Foresight.World;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>The way from a browser to the host and back. Pages keep an outbox: what got no answer is asked again under the same id.</summary>
internal sealed class HttpDoor(Place place, Dice dice, HostNode host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private readonly SortedDictionary<string, string> _open = new(StringComparer.Ordinal);
    private long _asks;

    /// <summary>Asker, request and its id, for each that has no answer yet.</summary>
    public IReadOnlyList<string> Open => [.. _open.Values];

    public void Ask(Caller caller, Request request, Action<ReplyMessage> then)
    {
        var key = caller.Device + " " + request.Id;
        _open[key] = $"{caller.Device} {RequestKinds.KindOf(request)} {request.Id}";
        Send(caller, request, key, then);
    }

    private void Send(Caller caller, Request request, string key, Action<ReplyMessage> then)
    {
        if (!_open.ContainsKey(key)) return;
        var ask = ++_asks;
        place.Watcher.Requested(caller.Device, request);
        if (!place.Weather.Strikes(dice, "request-lost", place.Weather.Faults.RequestLost))
            place.Agenda.After(Delay(), () => host.Ask(ask, caller, request, reply => Replied(caller, key, reply, then)));
        place.Agenda.After(Patience, () => Send(caller, request, key, then));
    }

    private void Replied(Caller caller, string key, ReplyMessage reply, Action<ReplyMessage> then)
    {
        place.Story.Tell(caller.Device, InWords(reply));
        place.Watcher.Replied(caller.Device, reply);
        if (place.Weather.Strikes(dice, "reply-lost", place.Weather.Faults.ReplyLost) || reply.Problem?.Code == "outcome-unknown") return;
        place.Agenda.After(Delay(), () =>
        {
            if (_open.Remove(key)) then(reply);
        });
    }

    private TimeSpan Delay() => dice.Between(place.Weather.Faults.LeastDelay, place.Weather.Faults.MostDelay);

    private static string InWords(ReplyMessage reply) =>
        reply.Ok ? $"is answered {reply.Id}: {reply.Number} seq {reply.Seq}" : $"is refused {reply.Id}: {reply.Problem?.Code}";
}
