using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Ground;

namespace ServiceCenter.Simulation.Net;

internal enum Way { Up, Down }

/// <summary>One connection between a node and the broker: in order unless told otherwise, with delay; what is in flight when it breaks is lost.</summary>
internal sealed class Link(Agenda agenda, Dice dice, Weather weather)
{
    private static readonly TimeSpan Overtaken = TimeSpan.FromMilliseconds(1_500);
    private readonly TimeSpan[] _last = new TimeSpan[2];
    private TimeSpan _stalledUntil;
    private int _life;

    /// <summary>Nothing passes before this time: the network is cut, but not for so long that either end gave up.</summary>
    public void StallUntil(TimeSpan until) => _stalledUntil = until;

    public void Break()
    {
        _life++;
        _last[0] = _last[1] = TimeSpan.Zero;
        _stalledUntil = TimeSpan.Zero;
    }

    /// <param name="mayBeOvertaken">Later messages may come before this one.</param>
    public void Carry(Way way, bool mayBeOvertaken, Action arrive)
    {
        var life = _life;
        var from = agenda.Now > _stalledUntil ? agenda.Now : _stalledUntil;
        var at = from + dice.Between(weather.Faults.LeastDelay, weather.Faults.MostDelay);
        if (mayBeOvertaken && weather.Strikes(dice, "reorder", weather.Faults.Reorder))
        {
            at += dice.Between(TimeSpan.Zero, Overtaken);
        }
        else
        {
            if (at < _last[(int)way]) at = _last[(int)way];
            _last[(int)way] = at;
        }
        agenda.At(at, () =>
        {
            if (life == _life) arrive();
        });
    }
}
