namespace ServiceCenter.Engine;

/// <summary>An ordinary "no", which changes nothing. The code is stable, for programs; the detail says what, where and what to do.</summary>
public sealed record Refusal(string Code, string Detail);

/// <summary>What the engine makes of a command: events, in order, or a refusal.</summary>
public abstract record Decision
{
    private Decision() { }
    public sealed record Accepted(IReadOnlyList<Event> Events) : Decision;
    public sealed record Refused(Refusal Refusal) : Decision;

    public static Decision Of(params Event[] events) => new Accepted(events);
    public static Decision No(string code, string detail) => new Refused(new Refusal(code, detail));
}
