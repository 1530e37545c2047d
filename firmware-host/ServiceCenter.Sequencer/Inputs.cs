using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer;

/// <summary>What happens to the host. <see cref="Now"/> is the pump's steady clock (UTC, never backwards, not moved by NTP).</summary>
public abstract record Input(DateTimeOffset Now)
{
    /// <summary>A message from the bus: a request, a <c>shown</c>, a device's status or health.</summary>
    /// <param name="Fresh">An id for the ticket, should the request want one and bring none.</param>
    public sealed record MessageCame(DateTimeOffset Now, string Topic, ReadOnlyMemory<byte> Body, TicketId Fresh) : Input(Now);

    /// <summary>A request by the other door (HTTP): the same road from here on.</summary>
    /// <param name="Ask">Comes back in <see cref="Output.Answer"/>.</param>
    public sealed record Asked(DateTimeOffset Now, long Ask, Caller Caller, Request Request, TicketId Fresh) : Input(Now);

    /// <summary>The centre's file, read and translated; becomes an event where it differs from the plan in force.</summary>
    /// <param name="From">The file's text.</param>
    /// <param name="Ask">Comes back in <see cref="Output.Answer"/>, once what was decided is on disk; null: nobody asks.</param>
    public sealed record PlanCame(DateTimeOffset Now, CentrePlan Plan, PlanText? From = null, long? Ask = null) : Input(Now)
    {
        /// <summary>The id of its reply.</summary>
        public const string Request = "configure";
    }

    /// <summary>Staff want a device to do something. It changes nothing that is journaled, so it leaves at once.</summary>
    public sealed record Ordered(DateTimeOffset Now, string Device, OrderMessage Order) : Input(Now);

    /// <summary>Nothing more is waiting: what was decided may be handed to the journal now, all in one append.</summary>
    public sealed record Drained(DateTimeOffset Now) : Input(Now);

    /// <summary>The append handed out is on disk.</summary>
    public sealed record Flushed(DateTimeOffset Now) : Input(Now);

    /// <summary>Replies have left and nothing more comes for a moment: the bus is told what happened since it was last told.</summary>
    public sealed record Quiet(DateTimeOffset Now) : Input(Now);

    /// <summary>The append handed out failed, and it is not known what of it is on disk: this machine is done, a new one starts from the journal.</summary>
    public sealed record FlushFailed(DateTimeOffset Now, string Reason) : Input(Now);

    /// <summary>The bus is connected (again): everything retained is published anew from the record.</summary>
    public sealed record BusUp(DateTimeOffset Now) : Input(Now);

    public sealed record TimeDue(DateTimeOffset Now) : Input(Now);
}

/// <summary>What the host wants done, in order.</summary>
public abstract record Output
{
    private Output() { }

    /// <summary>To be appended whole, with one fsync, and answered by <see cref="Input.Flushed"/> or <see cref="Input.FlushFailed"/>. At most one is out at a time.</summary>
    /// <param name="States">Around the events: the one before each, and the one after the last.</param>
    public sealed record Append(IReadOnlyList<Recorded> Events, IReadOnlyList<CentreState> States) : Output;

    public sealed record Answer(long Ask, ReplyMessage Reply) : Output;
    public sealed record Publish(string Topic, ReadOnlyMemory<byte> Body, bool Retain) : Output;

    /// <summary>Send <see cref="Input.TimeDue"/> at this instant; replaces an earlier wish.</summary>
    public sealed record WakeAt(DateTimeOffset At) : Output;

    /// <summary>After a failed flush: throw this machine away.</summary>
    public sealed record Halt(string Reason) : Output;
}
