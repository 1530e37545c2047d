using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Events;

/// <summary>
/// A closed family of records, stored as <c>{"kind": ..., "value": {...}}</c>. The names stand here and not on the engine's
/// types: the engine may rename a type, a stored name stays.
/// </summary>
internal abstract class FamilyConverter<T> : JsonConverter<T> where T : class
{
    protected abstract IReadOnlyList<Member> Members { get; }

    protected sealed record Member(string Name, Type Type);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var name = document.RootElement.GetProperty("kind").GetString();
        foreach (var member in Members)
            if (member.Name == name)
                return (T)document.RootElement.GetProperty("value").Deserialize(Info(member, options))!;
        throw new JsonException($"'{name}' is no {typeof(T).Name} that this version knows.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        foreach (var member in Members)
        {
            if (member.Type != value.GetType()) continue;
            writer.WriteStartObject();
            writer.WriteString("kind", member.Name);
            writer.WritePropertyName("value");
            JsonSerializer.Serialize(writer, value, Info(member, options));
            writer.WriteEndObject();
            return;
        }
        throw new JsonException($"{value.GetType().Name} has no stored name: give it one in {GetType().Name}.");
    }

    private static JsonTypeInfo Info(Member member, JsonSerializerOptions options) => options.GetTypeInfo(member.Type);
}

internal sealed class RoutingConditionConverter : FamilyConverter<RoutingCondition>
{
    protected override IReadOnlyList<Member> Members { get; } = 
    [
        new("otherwise", typeof(RoutingCondition.Otherwise)), new("waiting-longer", typeof(RoutingCondition.WaitingLonger)),
        new("called-fewer", typeof(RoutingCondition.CalledFewer)), new("time-of-day", typeof(RoutingCondition.TimeOfDay)),
        new("nobody-else-serves", typeof(RoutingCondition.NobodyElseServes)),
    ];
}

internal sealed class RoutingChoiceConverter : FamilyConverter<RoutingChoice>
{
    protected override IReadOnlyList<Member> Members { get; } = 
    [
        new("longest-wait", typeof(RoutingChoice.LongestWait)), new("largest-credit", typeof(RoutingChoice.LargestCredit)),
        new("least-slack", typeof(RoutingChoice.LeastSlack)), new("appointments", typeof(RoutingChoice.Appointments)),
        new("pools", typeof(RoutingChoice.Pools)),
    ];
}

internal sealed class StepOwnerConverter : FamilyConverter<StepOwner>
{
    protected override IReadOnlyList<Member> Members { get; } =
    [
        new("counter", typeof(StepOwner.OfCounter)), new("ticket", typeof(StepOwner.OfTicket)), new("day", typeof(StepOwner.OfDay)),
    ];
}

internal sealed class LegStateConverter : FamilyConverter<LegState>
{
    protected override IReadOnlyList<Member> Members { get; } =
    [
        new("waiting", typeof(LegState.Waiting)), new("called", typeof(LegState.Called)),
        new("serving", typeof(LegState.Serving)), new("parked", typeof(LegState.Parked)), new("ended", typeof(LegState.Ended)),
    ];
}
