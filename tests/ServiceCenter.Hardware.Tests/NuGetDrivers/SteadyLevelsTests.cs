using ServiceCenter.Hardware.DeviceGpio;

namespace ServiceCenter.Hardware.Tests;

public sealed class SteadyLevelsTests
{
    private readonly SteadyLevels _levels = new(TimeSpan.FromMilliseconds(20));
    private bool _pressed;

    public SteadyLevelsTests() => _levels.Begin(3, active: false);

    [Fact]
    public void A_bouncing_contact_makes_one_edge_once_it_is_quiet()
    {
        _pressed = true;
        for (var at = 0; at <= 8; at += 2)
        {
            _levels.Moved(3, Ms(at));
            Settle(at).ShouldBeNull();
        }
        Settle(27).ShouldBeNull();
        Settle(28).ShouldBe(new LineEdge(3, true, Ms(28), 1));
        Settle(29).ShouldBeNull();
        _levels.NextDue.ShouldBeNull();
    }

    [Fact]
    public void What_has_gone_back_meanwhile_was_no_edge()
    {
        _levels.Moved(3, Ms(0));
        _levels.Moved(3, Ms(5));
        _levels.NextDue.ShouldBe(Ms(25));
        Settle(25).ShouldBeNull();
    }

    [Fact]
    public void Edges_of_a_line_are_counted_without_a_gap()
    {
        for (var edge = 1; edge <= 4; edge++)
        {
            _pressed = !_pressed;
            _levels.Moved(3, Ms(100 * edge));
            Settle(100 * edge + 20).ShouldBe(new LineEdge(3, _pressed, Ms(100 * edge + 20), (uint)edge));
        }
    }

    private LineEdge? Settle(int at) => _levels.Settle(Ms(at), _ => _pressed);

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
