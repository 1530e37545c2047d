using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceCenter.Contracts;
using ServiceCenter.WebConsole.Api;
using ServiceCenter.WebConsole.Pages;
using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.WebConsole.Quiet;

/// <summary>The few doors of a host that serves nobody: its page, its health, the word of other hosts, and the hand that lets it take over.</summary>
public static class QuietDoor
{
    public static IServiceCollection AddQuietHost(this IServiceCollection services, WebConsoleOptions options, IQuietHost host)
    {
        services.AddSingleton(options);
        services.AddSingleton(host);
        services.AddSingleton<SignInThrottle>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => WebConsoleSetup.SpeakAsTheWireDoes(o.SerializerOptions));
        return services;
    }

    public static WebApplication MapQuietHost(this WebApplication app)
    {
        app.UseMiddleware<Guard>();
        app.UseRouting();
        var doors = app.MapGroup("").WithMetadata(new AccessRow("", "", Roles.Public));
        doors.MapGet("/health/live", () => TypedResults.Ok(new Alive("live")));
        doors.MapGet("/health/ready", (IQuietHost host) => NotReady(host));
        doors.MapGet("/api/standby", (IQuietHost host) => TypedResults.Ok(host.Word));
        doors.MapPost("/api/standby", Asked);
        doors.MapPost("/api/standby/took-over", Hear);
        doors.MapPost("/api/standby/take-over", TakeOver);
        doors.MapGet("/standby/live", IResult (HttpContext http, IQuietHost host) =>
            new RazorComponentResult<QuietLive>(new Dictionary<string, object?> { ["T"] = Speech.For(http.Request), ["Word"] = host.Word }));
        doors.MapAssets();
        doors.MapFallback(IResult (HttpContext http, IQuietHost host) => HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api")
            ? new RazorComponentResult<QuietPage>(new Dictionary<string, object?> { ["At"] = PageContext.Of(http), ["Word"] = host.Word }) { StatusCode = StatusCodes.Status503ServiceUnavailable }
            : NotReady(host));
        return app;
    }

    /// <summary>Programs and devices turn to another host by it.</summary>
    private static ProblemHttpResult NotReady(IQuietHost host) =>
        Problems.Of(new Problem("not-ready", "This host serves nobody", Speech.English.Of(host.Word)), new Dictionary<string, string> { ["standby"] = Speech.English.Of(host.Word) });

    private static ProblemHttpResult Asked(HttpContext http, IQuietHost host, WebConsoleOptions options, TimeProvider time)
    {
        if (RefuseWithoutKey(http, options, time) is { } refused) return refused;
        host.StandbyAsked();
        return Problems.Of("not-in-charge", "This host serves nobody", Speech.English.Of(host.Word));
    }

    private static Results<NoContent, ProblemHttpResult> Hear(TookOver word, HttpContext http, IQuietHost host, WebConsoleOptions options, TimeProvider time)
    {
        if (RefuseWithoutKey(http, options, time) is { } refused) return refused;
        return host.Hear(word) is { } wrong ? Problems.Of(wrong) : TypedResults.NoContent();
    }

    /// <summary>By an administrator's password each time: here nobody is signed in.</summary>
    private static Results<Accepted, ProblemHttpResult> TakeOver(SignInBody who, HttpContext http, IQuietHost host, WebConsoleOptions options, SignInThrottle throttle, TimeProvider time)
    {
        if (who.User.Length > People.MaxPasswordLength || who.Password.Length > People.MaxPasswordLength) return Mismatch;
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var wait = throttle.Admit(who.User, address, time.GetUtcNow());
        if (wait > TimeSpan.Zero) return Problems.Of("too-many-attempts", "Too many attempts", $"Wait {(int)Math.Ceiling(wait.TotalSeconds)} s before the next one.");
        // The people are those of the host that is followed, and come anew whenever they change there.
        if (new People(new WebConsoleOptions { DataFolder = options.DataFolder }).Check(who.User, who.Password) is not { } person) return Mismatch;
        throttle.Succeeded(who.User, address);
        if (!person.RoleSum.HasFlag(Roles.Admin)) return Problems.Of("not-allowed", "Not with your role", "This is for admin.");
        return host.TakeOver() is { } wrong ? Problems.Of(wrong) : TypedResults.Accepted((string?)null);
    }

    private static ProblemHttpResult Mismatch => Problems.Of("wrong-password", "That did not match", "User name and password do not belong together.");

    private static ProblemHttpResult? RefuseWithoutKey(HttpContext http, WebConsoleOptions options, TimeProvider time)
    {
        if (SessionOrKey.BearerOf(http.Request) is not { } key || new KeyRing(options, time, NoBus.Only).Find(key) is not { } who)
            return Problems.Of("not-signed-in", "Please sign in", "This needs a key, as Authorization: Bearer.");
        return who.Roles.HasFlag(Roles.Standby) ? null : Problems.Of("not-allowed", "Not with your role", "This is for standby.");
    }

    /// <summary>Whether this data has given out a key for a standby.</summary>
    public static bool ExpectsStandby(string folder, TimeProvider time) =>
        new KeyRing(new WebConsoleOptions { DataFolder = folder }, time, NoBus.Only).All.Any(key => RoleName.Parse(key.Role) == Roles.Standby);

    /// <summary>A quiet host makes no keys.</summary>
    private sealed class NoBus : IDeviceKeys
    {
        public static readonly NoBus Only = new();
        public string? WhyNot(string device) => "This host serves nobody.";
        public void Set(string device, string? key) => throw new InvalidOperationException(WhyNot(device));
    }
}
