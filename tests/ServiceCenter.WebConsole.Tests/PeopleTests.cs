using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceCenter.WebConsole.SignIn;
using static ServiceCenter.WebConsole.Tests.Answers;
using ServiceCenter.Testing;

namespace ServiceCenter.WebConsole.Tests;

/// <summary>People come, change, are locked out and let in again; a PIN is good at a shared desk and nowhere else.</summary>
public sealed class PeopleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task a_disabled_users_session_ends_at_once_and_a_new_one_does_not_begin()
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = console.WithKey("admin");
        using var ada = await console.AsPersonAsync("ada", "agent");
        (await ada.GetAsync("/api/counters")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await admin.PutAsync("/api/people/ada", Json(new { disabled = true }))).EnsureSuccessStatusCode();
        await (await ada.GetAsync("/api/counters")).ShouldBeProblemAsync(401, "not-signed-in");
        await (await SignIn(console.Anyone, "ada")).ShouldBeProblemAsync(401, "wrong-password");
        (await admin.GetStringAsync("/admin")).ShouldContain("disabled");

        (await admin.PutAsync("/api/people/ada", Json(new { disabled = false }))).EnsureSuccessStatusCode();
        (await SignIn(console.Anyone, "ada")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await ada.GetAsync("/api/counters")).ShouldBeProblemAsync(401, "not-signed-in");
    }

    [Fact]
    public async Task the_stream_of_a_disabled_user_ends_too()
    {
        await using var console = await RunningConsole.StartAsync();
        using var ada = await console.AsPersonAsync("ada", "agent");
        using var answer = await ada.GetAsync("/api/stream", HttpCompletionOption.ResponseHeadersRead);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync());
        (await stream.ReadLineAsync()).ShouldBe("event: snapshot");
        console.Services.GetRequiredService<People>().Change("ada", new Api.PersonChange(Disabled: true)).ShouldBeNull();
        console.Centre.Say(SomeCentre.Counter("1"));
        (await stream.ReadToEndAsync()).ShouldNotContain("event: counter");
    }

    [Fact]
    public async Task the_last_administrator_cannot_be_disabled()
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = console.WithKey("admin");
        await (await admin.PutAsync("/api/people/admin", Json(new { disabled = true }))).ShouldBeProblemAsync(409, "last-admin");
        (await admin.PostAsync("/api/people", Json(new { user = "root", name = "Root", password = "a long enough one", roles = new[] { "admin" } }))).EnsureSuccessStatusCode();
        (await admin.PutAsync("/api/people/admin", Json(new { disabled = true }))).EnsureSuccessStatusCode();
        await (await admin.PutAsync("/api/people/root", Json(new { disabled = true }))).ShouldBeProblemAsync(409, "last-admin");
    }

    [Fact]
    public async Task a_pin_signs_in_at_a_shared_desk_only_and_opens_counters_only()
    {
        await using var console = await RunningConsole.StartAsync();
        using var desk = await SharedDesk(console);
        await (await SignInByPin(console.Anyone, "5208")).ShouldBeProblemAsync(403, "no-shared-desk");
        (await desk.GetStringAsync("/sign-in")).ShouldContain("Who is at this desk?");
        (await console.Anyone.GetStringAsync("/sign-in")).ShouldNotContain("Who is at this desk?");

        (await SignInByPin(desk, "5208")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await desk.GetAsync("/api/counters")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await desk.GetAsync("/api/people")).ShouldBeProblemAsync(403, "not-allowed");

        using var admin = console.WithKey("admin");
        (await admin.DeleteAsync("/api/desks/front")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await SignInByPin(desk, "5208")).ShouldBeProblemAsync(403, "no-shared-desk");
    }

    [Fact]
    public async Task guessing_a_pin_is_slowed_down_whatever_desk_it_comes_from()
    {
        var clock = new HeldClock(Noon);
        await using var console = await RunningConsole.StartAsync(clock: clock);
        using var desk = await SharedDesk(console);
        for (var i = 0; i < SignInThrottle.FreeAttempts; i++) await (await SignInByPin(desk, "9999")).ShouldBeProblemAsync(401, "wrong-pin");
        await (await SignInByPin(desk, "5208")).ShouldBeProblemAsync(429, "too-many-attempts");
        clock.Pass(TimeSpan.FromSeconds(1));
        (await SignInByPin(desk, "5208")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("123")]
    [InlineData("1234")]
    [InlineData("8765")]
    [InlineData("0000")]
    [InlineData("52o8")]
    [InlineData("1234567890123")]
    public async Task a_pin_that_everybody_tries_first_is_refused(string pin)
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = console.WithKey("admin");
        await (await admin.PutAsync("/api/people/admin", Json(new { pin }))).ShouldBeProblemAsync(422, "weak-pin");
    }

    [Fact]
    public async Task no_password_pin_key_or_token_is_stored_or_logged_as_it_is()
    {
        await using var console = await RunningConsole.StartAsync();
        using var desk = await SharedDesk(console);
        using var session = await SignIn(console.Anyone, "ada");
        var token = (string)(await session.JsonAsync())["token"]!;
        using var stranger = console.Client("stolen-token-of-somebody");
        (await stranger.GetAsync("/api/people")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignIn(console.Anyone, "ada", "my-typed-password")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignIn(console.Anyone, "a-password-in-the-wrong-field")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignInByPin(desk, "7391")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var agent = console.WithKey("agent", "box-of-keys");
        (await agent.GetAsync("/api/people")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        string[] secrets = ["a long enough one", "5208", token, "stolen-token-of-somebody", "my-typed-password", "a-password-in-the-wrong-field", "7391"];
        var stored = string.Concat(Directory.GetFiles(console.Folder, "*.json").Select(File.ReadAllText));
        stored.ShouldContain("ada");
        foreach (var secret in secrets)
        {
            stored.ShouldNotContain($"\"{secret}\"", Case.Sensitive);
            console.Said.ShouldNotContain(line => line.Contains(secret));
        }
        console.Said.ShouldContain(line => line.StartsWith("Refused: GET /api/people with a token that is unknown"));
        console.Said.ShouldContain(line => line.StartsWith("Refused: box-of-keys asked for GET /api/people, which is for admin"));
        console.Said.ShouldContain(line => line.StartsWith("Sign-in refused for ada from "));
        console.Said.ShouldContain(line => line.StartsWith("Sign-in refused for an unknown user from "));
        console.Said.ShouldContain(line => line.StartsWith("Sign-in refused for ada from shared desk front: what was typed does not match"));
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string user, string password = "a long enough one") =>
        client.PostAsync("/api/session", Json(new { user, password }));

    private static Task<HttpResponseMessage> SignInByPin(HttpClient client, string pin) => client.PostAsync("/api/session/pin", Json(new { user = "ada", pin }));

    /// <summary>A browser that an administrator made a shared desk, and ada with the PIN 5208.</summary>
    private static async Task<HttpClient> SharedDesk(RunningConsole console)
    {
        var browser = await console.SignedInAsync("admin", RunningConsole.AdminPassword);
        (await browser.PostAsync("/api/people", Json(new { user = "ada", name = "Ada", password = "a long enough one", roles = new[] { "agent", "admin" }, pin = "5208" }))).EnsureSuccessStatusCode();
        (await browser.PostAsync("/api/desks", Json(new { name = "front" }))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await browser.DeleteAsync("/api/session")).EnsureSuccessStatusCode();
        return browser;
    }
}
