using System.Text.Json;
using ServiceCenter.Contracts;

namespace ServiceCenter.Kiosk.Session;

/// <summary>The kiosk's publications, typed. What is retained follows from what it is.</summary>
internal static class Outgoing
{
    public static void Publish(this ICollection<KioskOutput> outputs, string topic, Request request) =>
        outputs.Add(new KioskOutput.Publish(topic, JsonSerializer.SerializeToUtf8Bytes(request, Wire.Default.Request), Retain: false));

    public static void Publish(this ICollection<KioskOutput> outputs, string topic, StatusMessage status) =>
        outputs.Add(Message(topic, status));

    public static KioskOutput.Publish Message(string topic, StatusMessage status) =>
        new(topic, JsonSerializer.SerializeToUtf8Bytes(status, Wire.Default.StatusMessage), Retain: true);

    public static void Publish(this ICollection<KioskOutput> outputs, string topic, HealthMessage health) =>
        outputs.Add(new KioskOutput.Publish(topic, JsonSerializer.SerializeToUtf8Bytes(health, Wire.Default.HealthMessage), Retain: true));
}
