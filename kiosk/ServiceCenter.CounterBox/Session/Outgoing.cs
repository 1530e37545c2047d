using ServiceCenter.Messaging.Session;

namespace ServiceCenter.CounterBox.Session;

/// <summary>The box's publications among its other outputs.</summary>
internal static class Outgoing
{
    public static void Publish(this ICollection<BoxOutput> outputs, Publication said) => outputs.Add(said.ToOutput());

    public static BoxOutput.Publish ToOutput(this Publication said) => new(said.Topic, said.Body, said.Retain);
}
