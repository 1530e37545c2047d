using System.Text.Json.Serialization;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

// Bodies of the HTTP door that no other door has. What it shares with the bus is in Contracts.

/// <param name="Id">32 hexadecimal digits of the asker's own making; without it the host makes one.</param>
public sealed record TicketOrder(string Service, IReadOnlyList<string>? Then = null, string? Language = null, string? Needs = null, string? Id = null,
    DateTimeOffset? BookedAt = null);
public sealed record TicketIssued(string Id, string Number, string Service, int Ahead, QuoteBody? Quote);

/// <param name="Agent">User name; without it whoever is signed in.</param>
public sealed record CounterOpening(string? Agent = null, string? Profile = null);

/// <param name="Ticket">Who the agent believes is in front; refused as <c>not-your-ticket</c> where that is not so.</param>
public sealed record CounterStep(string? Ticket = null);

/// <param name="Ticket">As in <see cref="CounterStep"/>.</param>
/// <param name="NotBefore">It cannot have been done earlier: on the host's clock as the asker was last told it (<c>now</c> of a counter, with its <c>incarnation</c>). Without both, it is done now.</param>
/// <param name="NotAfter">Nor later.</param>
public sealed record CounterDone(string? Ticket = null, HostInstant? NotBefore = null, HostInstant? NotAfter = null);

/// <inheritdoc cref="CounterDone"/>
public sealed record CounterFinish(string? Ticket = null, string? Outcome = null, HostInstant? NotBefore = null, HostInstant? NotAfter = null);
public sealed record CounterChoice(string Ticket);

/// <param name="Places">How many of those waiting go first; without it 3.</param>
public sealed record CounterRecycle(string? Ticket = null, int? Places = null);
public sealed record CounterBreak(string Reason);

/// <param name="Minutes">After so many it waits again; without it, until somebody says so.</param>
/// <param name="Pool">agent (without it), counter, centre: who gets the customer back.</param>
public sealed record CounterPark(string? Ticket = null, int? Minutes = null, string? Pool = null);

/// <param name="Wait">True: to wait at the head of its pool; without it, called to this counter.</param>
public sealed record CounterUnpark(string Ticket, bool? Wait = null);

/// <summary>To exactly one of a service, a counter and an agent.</summary>
/// <param name="Place">last (without it), first, arrival.</param>
public sealed record CounterTransfer(
    string? Ticket = null, string? Service = null, string? Counter = null, string? Agent = null,
    string? Place = null, bool? ReturnToMe = null, string? Note = null);

/// <summary>What was done: the event's sequence number, and whom it concerns.</summary>
public sealed record StepDone(long? Seq, string? Counter, string? Ticket, string? Number, string? Service)
{
    public static StepDone Of(ReplyMessage reply) => new(reply.Seq, reply.Counter, reply.Ticket, reply.Number, reply.Service);
}

/// <summary>A counter as its agent sees it.</summary>
/// <param name="Now">The host's clock: times since are counted from it.</param>
/// <param name="InFront">The ticket called or being served here.</param>
/// <param name="Waiting">Who waits for a service of this counter's profile, first come first.</param>
/// <param name="Parked">In the pools of the counter, of its agent and of the centre.</param>
/// <param name="Agents">Everybody at a counter now, this one included.</param>
/// <param name="Incarnation">The life of the host whose clock says <paramref name="Now"/>.</param>
public sealed record CounterDesk(
    DateTimeOffset Now, CounterMessage Counter, WaitingTicket? InFront, IReadOnlyList<WaitingTicket> Waiting, IReadOnlyList<ParkedTicket> Parked, IReadOnlyList<AgentBody> Agents,
    long Incarnation);

/// <summary>An agent who is at a counter now: to be transferred to.</summary>
public sealed record AgentBody(string User, string Name, string Counter, string CounterName);

public sealed record DayOpening(string Day, DateTimeOffset OpensAt, DateTimeOffset LastTicketAt, DateTimeOffset EndsAt, int? UtcOffsetMinutes = null);

/// <param name="Kind">reprint (a kiosk's paper of one of its last twenty tickets, marked COPY), reload (the page and what the centre retains), identify (lamps blink, the page says its name).</param>
/// <param name="Ticket">Id of the ticket to reprint.</param>
public sealed record DeviceOrder(string Kind, string? Ticket = null);

/// <summary>The order is on its way. Whether it was done, the device shows.</summary>
public sealed record OrderSent(string Id, string Device, string Kind, string? Ticket);

/// <param name="Text">Why no more tickets are issued today, for kiosks and walls.</param>
public sealed record IssuingStop(string Text);

/// <summary>The first event of a stream, and the one after a loss: all of it at one moment.</summary>
public sealed record Snapshot(
    long Seq, DateTimeOffset Now, IReadOnlyList<QueueMessage> Queues, IReadOnlyList<CounterMessage> Counters, IReadOnlyList<BoardMessage> Boards);

public sealed record SignInBody(string User, string Password);
public sealed record SessionBody(string Token, string User, IReadOnlyList<string> Roles);
public sealed record WhoBody(string User, string Name, IReadOnlyList<string> Roles);
public sealed record PasswordBody(string Password);
/// <param name="Pin">For shared desks: 4 to 12 digits.</param>
public sealed record NewPerson(string User, string Name, string Password, IReadOnlyList<string> Roles, string? Pin = null);

/// <summary>What is left out stays.</summary>
/// <param name="Pin">Empty: no PIN from now on.</param>
/// <param name="Disabled">True: signed out at once, and not let in again.</param>
public sealed record PersonChange(
    string? Name = null, string? Password = null, IReadOnlyList<string>? Roles = null, string? Pin = null, bool? Disabled = null);
public sealed record PersonBody(string User, string Name, IReadOnlyList<string> Roles, bool HasPassword, bool HasPin, bool Disabled);
public sealed record PinBody(string User, string Pin);
public sealed record NewDesk(string Name);
public sealed record DeskBody(string Name, DateTimeOffset MadeAt);
public sealed record NewKey(string Name, string Role);

/// <param name="Key">Shown this once: only its hash is kept.</param>
public sealed record KeyMade(string Name, string Role, string Key);
public sealed record KeyBody(string Name, string Role, DateTimeOffset MadeAt);

/// <param name="Text">The file as it was read; null where the version was not read from one.</param>
public sealed record CentreVersionText(long Version, DateTimeOffset At, string? Text);

/// <param name="Standby">What is wrong with the standby; null: nothing, or there is none. The centre serves all the same.</param>
public sealed record Alive(string Status, string? Standby = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, Converters = [typeof(WireInstant)])]
[JsonSerializable(typeof(TicketOrder))]
[JsonSerializable(typeof(TicketIssued))]
[JsonSerializable(typeof(CounterOpening))]
[JsonSerializable(typeof(CounterStep))]
[JsonSerializable(typeof(CounterDone))]
[JsonSerializable(typeof(CounterFinish))]
[JsonSerializable(typeof(CounterChoice))]
[JsonSerializable(typeof(CounterRecycle))]
[JsonSerializable(typeof(CounterBreak))]
[JsonSerializable(typeof(CounterPark))]
[JsonSerializable(typeof(CounterUnpark))]
[JsonSerializable(typeof(CounterTransfer))]
[JsonSerializable(typeof(DeviceOrder))]
[JsonSerializable(typeof(OrderSent))]
[JsonSerializable(typeof(IssuingStop))]
[JsonSerializable(typeof(StepDone))]
[JsonSerializable(typeof(CounterDesk))]
[JsonSerializable(typeof(DayOpening))]
[JsonSerializable(typeof(Snapshot))]
[JsonSerializable(typeof(SignInBody))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(WhoBody))]
[JsonSerializable(typeof(PasswordBody))]
[JsonSerializable(typeof(NewPerson))]
[JsonSerializable(typeof(PersonChange))]
[JsonSerializable(typeof(IReadOnlyList<PersonBody>))]
[JsonSerializable(typeof(PinBody))]
[JsonSerializable(typeof(NewDesk))]
[JsonSerializable(typeof(DeskBody))]
[JsonSerializable(typeof(IReadOnlyList<DeskBody>))]
[JsonSerializable(typeof(NewKey))]
[JsonSerializable(typeof(KeyMade))]
[JsonSerializable(typeof(IReadOnlyList<KeyBody>))]
[JsonSerializable(typeof(CentreFileBody))]
[JsonSerializable(typeof(IReadOnlyList<CentreVersion>))]
[JsonSerializable(typeof(CentreVersionText))]
[JsonSerializable(typeof(Alive))]
[JsonSerializable(typeof(StandbyWord))]
[JsonSerializable(typeof(Quiet.QuietWord))]
internal sealed partial class ConsoleJson : JsonSerializerContext;
