using System.Net;
using System.Net.Http.Json;
using static ServiceCenter.WebConsole.Tests.Answers;
using ServiceCenter.Testing;

namespace ServiceCenter.WebConsole.Tests;

public sealed class SignInTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task a_session_is_a_token_and_a_cookie_and_its_end_is_the_end_of_both()
    {
        await using var console = await RunningConsole.StartAsync();
        using var answer = await console.Anyone.PostAsync("/api/session", Json(new { user = "admin", password = RunningConsole.AdminPassword }));
        var session = await answer.JsonAsync();
        ((string)session["user"]!).ShouldBe("admin");
        session["roles"]!.AsArray().Select(r => (string)r!).ShouldBe(["admin"]);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);

        using var bearer = console.Client((string)session["token"]!);
        (await bearer.GetAsync("/api/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var withCookie = console.Client(null);
        withCookie.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        (await withCookie.GetAsync("/api/people")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await bearer.DeleteAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await bearer.GetAsync("/api/people")).ShouldBeProblemAsync(401, "not-signed-in");
        await (await withCookie.GetAsync("/api/people")).ShouldBeProblemAsync(401, "not-signed-in");
    }

    [Fact]
    public async Task a_cookie_does_not_count_for_what_another_sites_form_could_send()
    {
        await using var console = await RunningConsole.StartAsync();
        using var browser = await console.AsPersonAsync("ada", "agent");
        await (await browser.PostAsync("/api/counters/1/call-next", null)).ShouldBeProblemAsync(403, "cross-site");
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/counters/1/call-next") { Content = Json("{}") };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        await (await browser.SendAsync(foreign)).ShouldBeProblemAsync(403, "cross-site");
        console.Centre.Asked.ShouldBeEmpty();
        (await browser.PostAsync("/api/counters/1/call-next", Json("{}"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task guessing_is_slowed_down_per_user_and_the_right_password_must_wait_too()
    {
        var clock = new HeldClock(Noon);
        await using var console = await RunningConsole.StartAsync(clock: clock);
        Task<HttpResponseMessage> Try(string password) => console.Anyone.PostAsync("/api/session", Json(new { user = "admin", password }));
        for (var i = 0; i < SignIn.SignInThrottle.FreeAttempts; i++) await (await Try("wrong")).ShouldBeProblemAsync(401, "wrong-password");

        using var refused = await Try(RunningConsole.AdminPassword);
        await refused.ShouldBeProblemAsync(429, "too-many-attempts");
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));

        clock.Pass(TimeSpan.FromSeconds(1));
        (await Try(RunningConsole.AdminPassword)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task nobody_learns_whether_a_user_exists()
    {
        await using var console = await RunningConsole.StartAsync();
        var known = await (await console.Anyone.PostAsync("/api/session", Json(new { user = "admin", password = "x" }))).ShouldBeProblemAsync(401, "wrong-password");
        var unknown = await (await console.Anyone.PostAsync("/api/session", Json(new { user = "nobody", password = "x" }))).ShouldBeProblemAsync(401, "wrong-password");
        unknown.ToJsonString().ShouldBe(known.ToJsonString());
    }

    [Theory]
    [InlineData(7.9, 0, true)]
    [InlineData(8, 0, false)]
    [InlineData(7, 7, true)]
    [InlineData(7, 17, false)]
    public async Task a_session_ends_after_8_hours_unused_and_after_24_in_any_case(double firstPause, double thenHourly, bool lives)
    {
        var clock = new HeldClock(Noon);
        await using var console = await RunningConsole.StartAsync(clock: clock);
        using var ada = await console.AsPersonAsync("ada", "agent");
        clock.Pass(TimeSpan.FromHours(firstPause));
        var last = await ada.GetAsync("/api/session");
        for (var hour = 0; hour < thenHourly; hour++)
        {
            clock.Pass(TimeSpan.FromHours(1));
            last = await ada.GetAsync("/api/session");
        }
        (last.StatusCode == HttpStatusCode.OK).ShouldBe(lives);
    }

    [Fact]
    public async Task a_devices_key_opens_the_bus_until_it_is_taken_back()
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = console.WithKey("admin");

        var key = (string)(await (await admin.PostAsync("/api/keys", Json(new { name = "kiosk-2", role = "device" }))).JsonAsync())["key"]!;
        await admin.PostAsync("/api/keys", Json(new { name = "report", role = "manager" }));
        console.Bus.Set.ShouldBe(new Dictionary<string, string?> { ["kiosk-2"] = key });

        (await admin.DeleteAsync("/api/keys/kiosk-2")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        console.Bus.Set["kiosk-2"].ShouldBeNull();
        await (await admin.PostAsync("/api/keys", Json(new { name = "kiosk-here", role = "device" }))).ShouldBeProblemAsync(409, "no-key-needed");
    }

    [Fact]
    public async Task sessions_people_and_keys_outlive_a_restart_and_no_secret_is_on_disk()
    {
        var folder = Directory.CreateTempSubdirectory("web-console-").FullName;
        try
        {
            string token, key;
            await using (var console = await RunningConsole.StartAsync(folder: folder))
            {
                var session = await (await console.Anyone.PostAsync("/api/session", Json(new { user = "admin", password = RunningConsole.AdminPassword }))).JsonAsync();
                token = (string)session["token"]!;
                using var admin = console.Client(token);
                key = (string)(await (await admin.PostAsync("/api/keys", Json(new { name = "box-1", role = "device" }))).JsonAsync())["key"]!;
            }
            foreach (var file in Directory.GetFiles(folder))
            {
                var content = await File.ReadAllTextAsync(file);
                foreach (var secret in new[] { token, key, RunningConsole.AdminPassword }) content.ShouldNotContain(secret);
                if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
            await using (var console = await RunningConsole.StartAsync(folder: folder, adminPassword: null))
            {
                (await console.Client(token).GetAsync("/api/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
                (await console.Client(key).GetAsync("/api/counters")).StatusCode.ShouldBe(HttpStatusCode.OK);
                console.Said.ShouldNotContain(line => line.Contains("code"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task the_first_start_logs_a_code_that_works_once()
    {
        await using var console = await RunningConsole.StartAsync(adminPassword: null);
        var code = console.Said.Single(line => line.Contains("code")).Split("the code ")[1].Split(' ')[0];
        await (await console.Anyone.PostAsync("/api/session", Json(new { user = "ada", password = code }))).ShouldBeProblemAsync(401, "wrong-password");
        using var admin = await console.SignedInAsync("admin", code);
        await (await console.Anyone.PostAsync("/api/session", Json(new { user = "admin", password = code }))).ShouldBeProblemAsync(401, "wrong-password");

        (await admin.PutAsync("/api/session/password", Json(new { password = "my very own one" }))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await admin.GetAsync("/api/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = await console.SignedInAsync("admin", "my very own one");
    }

    [Fact]
    public async Task people_are_added_changed_and_removed_and_their_sessions_with_them()
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = await console.SignedInAsync("admin", RunningConsole.AdminPassword);
        var eve = new { user = "eve", name = "Eve", password = "long enough", roles = new[] { "agent" } };
        (await admin.PostAsync("/api/people", Json(eve))).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await admin.PostAsync("/api/people", Json(eve))).ShouldBeProblemAsync(409, "user-exists");
        using var browser = await console.SignedInAsync("eve", "long enough");
        (await browser.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await admin.PutAsync("/api/people/eve", Json(new { roles = new[] { "manager" } }))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/api/visits")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.DeleteAsync("/api/people/eve")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "a cookie alone, as a form could send it");
        using var remove = new HttpRequestMessage(HttpMethod.Delete, "/api/people/eve");
        remove.Headers.Add("Idempotency-Key", "x");
        (await admin.SendAsync(remove)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await browser.GetAsync("/api/session")).ShouldBeProblemAsync(401, "not-signed-in");
    }

    [Theory]
    [InlineData("Eve", "long enough", "agent", 422, "bad-name")]
    [InlineData("eve", "short", "agent", 422, "weak-password")]
    [InlineData("eve", "long enough", "king", 400, "bad-request")]
    [InlineData("eve", "long enough", "device", 400, "bad-request")]
    public async Task a_person_that_cannot_be_is_refused(string user, string password, string role, int status, string code)
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = await console.SignedInAsync("admin", RunningConsole.AdminPassword);
        await (await admin.PostAsync("/api/people", Json(new { user, name = "Eve", password, roles = new[] { role } }))).ShouldBeProblemAsync(status, code);
    }

    [Fact]
    public async Task the_last_administrator_stays()
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = await console.SignedInAsync("admin", RunningConsole.AdminPassword);
        await (await admin.PutAsync("/api/people/admin", Json(new { roles = new[] { "agent" } }))).ShouldBeProblemAsync(409, "last-admin");
    }

    [Theory]
    [InlineData("web-ada")]
    [InlineData("host")]
    [InlineData("Box 1")]
    public async Task a_key_takes_no_name_that_is_somebody_elses(string name)
    {
        await using var console = await RunningConsole.StartAsync();
        using var admin = await console.SignedInAsync("admin", RunningConsole.AdminPassword);
        await (await admin.PostAsync("/api/keys", Json(new { name, role = "device" }))).ShouldBeProblemAsync(422, "bad-name");
    }

    [Fact]
    public async Task the_demo_people_exist_in_a_demo_only_and_are_never_written_down()
    {
        await using var demo = await RunningConsole.StartAsync(demo: true);
        var page = await demo.Anyone.GetStringAsync("/sign-in");
        var passphrase = page.Split("data-passphrase=\"")[1].Split('"')[0];
        foreach (var user in new[] { "ada", "bo", "cem", "dee", "mona" })
            (await demo.Anyone.PostAsJsonAsync("/api/session", new { user, password = passphrase })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await File.ReadAllTextAsync(Path.Combine(demo.Folder, "people.json"))).ShouldNotContain("mona");

        await using var real = await RunningConsole.StartAsync();
        (await real.Anyone.GetStringAsync("/sign-in")).ShouldNotContain("data-passphrase");
        await (await real.Anyone.PostAsJsonAsync("/api/session", new { user = "ada", password = passphrase })).ShouldBeProblemAsync(401, "wrong-password");
    }
}
