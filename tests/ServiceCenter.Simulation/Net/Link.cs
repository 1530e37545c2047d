using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Ground;

namespace ServiceCenter.Simulation.Net;

internal enum Way { Up, Down }

/// <summary>
/// One connection between a node and the broker: in order unless told otherwise, and within a topic always (MQTT 3.1.1, 4.6), with delay;
/// what is in flight when it breaks is lost.
/// </summary>
internal sealed class Link(Agenda agenda, Dice dice, Weather weather)
{
    private static readonly TimeSpan Overtaken = TimeSpan.FromMilliseconds(1_500);
    private readonly TimeSpan[] _last = new TimeSpan[2];
    private readonly Dictionary<(Way Way, string Topic), TimeSpan> _lastOfTopic = [];
    private TimeSpan _stalledUntil;
    private int _life;

    /// <summary>Nothing passes before this time: the network is cut, but not for so long that either end gave up.</summary>
    public void StallUntil(TimeSpan until) => _stalledUntil = until;

    public void Break()
    {
        _life++;
        _last[0] = _last[1] = TimeSpan.Zero;
        _lastOfTopic.Clear();
        _stalledUntil = TimeSpan.Zero;
    }

    /// <summary>What the two ends say to each other about connections and messages.</summary>
    public void Carry(Way way, Action arrive) => Arrive(InOrder(way, Soonest()), arrive);

    /// <param name="mayBeOvertaken">Later messages of other topics may come before this one.</param>
    public void Carry(Way way, string topic, bool mayBeOvertaken, Action arrive)
    {
        var at = mayBeOvertaken && weather.Strikes(dice, "reorder", weather.Faults.Reorder)
            ? Soonest() + dice.Between(TimeSpan.Zero, Overtaken)
            : InOrder(way, Soonest());
        if (_lastOfTopic.TryGetValue((way, topic), out var last) && at < last) at = last;
        _lastOfTopic[(way, topic)] = at;
        Arrive(at, arrive);
    }

    private TimeSpan Soonest()
    {
        var from = agenda.Now > _stalledUntil ? agenda.Now : _stalledUntil;
        return from + dice.Between(weather.Faults.LeastDelay, weather.Faults.MostDelay);
    }

    private TimeSpan InOrder(Way way, TimeSpan at) => _last[(int)way] = at < _last[(int)way] ? _last[(int)way] : at;

    private void Arrive(TimeSpan at, Action arrive)
    {
        var life = _life;
        agenda.At(at, () =>
        {
            if (life == _life) arrive();
        });
    }
}
