using System.Text.Json.Serialization;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Events;

/// <summary>
/// How the engine's records look on disk. The present shape of an event is its newest stored version: a golden file holds
/// every version ever released, so a change of an engine type that changes the bytes fails a test here.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    Converters =
    [
        typeof(ServiceIdConverter), typeof(CounterIdConverter), typeof(ZoneIdConverter), typeof(ProfileIdConverter),
        typeof(DeviceIdConverter), typeof(AgentIdConverter), typeof(PoolIdConverter), typeof(TicketIdConverter), typeof(TicketNumberConverter),
        typeof(InstantConverter), typeof(KebabEnumConverter<VisitOutcome>), typeof(KebabEnumConverter<StepKind>),
        typeof(KebabEnumConverter<TransferPlace>), typeof(KebabEnumConverter<RuleEffect>), typeof(KebabEnumConverter<BoxKey>), typeof(KebabEnumConverter<DayOfWeek>),
        typeof(KebabEnumConverter<Direction>),
        typeof(RoutingConditionConverter), typeof(RoutingChoiceConverter), typeof(StepOwnerConverter), typeof(LegStateConverter),
    ])]
[JsonSerializable(typeof(Event.TicketIssued))]
[JsonSerializable(typeof(Event.NumbersLeased))]
[JsonSerializable(typeof(Event.NumberVoided))]
[JsonSerializable(typeof(Event.TicketPrinted))]
[JsonSerializable(typeof(Event.TicketCalled))]
[JsonSerializable(typeof(Event.TicketRecalled))]
[JsonSerializable(typeof(Event.TicketRecycled))]
[JsonSerializable(typeof(Event.ServiceStarted))]
[JsonSerializable(typeof(Event.ServiceFinished))]
[JsonSerializable(typeof(Event.TicketNoShow))]
[JsonSerializable(typeof(Event.TicketParked))]
[JsonSerializable(typeof(Event.TicketUnparked))]
[JsonSerializable(typeof(Event.TicketTransferred))]
[JsonSerializable(typeof(Event.TicketLeft))]
[JsonSerializable(typeof(Event.TicketCancelled))]
[JsonSerializable(typeof(Event.TicketUnresolved))]
[JsonSerializable(typeof(Event.CounterOpened))]
[JsonSerializable(typeof(Event.CounterClosed))]
[JsonSerializable(typeof(Event.CounterReady))]
[JsonSerializable(typeof(Event.BreakBegan))]
[JsonSerializable(typeof(Event.DayOpened))]
[JsonSerializable(typeof(Event.DayEnded))]
[JsonSerializable(typeof(Event.IssuingStopped))]
[JsonSerializable(typeof(Event.HelpAsked))]
[JsonSerializable(typeof(Event.RecordRestored))]
[JsonSerializable(typeof(Event.NumberRemembered))]
[JsonSerializable(typeof(Event.StepUndone))]
[JsonSerializable(typeof(Event.CentreConfigured))]
[JsonSerializable(typeof(Event.VisitImported))]
[JsonSerializable(typeof(RoutingCondition.Otherwise))]
[JsonSerializable(typeof(RoutingCondition.WaitingLonger))]
[JsonSerializable(typeof(RoutingCondition.CalledFewer))]
[JsonSerializable(typeof(RoutingCondition.TimeOfDay))]
[JsonSerializable(typeof(RoutingCondition.NobodyElseServes))]
[JsonSerializable(typeof(RoutingChoice.LongestWait))]
[JsonSerializable(typeof(RoutingChoice.LargestCredit))]
[JsonSerializable(typeof(RoutingChoice.LeastSlack))]
[JsonSerializable(typeof(RoutingChoice.Appointments))]
[JsonSerializable(typeof(RoutingChoice.Pools))]
[JsonSerializable(typeof(StepOwner.OfCounter))]
[JsonSerializable(typeof(StepOwner.OfTicket))]
[JsonSerializable(typeof(StepOwner.OfDay))]
[JsonSerializable(typeof(LegState.Waiting))]
[JsonSerializable(typeof(LegState.Called))]
[JsonSerializable(typeof(LegState.Serving))]
[JsonSerializable(typeof(LegState.Parked))]
[JsonSerializable(typeof(LegState.Ended))]
[JsonSerializable(typeof(CentreState))]
[JsonSerializable(typeof(StoredSnapshot))]
internal sealed partial class StoredJson : JsonSerializerContext;
