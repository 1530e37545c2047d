using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Messaging;
using ServiceCenter.Sequencer;

namespace ServiceCenter.CentralHost;

/// <summary>What the host listens to, and what the broker says when the host is gone.</summary>
internal static class HostBus
{
    /// <summary>The host's own status too: whoever took over says there that this one is over.</summary>
    public static IReadOnlyList<string> Subscriptions(Topics topics) => [topics.HostStatus, topics.AnyRequest, topics.AnyShown];

    /// <summary>Retained topics by their exact names: not every broker hands out retained messages through a wildcard.</summary>
    public static IReadOnlyList<string> OfDevices(Topics topics, CentrePlan plan) =>
        [.. Devices(plan).SelectMany(device => new[] { topics.Status(device), topics.Health(device) })];

    public static BusWill Will(SequencerOptions options) => new(options.Topics.HostStatus, Offline(options));

    public static byte[] Offline(SequencerOptions options) => JsonSerializer.SerializeToUtf8Bytes(
        new StatusMessage(StatusMessage.Offline, options.Version, options.BootId, options.Incarnation), Wire.Default.StatusMessage);

    private static IEnumerable<string> Devices(CentrePlan plan) => 
        [.. plan.Kiosks.Select(k => k.Id.Value), .. plan.Displays.Select(d => d.Id.Value), .. (plan.Boxes ?? []).Select(b => b.Id.Value)];
}
