using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer;

/// <summary>Who may ask what: the table of <see cref="RequestKinds"/>, the devices of the plan, and "an agent acts at the own counter".</summary>
internal static class Authority
{
    /// <summary>The roles of a device that asks over the bus, by the plan in force.</summary>
    public static Roles OfDevice(string device, CentreState state, SequencerOptions options)
    {
        if (options.Programs.Contains(device, StringComparer.Ordinal)) return Roles.Device;
        if (state.Plan is not { } plan) return Roles.None;
        if (plan.Kiosks.Any(k => k.Id.Value == device)) return Roles.Kiosk;
        if (plan.Displays.Any(d => d.Id.Value == device)) return Roles.Display;
        return plan.Box(device) is not null ? Roles.Box : Roles.None;
    }

    public static Problem? Refuse(Caller caller, Request request, CentreState state, AgentIds agents)
    {
        var kind = RequestKinds.KindOf(request);
        var allowed = RequestKinds.Allowed[kind];
        if ((caller.Roles & allowed) == 0)
            return Problems.Of("not-allowed", $"'{caller.Device}' may not ask for {kind}: that takes one of {allowed}.");
        if ((caller.Roles & Roles.Box) != 0) return TheBoxesCounterOnly(caller, request, state);
        return ActsForItself(caller) ? OwnCounterOnly(caller, request, state, agents) : null;
    }

    /// <summary>A person who is an agent and nothing more; supervisors and programs may act at any counter.</summary>
    private static bool ActsForItself(Caller caller) =>
        caller.User is not null && (caller.Roles & (Roles.Supervisor | Roles.Admin | Roles.Device)) == 0;

    private static Problem? OwnCounterOnly(Caller caller, Request request, CentreState state, AgentIds agents)
    {
        if (request is OpenRequest open)
            return open.Agent == caller.User ? null : Problems.Of("not-allowed", $"You are signed in as {caller.User} and cannot open a counter as {open.Agent}.");
        if (CounterOf(request) is not { } counter || !Slug.IsValid(counter)) return null;
        if (!state.Counters.TryGetValue(new CounterId(counter), out var there) || there.Agent is not { } agent) return null;
        return agent.Id == agents.Of(caller.User!).Id ? null
            : Problems.Of("not-your-counter", $"Counter {counter} is open with another agent. Open a counter of your own first.");
    }

    /// <summary>A box acts as the agent who is at its counter, whoever that is; at any other counter it has no say.</summary>
    private static Problem? TheBoxesCounterOnly(Caller caller, Request request, CentreState state)
    {
        if (CounterOf(request) is not { } counter || state.Plan?.Box(caller.Device) is not { } box || box.Counter.Value == counter) return null;
        return Problems.Of("not-your-counter", $"Button box '{caller.Device}' is at counter {box.Counter}, and acts for that one only.");
    }

    private static string? CounterOf(Request request) => request switch
    {
        CallNextRequest r => r.Counter,
        CallRequest r => r.Counter,
        RecallRequest r => r.Counter,
        StartRequest r => r.Counter,
        FinishRequest r => r.Counter,
        NoShowRequest r => r.Counter,
        RecycleRequest r => r.Counter,
        ParkRequest r => r.Counter,
        UnparkRequest r => r.Counter,
        TransferRequest r => r.Counter,
        ReadyRequest r => r.Counter,
        BreakRequest r => r.Counter,
        CloseRequest r => r.Counter,
        UndoRequest r => r.Counter,
        _ => null,
    };
}
