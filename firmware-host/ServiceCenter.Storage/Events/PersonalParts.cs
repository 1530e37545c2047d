using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceCenter.Engine;
using ServiceCenter.Journal;

namespace ServiceCenter.Storage.Events;

/// <summary>
/// What is personal in an event leaves it before it enters the chain, and comes back from beside it while it is still
/// there. Every new field that names or describes a person belongs here.
/// </summary>
internal static class PersonalParts
{
    public const string AgentTag = "agent", NeedsTag = "needs", NoteTag = "note";

    public static (Event Bare, Aside? Aside) Split(Event @event) => @event switch
    {
        Event.TicketIssued { Needs: { } needs } issued => (issued with { Needs = null }, Aside(NeedsTag, new StoredAside(Needs: needs))),
        Event.TicketTransferred { Note: { } note } transferred => (transferred with { Note = null }, Aside(NoteTag, new StoredAside(Note: note))),
        Event.CounterOpened { Agent.Name: { } name } opened =>
            (opened with { Agent = opened.Agent with { Name = null } }, Aside(AgentTag, new StoredAside(Name: name))),
        Event.VisitImported { Visit.Agent: { Name: { } name } agent } imported =>
            (new Event.VisitImported(imported.Visit with { Agent = agent with { Name = null } }), Aside(AgentTag, new StoredAside(Name: name))),
        _ => (@event, null),
    };

    public static Event Join(Event bare, Aside? aside)
    {
        if (aside is null) return bare;
        var stored = JsonSerializer.Deserialize(aside.Bytes, AsideJson.Default.StoredAside);
        return bare switch
        {
            Event.TicketIssued issued => issued with { Needs = stored.Needs },
            Event.TicketTransferred transferred => transferred with { Note = stored.Note },
            Event.CounterOpened opened => opened with { Agent = opened.Agent with { Name = stored.Name } },
            Event.VisitImported { Visit.Agent: { } agent } imported =>
                new Event.VisitImported(imported.Visit with { Agent = agent with { Name = stored.Name } }),
            _ => bare,
        };
    }

    private static Aside Aside(string tag, StoredAside stored) => new(tag, JsonSerializer.SerializeToUtf8Bytes(stored, AsideJson.Default.StoredAside));
}

internal readonly record struct StoredAside(string? Name = null, string? Needs = null, string? Note = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredAside))]
internal sealed partial class AsideJson : JsonSerializerContext;
