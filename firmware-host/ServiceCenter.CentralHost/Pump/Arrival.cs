using System.Buffers.Binary;
using System.Security.Cryptography;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer;

namespace ServiceCenter.CentralHost.Pump;

/// <summary>Something that waits for the pump: it becomes an input when its turn comes, with the time of that moment.</summary>
internal abstract record Arrival
{
    public abstract Input At(DateTimeOffset now);

    /// <summary>Who waits for a reply to it, and under which request id; <see cref="Asks.Nobody"/> where nobody does.</summary>
    public virtual (long Ask, string Request) Asker => (Asks.Nobody, "");

    public sealed record Message(string Topic, ReadOnlyMemory<byte> Body) : Arrival
    {
        public override Input At(DateTimeOffset now) => new Input.MessageCame(now, Topic, Body, FreshId());
    }

    public sealed record Asked(long Ask, Caller Caller, Request Request) : Arrival
    {
        public override (long Ask, string Request) Asker => (Ask, Request.Id);
        public override Input At(DateTimeOffset now) => new Input.Asked(now, Ask, Caller, Request, FreshId());
    }

    public sealed record Plan(long Ask, CentrePlan Of, PlanText From) : Arrival
    {
        public override (long Ask, string Request) Asker => (Ask, Input.PlanCame.Request);
        public override Input At(DateTimeOffset now) => new Input.PlanCame(now, Of, From, Ask);
    }

    public sealed record Ordered(string Device, OrderMessage Order) : Arrival
    {
        public override Input At(DateTimeOffset now) => new Input.Ordered(now, Device, Order);
    }

    public sealed record BusUp : Arrival
    {
        public override Input At(DateTimeOffset now) => new Input.BusUp(now);
    }

    private static TicketId FreshId()
    {
        Span<byte> bits = stackalloc byte[16];
        RandomNumberGenerator.Fill(bits);
        return new TicketId(BinaryPrimitives.ReadUInt128BigEndian(bits));
    }
}
