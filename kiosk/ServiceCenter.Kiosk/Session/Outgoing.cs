using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Kiosk.Session;

/// <summary>The kiosk's publications among its other outputs.</summary>
internal static class Outgoing
{
    public static void Publish(this ICollection<KioskOutput> outputs, string topic, Request request) => outputs.Publish(Publication.Of(topic, request));

    public static void Publish(this ICollection<KioskOutput> outputs, Publication said) => outputs.Add(said.ToOutput());

    public static KioskOutput.Publish ToOutput(this Publication said) => new(said.Topic, said.Body, said.Retain);
}
