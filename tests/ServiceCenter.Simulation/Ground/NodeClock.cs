namespace ServiceCenter.Simulation.Ground;

/// <summary>A node's own steady clock: begins where it likes, runs a little fast or slow, never goes back.</summary>
/// <param name="startedAt">True time at which the node started.</param>
/// <param name="driftPerMillion">Parts in a million by which it runs fast.</param>
internal sealed class NodeClock(Agenda agenda, TimeSpan startedAt, int driftPerMillion)
{
    private const int Million = 1_000_000;

    /// <summary>Time since the start, as this node measures it.</summary>
    public TimeSpan Now => Stretch(agenda.Now - startedAt);

    /// <summary>What this clock shows at a true time, or would have shown before its start.</summary>
    public TimeSpan TimeOf(TimeSpan trueTime) => Stretch(trueTime - startedAt);

    /// <summary>The true time at which this clock shows at least <paramref name="local"/>.</summary>
    public TimeSpan TrueTimeOf(TimeSpan local)
    {
        var elapsed = TimeSpan.FromTicks((long)((Int128)local.Ticks * Million / (Million + driftPerMillion)));
        while (Stretch(elapsed) < local) elapsed += TimeSpan.FromTicks(1);
        return startedAt + elapsed;
    }

    private TimeSpan Stretch(TimeSpan elapsed) =>
        elapsed + TimeSpan.FromTicks((long)((Int128)elapsed.Ticks * driftPerMillion / Million));
}
