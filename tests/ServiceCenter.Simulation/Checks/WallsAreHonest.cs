using ServiceCenter.Contracts;
using ServiceCenter.Display.Session;

namespace ServiceCenter.Simulation.Checks;

/// <summary>A wall that is cut off says so in everything it shows until it is connected again; and what a wall has painted it reports.</summary>
internal sealed class WallsAreHonest(Action<string> wrong) : IWatcher
{
    private readonly HashSet<string> _cutOff = new(StringComparer.Ordinal);
    private readonly SortedSet<(string Display, long Seq)> _painted = [];
    private readonly HashSet<(string Display, long Seq)> _reported = [];

    public void WallConnected(string display, bool isUp)
    {
        if (isUp) _cutOff.Remove(display);
        else _cutOff.Add(display);
    }

    public void WallShows(string display, WallScreen screen)
    {
        if (_cutOff.Contains(display) && screen.Trouble is null) wrong($"{display} is cut off and does not say so");
    }

    public void Painted(string display, long seq) => _painted.Add((display, seq));

    public void Shown(string display, ShownMessage shown)
    {
        if (shown.ShownAt is not null) _reported.Add((display, shown.Seq));
    }

    public void AtEnd(Ending ending)
    {
        foreach (var (display, seq) in _painted)
            if (!_reported.Contains((display, seq))) wrong($"{display} painted call {seq} and never said so");
    }
}
