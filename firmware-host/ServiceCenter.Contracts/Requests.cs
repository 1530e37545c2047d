using System.Text.Json.Serialization;

namespace ServiceCenter.Contracts;

/// <summary>
/// What a device or a person asks of the centre: published to <c>sc/{site}/request/{device}</c>, or sent as the body of an
/// HTTP call. <see cref="Id"/> is the asker's own (an HTTP call's <c>Idempotency-Key</c>): the same id again is the same
/// request again, and is answered alike. Who may ask what, and that every kind is idempotent by its id, stands in <see cref="RequestKinds"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(HelloRequest), HelloRequest.Kind)]
[JsonDerivedType(typeof(SnapshotRequest), SnapshotRequest.Kind)]
[JsonDerivedType(typeof(IssueTicketRequest), IssueTicketRequest.Kind)]
[JsonDerivedType(typeof(HandInRequest), HandInRequest.Kind)]
[JsonDerivedType(typeof(PrintedRequest), PrintedRequest.Kind)]
[JsonDerivedType(typeof(CallNextRequest), CallNextRequest.Kind)]
[JsonDerivedType(typeof(CallRequest), CallRequest.Kind)]
[JsonDerivedType(typeof(RecallRequest), RecallRequest.Kind)]
[JsonDerivedType(typeof(StartRequest), StartRequest.Kind)]
[JsonDerivedType(typeof(FinishRequest), FinishRequest.Kind)]
[JsonDerivedType(typeof(ReadyRequest), ReadyRequest.Kind)]
[JsonDerivedType(typeof(NoShowRequest), NoShowRequest.Kind)]
[JsonDerivedType(typeof(RecycleRequest), RecycleRequest.Kind)]
[JsonDerivedType(typeof(ParkRequest), ParkRequest.Kind)]
[JsonDerivedType(typeof(UnparkRequest), UnparkRequest.Kind)]
[JsonDerivedType(typeof(TransferRequest), TransferRequest.Kind)]
[JsonDerivedType(typeof(LeftRequest), LeftRequest.Kind)]
[JsonDerivedType(typeof(CancelRequest), CancelRequest.Kind)]
[JsonDerivedType(typeof(OpenRequest), OpenRequest.Kind)]
[JsonDerivedType(typeof(CloseRequest), CloseRequest.Kind)]
[JsonDerivedType(typeof(BreakRequest), BreakRequest.Kind)]
[JsonDerivedType(typeof(UndoRequest), UndoRequest.Kind)]
[JsonDerivedType(typeof(HelpRequest), HelpRequest.Kind)]
[JsonDerivedType(typeof(OpenDayRequest), OpenDayRequest.Kind)]
[JsonDerivedType(typeof(EndDayRequest), EndDayRequest.Kind)]
public abstract record Request([property: JsonPropertyOrder(-1)] string Id);

/// <summary>An intent that does not keep: what an agent wanted a minute ago may be wrong now.</summary>
public interface IPassing
{
    /// <summary>After this instant, or by another life of the host, it is refused as <c>too-late</c>; null: it is good whenever it comes.</summary>
    HostInstant? GoodUntil { get; }
}

/// <summary>An instant on the clock of one life of the host. A device that is told the present one can reckon on from there without a right clock of its own.</summary>
/// <param name="Incarnation">As in the host's <see cref="StatusMessage"/>.</param>
public sealed record HostInstant(long Incarnation, DateTimeOffset At);

/// <summary>A device is up and asks to be known. Its reply within 5 s is the proof that it is allowed and heard.</summary>
/// <param name="Seen">The highest sequence number that it remembers in anything the host said: a host that goes on from a backup jumps over it. Without it, none.</param>
/// <param name="Given">Of a kiosk: the last number of each service that the host gave it, as far as it remembers.</param>
public sealed record HelloRequest(string Id, string Version, string BootId, long? Seen = null, IReadOnlyList<GivenBody>? Given = null) : Request(Id)
{ public const string Kind = "hello"; }

/// <summary>A number that the host gave.</summary>
/// <param name="Number">As printed.</param>
/// <param name="Seq">Of the reply that brought it.</param>
/// <param name="IssuedAt">As that reply said.</param>
public sealed record GivenBody(string Service, string Number, long Seq, DateTimeOffset IssuedAt);

/// <summary>Publish again, retained, what this device reads: its configuration, and its zone's board. For brokers that lost retained state.</summary>
public sealed record SnapshotRequest(string Id) : Request(Id) { public const string Kind = "snapshot"; }

/// <param name="Ticket">Id of the ticket, 32 hexadecimal digits of the asker's own making; without it the host makes one.</param>
/// <param name="Then">Services asked for after the first, in order.</param>
/// <param name="Language">The customer's, as a BCP 47 tag: <c>de</c>, <c>pt-BR</c>, <c>zh-Hant</c>.</param>
/// <param name="Needs">What the customer needs (wheelchair, interpreter); never published.</param>
/// <param name="BookedAt">When the customer was booked for: orders the queue, within the service's early and late windows.</param>
/// <param name="GoodUntil">Of a kiosk that goes on alone after it: refused as <c>too-late</c> then, so that a number on paper is the only one. Not part of what is asked: a repeat may have another.</param>
public sealed record IssueTicketRequest(
    string Id, string Service, IReadOnlyList<string>? Then = null, string? Language = null, string? Needs = null, string? Ticket = null,
    DateTimeOffset? BookedAt = null, HostInstant? GoodUntil = null) : Request(Id), IPassing
{ public const string Kind = "issue-ticket"; }

/// <summary>
/// A ticket that a kiosk issued by itself, because its <c>issue-ticket</c> went unanswered: handed in under the very id of that
/// request, it is one ticket. The number on the paper holds. Once it is taken in, a repeat is answered alike, whatever bounds it has.
/// </summary>
/// <param name="Ticket">Id of the ticket, as it was asked for.</param>
/// <param name="Number">As printed: of those leased to this kiosk, or of its own series.</param>
/// <param name="NotBefore">The customer cannot have come earlier: on the host's clock as this kiosk was last told it, never on a clock of its own. Without it, not known.</param>
/// <param name="NotAfter">Nor later.</param>
public sealed record HandInRequest(
    string Id, string Ticket, string Number, string Service, string? Language = null, HostInstant? NotBefore = null, HostInstant? NotAfter = null) : Request(Id)
{ public const string Kind = "hand-in"; }

/// <summary>What became of the paper.</summary>
/// <param name="Confirmed">True: the printer itself said that it printed. False: it said nothing within 5 s.</param>
public sealed record PrintedRequest(string Id, string Ticket, bool Confirmed) : Request(Id) { public const string Kind = "printed"; }

/// <param name="Button"><c>single</c>: from a box that has no other button. Soon after a call it recalls, later it means finished, and next.</param>
/// <param name="GoodUntil">By then or not at all: refused as <c>too-late</c> after it; without it, good whenever it comes.</param>
public sealed record CallNextRequest(string Id, string Counter, string? Button = null, HostInstant? GoodUntil = null) : Request(Id), IPassing
{
    public const string Kind = "call-next";
    public const string Single = "single";
}

/// <summary>This ticket, whoever's turn it is.</summary>
public sealed record CallRequest(string Id, string Counter, string Ticket) : Request(Id) { public const string Kind = "call"; }

/// <summary>Call who was called once more.</summary>
/// <param name="Ticket">Who the agent believes is in front; refused as <c>not-your-ticket</c> where that is not so.</param>
/// <param name="GoodUntil">By then or not at all: refused as <c>too-late</c> after it; without it, good whenever it comes.</param>
public sealed record RecallRequest(string Id, string Counter, string? Ticket = null, HostInstant? GoodUntil = null) : Request(Id), IPassing { public const string Kind = "recall"; }

/// <summary>As true an hour later: whoever was out of touch hands it in, and it counts from when it was done. Not part of what is asked: a repeat may have other bounds.</summary>
/// <param name="Ticket">Who the agent believes is in front; refused as <c>not-your-ticket</c> where that is not so.</param>
/// <param name="NotBefore">It cannot have been done earlier: on the host's clock as the asker was last told it, never on a clock of its own. Without both, it is done now.</param>
/// <param name="NotAfter">Nor later.</param>
public sealed record StartRequest(
    string Id, string Counter, string? Ticket = null, HostInstant? NotBefore = null, HostInstant? NotAfter = null) : Request(Id)
{ public const string Kind = "start"; }

/// <inheritdoc cref="StartRequest"/>
public sealed record FinishRequest(
    string Id, string Counter, string? Ticket = null, string? Outcome = null, HostInstant? NotBefore = null, HostInstant? NotAfter = null) : Request(Id)
{ public const string Kind = "finish"; }

/// <inheritdoc cref="StartRequest"/>
public sealed record NoShowRequest(
    string Id, string Counter, string? Ticket = null, HostInstant? NotBefore = null, HostInstant? NotAfter = null) : Request(Id)
{ public const string Kind = "no-show"; }

/// <summary>Back to the queue with who was called and did not come.</summary>
/// <param name="Places">How many of those waiting go first; without it 3.</param>
public sealed record RecycleRequest(string Id, string Counter, string? Ticket = null, int? Places = null) : Request(Id) { public const string Kind = "recycle"; }
/// <summary>Set the customer being served aside.</summary>
/// <param name="Minutes">After so many it waits again, at the head of its pool; without it, until somebody says so.</param>
/// <param name="Pool">agent (without it), counter, centre: who gets the customer back.</param>
public sealed record ParkRequest(string Id, string Counter, string? Ticket = null, int? Minutes = null, string? Pool = null) : Request(Id)
{ public const string Kind = "park"; }

/// <param name="Wait">True: to wait at the head of its pool; without it, called to this counter.</param>
public sealed record UnparkRequest(string Id, string Counter, string Ticket, bool? Wait = null) : Request(Id) { public const string Kind = "unpark"; }

/// <summary>The customer being served goes on to exactly one of a service, a counter or an agent. Over HTTP the member <c>toCounter</c> is called <c>counter</c>.</summary>
/// <param name="Agent">User name of an agent who is at a counter.</param>
/// <param name="Place">last (without it), first, arrival: as one who has just come, before all others, or by when the ticket was issued.</param>
/// <param name="ReturnToMe">True: the agent who sends gets the customer back when the other is done.</param>
/// <param name="Note">For the next agent; never published.</param>
public sealed record TransferRequest(
    string Id, string Counter, string? Ticket = null, string? Service = null, string? ToCounter = null, string? Agent = null,
    string? Place = null, bool? ReturnToMe = null, string? Note = null) : Request(Id)
{ public const string Kind = "transfer"; }
public sealed record LeftRequest(string Id, string Ticket) : Request(Id) { public const string Kind = "left"; }
public sealed record CancelRequest(string Id, string Ticket) : Request(Id) { public const string Kind = "cancel"; }

/// <param name="Agent">User name of the agent.</param>
public sealed record OpenRequest(string Id, string Counter, string Agent, string? Profile = null) : Request(Id) { public const string Kind = "open"; }
public sealed record CloseRequest(string Id, string Counter) : Request(Id) { public const string Kind = "close"; }

/// <summary>Ends a wrap-up or a break.</summary>
/// <param name="GoodUntil">By then or not at all: refused as <c>too-late</c> after it; without it, good whenever it comes.</param>
public sealed record ReadyRequest(string Id, string Counter, HostInstant? GoodUntil = null) : Request(Id), IPassing { public const string Kind = "ready"; }

/// <param name="Reason">In a few words, for the supervisor; it is published.</param>
public sealed record BreakRequest(string Id, string Counter, string Reason) : Request(Id) { public const string Kind = "break"; }

/// <summary>Takes back the last step of a counter, of a ticket, or (neither given) of the day.</summary>
public sealed record UndoRequest(string Id, string? Counter = null, string? Ticket = null) : Request(Id) { public const string Kind = "undo"; }

/// <summary>Somebody should come.</summary>
/// <param name="Counter">Where to; without it to the device that asks.</param>
public sealed record HelpRequest(string Id, string? Counter = null) : Request(Id) { public const string Kind = "help"; }

/// <param name="Day">Local date, <c>yyyy-MM-dd</c>.</param>
/// <param name="UtcOffsetMinutes">What the clock on the wall is ahead of UTC when the day opens, for rules that ask the time of day; without it nothing.</param>
public sealed record OpenDayRequest(
    string Id, string Day, DateTimeOffset OpensAt, DateTimeOffset LastTicketAt, DateTimeOffset EndsAt, int? UtcOffsetMinutes = null) : Request(Id)
{ public const string Kind = "open-day"; }

/// <param name="Only"><c>issuing</c>: no more tickets, while the day goes on; an undo of the day resumes. Without it the whole day ends.</param>
/// <param name="Text">Why no more tickets are issued, for kiosks and walls.</param>
public sealed record EndDayRequest(string Id, string? Only = null, string? Text = null) : Request(Id)
{
    public const string Kind = "end-day";
    public const string Issuing = "issuing";
}
