using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Simulation.Checks;
using ServiceCenter.Simulation.Ground;
using ServiceCenter.Simulation.Net;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>What every node stands on: the true time, the faults in force, the record of it all, and who watches.</summary>
internal sealed record Place(Agenda Agenda, Weather Weather, Story Story, DayDigest Digest, Traffic Traffic, IWatcher Watcher, Ports Ports)
{
    /// <summary>Shows the watchers what a device asks, if it asks.</summary>
    public void WatchRequest(string device, string topic, ReadOnlyMemory<byte> body)
    {
        if (topic == Script.Topics.Request(device)) Watcher.Requested(device, JsonSerializer.Deserialize(body.Span, Wire.Default.Request)!);
    }
}
