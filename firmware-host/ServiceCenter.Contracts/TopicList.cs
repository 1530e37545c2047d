namespace ServiceCenter.Contracts;

/// <summary>One row of the topic table.</summary>
/// <param name="Pattern">With <c>{site}</c>, <c>{device}</c>, <c>{counter}</c>, <c>{zone}</c>, <c>{service}</c> for its levels.</param>
/// <param name="Publishers">Who may publish. A device only under its own name.</param>
/// <param name="Subscribers">Who may subscribe. A device only under its own name, where the topic has one.</param>
public sealed record TopicRow(string Pattern, string Message, bool Retained, Roles Publishers, Roles Subscribers);

/// <summary>The whole bus in one table: the broker's ACL, the AsyncAPI document and its test are made from it.</summary>
public static class TopicList
{
    public static IReadOnlyList<TopicRow> All { get; } =
    [
        new("sc/{site}/request/{device}", nameof(Request), false, Roles.AnyDevice, Roles.Host),
        new("sc/{site}/reply/{device}", nameof(ReplyMessage), false, Roles.Host, Roles.AnyDevice),
        new("sc/{site}/event", nameof(EventMessage), false, Roles.Host, Roles.Device),
        new("sc/{site}/state/config/{device}", nameof(ConfigMessage), true, Roles.Host, Roles.AnyDevice),
        new("sc/{site}/state/queue/{service}", nameof(QueueMessage), true, Roles.Host, Roles.Kiosk | Roles.Display | Roles.Device),
        new("sc/{site}/state/counter/{counter}", nameof(CounterMessage), true, Roles.Host, Roles.AnyDevice),
        new("sc/{site}/state/board/{zone}", nameof(BoardMessage), true, Roles.Host, Roles.Kiosk | Roles.Display | Roles.Device),
        new("sc/{site}/order/{device}", nameof(OrderMessage), false, Roles.Host, Roles.AnyDevice),
        new("sc/{site}/shown/{device}", nameof(ShownMessage), false, Roles.Display, Roles.Host),
        new("sc/{site}/device/{device}/status", nameof(StatusMessage), true, Roles.AnyDevice | Roles.Host, Roles.AnyDevice | Roles.Host),
        new("sc/{site}/device/{device}/health", nameof(HealthMessage), true, Roles.AnyDevice | Roles.Host, Roles.Host),
    ];
}
