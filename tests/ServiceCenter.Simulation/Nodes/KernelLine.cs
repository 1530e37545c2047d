using ServiceCenter.Simulation.Ground;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>Buttons of a device, under somebody's fingers.</summary>
internal interface IContacts
{
    /// <summary>A contact opens or closes under a finger.</summary>
    /// <param name="touch">Which time a finger went down.</param>
    void Contact(int line, bool closed, long touch);
}

/// <summary>A GPIO line as the kernel reports it: a level that has stood for the debounce time and is not the one reported last.</summary>
/// <param name="edge">The new level, and which touch of a finger brought it.</param>
internal sealed class KernelLine(Agenda agenda, Action<bool, long> edge)
{
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(20);
    private bool _level;
    private bool _reported;
    private long _changes;

    public void Contact(bool closed, long touch)
    {
        _level = closed;
        var change = ++_changes;
        agenda.After(Debounce, () =>
        {
            if (change != _changes || _level == _reported) return;
            _reported = _level;
            edge(_level, touch);
        });
    }
}
