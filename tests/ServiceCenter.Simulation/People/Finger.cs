using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.People;

/// <summary>A finger on real contacts: they bounce at each edge, worn ones for longer than the kernel waits; some fingers mash.</summary>
/// <param name="lines">How many buttons there are, on lines from 0 on.</param>
internal sealed class Finger(Place place, Dice dice, IContacts device, int lines)
{
    private static readonly TimeSpan LeastHold = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan MostHold = TimeSpan.FromMilliseconds(350);
    private static readonly TimeSpan LeastStuck = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MostStuck = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Volley = TimeSpan.FromMilliseconds(1_800);

    private long _touches;

    public void Press(int line)
    {
        Touch(line, TimeSpan.Zero);
        if (!place.Weather.Strikes(dice, "mash", place.Weather.Faults.Mash)) return;
        var all = dice.Chance(3_000);
        for (var more = 3 + dice.Below(10); more > 0; more--)
            Touch(all ? dice.Below(lines) : line, dice.Between(TimeSpan.FromMilliseconds(100), Volley));
    }

    private void Touch(int line, TimeSpan after)
    {
        var touch = ++_touches;
        var worn = place.Weather.Strikes(dice, "bounce", place.Weather.Faults.Chatter);
        var held = place.Weather.Strikes(dice, "stick", place.Weather.Faults.Stick) ? dice.Between(LeastStuck, MostStuck) : dice.Between(LeastHold, MostHold);
        Edge(line, touch, closes: true, after, worn);
        Edge(line, touch, closes: false, after + held, worn: false);
    }

    private void Edge(int line, long touch, bool closes, TimeSpan after, bool worn)
    {
        var bounces = dice.Below(6);
        var at = after;
        for (var i = 0; i < bounces; i++)
        {
            Contact(line, touch, closes, at);
            at += TimeSpan.FromMilliseconds(1 + dice.Below(2));
            Contact(line, touch, !closes, at);
            at += worn ? TimeSpan.FromMilliseconds(21 + dice.Below(10)) : TimeSpan.FromMilliseconds(1 + dice.Below(2));
        }
        Contact(line, touch, closes, at);
    }

    private void Contact(int line, long touch, bool closed, TimeSpan after) =>
        place.Agenda.After(after, () => device.Contact(line, closed, touch));
}
