using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Kiosk.Session;

/// <summary>How far a ticket has come. Each stage is on disk before anything of it leaves the kiosk.</summary>
internal enum TicketStage
{
    /// <summary>The host is asked for it.</summary>
    Asking,
    /// <summary>It is issued and its paper is owed; found at a start, some of the paper may be out already.</summary>
    Printing,
    /// <summary>The printer had its say; the host is being told.</summary>
    Reporting,
    /// <summary>There is no paper to tell of, but the host has yet to hear of the ticket, which this kiosk issued.</summary>
    HandingIn,
    /// <summary>Nothing is owed any more. Kept for the day, for a host that has lost it.</summary>
    Settled,
}

/// <summary>A ticket that this kiosk issued by itself.</summary>
/// <param name="Nth">Of those that it holds: they are handed in in this order.</param>
/// <param name="IsHandedIn">The host has it. Where that was forgotten, it is handed in again, and answered alike.</param>
/// <param name="IsLost">The host had it, and goes on from a backup that does not: customer and paper know nothing of that.</param>
internal sealed record OfflineTicket(string Number, int Nth, bool IsHandedIn = false, bool IsLost = false);

/// <summary>A ticket as the kiosk's disk holds it, under the ticket's id.</summary>
/// <param name="Reply">What the host answered, or what this kiosk says in its place, from <see cref="TicketStage.Printing"/> on: the paper can be drawn from it without asking again.</param>
/// <param name="Language">The customer's; null: the centre's own.</param>
/// <param name="Came">When it was asked for; null: written by an older version.</param>
/// <param name="Offline">This kiosk issued it; null: the host.</param>
/// <param name="Order">Id of the order that wants this paper printed again; null: the first paper.</param>
internal sealed record TicketEntry(string Service, TicketStage Stage, ReplyMessage? Reply = null, bool Confirmed = false, string? Order = null, string? Language = null, Moment? Came = null, OfflineTicket? Offline = null)
{
    /// <summary>The host itself gave the number.</summary>
    public bool IsHosts => Offline is null or { IsLost: true };

    /// <summary>No longer in the record of a host that has lost this part of it.</summary>
    public bool IsIn(IReadOnlyList<GapBody> lost)
    {
        foreach (var gap in lost)
            if (Reply?.Seq > gap.After && Reply.Seq < gap.Before) return true;
        return false;
    }

    public ReadOnlyMemory<byte> ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, EntryJson.Default.TicketEntry);

    /// <summary>Null: not of this kiosk's writing.</summary>
    public static TicketEntry? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var entry = JsonSerializer.Deserialize(bytes.Span, EntryJson.Default.TicketEntry);
            return entry is { Stage: TicketStage.Asking } or { Reply: not null } ? entry : null;
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
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TicketEntry))]
[JsonSerializable(typeof(KeptConfig.Body))]
internal sealed partial class EntryJson : JsonSerializerContext;
