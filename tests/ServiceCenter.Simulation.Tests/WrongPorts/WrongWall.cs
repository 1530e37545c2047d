using ServiceCenter.Contracts;
using ServiceCenter.Display.Session;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.Tests.WrongPorts;

/// <summary>Planted defects of a wall: the right machine, which does not get or does not say something.</summary>
internal sealed class WrongWall : IDisplayMachine
{
    private readonly RealDisplay _right;
    private readonly Func<DisplayInput, bool> _hears;
    private readonly Func<DisplayOutput, bool> _says;

    private WrongWall(DisplayOptions options, Func<DisplayInput, bool>? hears = null, Func<DisplayOutput, bool>? says = null) =>
        (_right, _hears, _says) = (new RealDisplay(options), hears ?? (static _ => true), says ?? (static _ => true));

    public IReadOnlyList<string> Subscriptions => _right.Subscriptions;
    public (string Topic, ReadOnlyMemory<byte> Body) Will => _right.Will;
    public WallScreen Screen => _right.Screen;

    public static IDisplayMachine ReportsNothing(DisplayOptions options) =>
        new WrongWall(options, says: output => output is not DisplayOutput.Publish publish || publish.Topic != new Topics(options.Site).Shown(options.Device));

    public static IDisplayMachine HidesThatItIsCutOff(DisplayOptions options) => new WrongWall(options, hears: static input => input is not DisplayInput.BusDown);

    /// <summary>It lets last wills of its own stand that the broker did late.</summary>
    public static IDisplayMachine LetsItsWillStand(DisplayOptions options) =>
        new WrongWall(options, hears: input => input is not DisplayInput.MessageCame came || came.Topic != new Topics(options.Site).Status(options.Device));

    /// <summary>That a host is gone is taken, that there is another life of it is not: only its first word is.</summary>
    public static IDisplayMachine IgnoresTheHost(DisplayOptions options)
    {
        var heard = false;
        return new WrongWall(options, hears: input =>
        {
            if (input is not DisplayInput.MessageCame came || came.Topic != new Topics(options.Site).HostStatus) return true;
            var first = !heard;
            heard = true;
            return first || came.Body.Span.IndexOf(IsGone) >= 0;
        });
    }

    private static ReadOnlySpan<byte> IsGone => "\"offline\""u8;

    public void Step(DisplayInput input, ICollection<DisplayOutput> outputs)
    {
        if (!_hears(input))
        {
            outputs.Add(new DisplayOutput.Show(Screen));
            return;
        }
        var made = new List<DisplayOutput>();
        _right.Step(input, made);
        foreach (var output in made.Where(_says)) outputs.Add(output);
    }
}
