namespace ServiceCenter.Hardware.DeviceGpio;

/// <summary>
/// Takes out the bounce, which System.Device.Gpio does not have the kernel do: a level counts once its line has been quiet for the
/// debounce time. Times are of any clock that does not jump.
/// </summary>
internal sealed class SteadyLevels(TimeSpan debounce)
{
    private readonly SortedDictionary<int, TimeSpan> dueAt = [];
    private readonly SortedDictionary<int, (bool Active, uint Seq)> levels = [];

    /// <summary>The level at the first look: no edge.</summary>
    public void Begin(int line, bool active) => levels[line] = (active, 0);

    /// <summary>Something moved on the line.</summary>
    public void Moved(int line, TimeSpan now) => dueAt[line] = now + debounce;

    /// <summary>Until when nothing can be said; null: until something moves.</summary>
    public TimeSpan? NextDue => dueAt.Count == 0 ? null : dueAt.Values.Min();

    /// <returns>An edge of a line that has been quiet for long enough, and is at another level than before.</returns>
    public LineEdge? Settle(TimeSpan now, Func<int, bool> read)
    {
        foreach (var line in dueAt.Where(due => due.Value <= now).Select(due => due.Key).ToList())
        {
            dueAt.Remove(line);
            var (was, seq) = levels[line];
            var active = read(line);
            if (active == was) continue;
            levels[line] = (active, seq + 1);
            return new LineEdge(line, active, now, seq + 1);
        }
        return null;
    }
}
