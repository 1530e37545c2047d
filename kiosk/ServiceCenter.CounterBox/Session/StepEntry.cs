using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.CounterBox.Session;

/// <summary>A step that was pressed for; as the box's disk holds it, under the id of its request.</summary>
/// <param name="Key">The button.</param>
/// <param name="Ticket">Whom it is about; null: about nobody who is known yet.</param>
/// <param name="Pressed">When; null: written by an older version.</param>
internal sealed record StepEntry(string Key, Step Step, string Counter, string? Ticket, Moment? Pressed = null)
{
    public ReadOnlyMemory<byte> ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, StepJson.Default.StepEntry);

    /// <param name="goodUntil">Of a step that does not keep: by then or not at all.</param>
    /// <param name="done">Of one that keeps: when it was pressed for, on the host's clock.</param>
    public Request ToRequest(string id, HostInstant? goodUntil, (HostInstant? NotBefore, HostInstant? NotAfter) done) => Step switch
    {
        Step.CallNext => new CallNextRequest(id, Counter, GoodUntil: goodUntil),
        Step.GoOn => new CallNextRequest(id, Counter, CallNextRequest.Single, goodUntil),
        Step.Recall => new RecallRequest(id, Counter, Ticket, goodUntil),
        Step.Ready => new ReadyRequest(id, Counter, goodUntil),
        Step.Start => new StartRequest(id, Counter, Ticket, done.NotBefore, done.NotAfter),
        Step.NoShow => new NoShowRequest(id, Counter, Ticket, done.NotBefore, done.NotAfter),
        Step.Finish => new FinishRequest(id, Counter, Ticket, null, done.NotBefore, done.NotAfter),
        _ => throw new InvalidOperationException($"A step that asks for nothing: {Step}."),
    };

    /// <summary>Null: not of this box's writing.</summary>
    public static StepEntry? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, StepJson.Default.StepEntry) is { } entry && Steps.Keeps(entry.Step) ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StepEntry))]
internal sealed partial class StepJson : JsonSerializerContext;
