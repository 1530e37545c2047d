using ServiceCenter.Simulation.Ground;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>A device's disk, as its pump uses it: one write after the other, and what is forgotten is so after what was kept before.</summary>
internal sealed class DeviceDisk(Agenda agenda)
{
    private TimeSpan _free;

    /// <summary>Takes so long from when all before it is done; what takes no time on an idle disk is done at once.</summary>
    public void Write(TimeSpan takes, Action done)
    {
        var begins = _free > agenda.Now ? _free : agenda.Now;
        _free = begins + takes;
        if (_free == agenda.Now) done();
        else agenda.At(_free, done);
    }
}
