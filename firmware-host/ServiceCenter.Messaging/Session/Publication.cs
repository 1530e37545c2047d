using System.Text.Json;
using ServiceCenter.Contracts;

namespace ServiceCenter.Messaging.Session;

/// <summary>What a device's session wants said on the bus. What is retained follows from what it is.</summary>
public sealed record Publication(string Topic, ReadOnlyMemory<byte> Body, bool Retain)
{
    public static Publication Of(string topic, Request request) => new(topic, JsonSerializer.SerializeToUtf8Bytes(request, Wire.Default.Request), Retain: false);
    public static Publication Of(string topic, StatusMessage status) => new(topic, JsonSerializer.SerializeToUtf8Bytes(status, Wire.Default.StatusMessage), Retain: true);
    public static Publication Of(string topic, HealthMessage health) => new(topic, JsonSerializer.SerializeToUtf8Bytes(health, Wire.Default.HealthMessage), Retain: true);
}
