using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

/// <summary>One row of the access table, and the metadata of the endpoint it was found for.</summary>
/// <param name="Roles"><see cref="Roles.Public"/>: open to all. Else any one of these is enough.</param>
public sealed record AccessRow(string Method, string Pattern, Roles Roles)
{
    public bool IsOpen => Roles.HasFlag(Roles.Public);
    public IEnumerable<string> RoleNames => RoleName.Of(Roles);
}

/// <summary>
/// Who may use which door: the one place. An endpoint that has no row does not start, so a forgotten row cannot mean
/// an open door. The OpenAPI document shows the same rows as <c>x-roles</c>.
/// </summary>
public static class Access
{
    /// <summary>No body of this API is near this long: what is longer is a mistake or an attack.</summary>
    public const int MostBodyBytes = 64 * 1024;

    /// <summary>
    /// Of a body that is too long so much is taken from the line all the same, and thrown away: a connection that is closed while its client
    /// still sends is reset, and the refusal lost with it. Beyond that it is closed.
    /// </summary>
    private const int MostTakenBytes = 1024 * 1024;

    private const Roles Open = Roles.Public;
    private const Roles StaffOrDevice = Roles.Staff | Roles.Device;
    private const Roles Insight = Roles.Supervisor | Roles.Manager | Roles.Admin;
    private const Roles Everyone = Roles.Staff | Roles.Manager | Roles.Device;
    private const Roles Admin = Roles.Admin;

    public static IReadOnlyList<AccessRow> Table { get; } =
    [
        new("GET", "/health/live", Open),
        new("GET", "/health/ready", Open),
        new("POST", "/api/session", Open),
        new("POST", "/api/session/pin", Open),
        new("GET", "/api/session", Everyone),
        new("DELETE", "/api/session", Open),
        new("PUT", "/api/session/password", Everyone),
        new("GET", "/api/keys", Admin),
        new("POST", "/api/keys", Admin),
        new("DELETE", "/api/keys/{name}", Admin),
        new("GET", "/api/people", Admin),
        new("POST", "/api/people", Admin),
        new("PUT", "/api/people/{user}", Admin),
        new("DELETE", "/api/people/{user}", Admin),
        new("GET", "/api/desks", Admin),
        new("POST", "/api/desks", Admin),
        new("DELETE", "/api/desks/{name}", Admin),
        new("GET", "/api/centre", Open),
        new("GET", "/api/centre/file", Admin),
        new("POST", "/api/centre/reload", Admin),
        new("GET", "/api/centre/versions", Admin),
        new("GET", "/api/centre/versions/{version:long}", Admin),
        new("POST", "/api/centre/versions/{version:long}/roll-back", Admin),
        new("POST", "/api/tickets", StaffOrDevice),
        new("GET", "/api/tickets/{id}", Open),
        new("POST", "/api/tickets/{id}/leave", Open),
        new("DELETE", "/api/tickets/{id}", Roles.Staff),
        new("POST", "/api/tickets/{id}/undo", StaffOrDevice),
        new("GET", "/api/queues", Open),
        new("GET", "/api/queues/{service}/tickets", Roles.Staff | Roles.Manager),
        new("GET", "/api/board/{zone}", Open),
        new("GET", "/api/counters", Everyone),
        new("GET", "/api/counters/{counter}", Roles.Staff | Roles.Manager),
        new("POST", "/api/counters/{counter}/open", StaffOrDevice),
        new("POST", "/api/counters/{counter}/call-next", StaffOrDevice),
        new("POST", "/api/counters/{counter}/call", StaffOrDevice),
        new("POST", "/api/counters/{counter}/recall", StaffOrDevice),
        new("POST", "/api/counters/{counter}/start", StaffOrDevice),
        new("POST", "/api/counters/{counter}/finish", StaffOrDevice),
        new("POST", "/api/counters/{counter}/ready", StaffOrDevice),
        new("POST", "/api/counters/{counter}/no-show", StaffOrDevice),
        new("POST", "/api/counters/{counter}/recycle", StaffOrDevice),
        new("POST", "/api/counters/{counter}/break", StaffOrDevice),
        new("POST", "/api/counters/{counter}/park", StaffOrDevice),
        new("POST", "/api/counters/{counter}/unpark", StaffOrDevice),
        new("POST", "/api/counters/{counter}/transfer", StaffOrDevice),
        new("POST", "/api/counters/{counter}/help", StaffOrDevice),
        new("POST", "/api/counters/{counter}/close", StaffOrDevice),
        new("POST", "/api/counters/{counter}/undo", StaffOrDevice),
        new("POST", "/api/counters/{counter}/{action}", StaffOrDevice),
        new("POST", "/api/day/open", Roles.Supervisor | Roles.Admin),
        new("POST", "/api/day/end", Roles.Supervisor | Roles.Admin),
        new("POST", "/api/day/stop", Roles.Supervisor | Roles.Admin),
        new("POST", "/api/day/undo", Roles.Supervisor | Roles.Admin),
        new("GET", "/api/visits", Insight),
        new("GET", "/api/calls/{seq:long}/why", Everyone),
        new("GET", "/api/conservation", Insight),
        new("GET", "/api/devices", Insight),
        new("POST", "/api/devices/{device}/orders", Roles.Supervisor | Roles.Admin),
        new("GET", "/api/stream", Open),
        new("GET", "/api/standby", Insight),
        new("POST", "/api/standby", Roles.Standby),
        new("POST", "/api/standby/took-over", Roles.Standby),
        new("GET", "/", Open),
        new("GET", "/sign-in", Open),
        new("GET", "/t/{id}", Open),
        new("GET", "/counter/{counter}", Roles.Staff),
        new("GET", "/manager", Insight),
        new("GET", "/manager/live", Insight),
        new("GET", "/admin", Admin),
        new("GET", "/admin/centre", Admin),
        new("GET", "/console/{file}", Open),
        new("GET", "/openapi/{documentName}.json", Open),
    ];

    public static RouteGroupBuilder WithAccessFromTable(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(Apply);
        return group;
    }

    private static void Apply(EndpointBuilder endpoint)
    {
        var pattern = "/" + ((RouteEndpointBuilder)endpoint).RoutePattern.RawText?.Trim('/');
        var method = endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is [var only] ? only : "?";
        var row = Table.FirstOrDefault(r => r.Method == method && r.Pattern == pattern)
            ?? throw new InvalidOperationException($"{method} {pattern} has no row in the access table (Api/Access.cs).");
        endpoint.Metadata.Add(row);
        endpoint.Metadata.Add(BodyLimit.Default);
        endpoint.Metadata.Add(row.IsOpen ? new AllowAnonymousAttribute() : new AuthorizeAttribute { Roles = string.Join(',', row.RoleNames) });
    }

    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public static readonly BodyLimit Default = new();
        public long? MaxRequestBodySize => MostTakenBytes;
    }
}

/// <summary>Roles as people write them.</summary>
public static class RoleName
{
    private static readonly (string Name, Roles Role)[] All =
        [("agent", Roles.Agent), ("supervisor", Roles.Supervisor), ("manager", Roles.Manager), ("admin", Roles.Admin), ("device", Roles.Device), ("standby", Roles.Standby)];

    /// <summary>For programs and machines only.</summary>
    public static bool IsOfKeys(string role) => role is "device" or "standby";

    public static IEnumerable<string> Names => All.Select(r => r.Name);
    public static IEnumerable<string> Of(Roles roles) => All.Where(r => roles.HasFlag(r.Role)).Select(r => r.Name);
    public static Roles? Parse(string name) => Array.Find(All, r => r.Name == name) is { Name: not null } found ? found.Role : null;

    public static Roles Sum(IEnumerable<string> names) => names.Aggregate(Roles.None, (sum, name) => sum | (Parse(name) ?? Roles.None));
}
