using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ServiceCenter.Contracts;
using ServiceCenter.Testing;
using ServiceCenter.WebConsole;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>The centre's file while the host runs: it is followed, never obeyed blindly, and every version can be had back.</summary>
public sealed class CentreFileReloadTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task a_file_that_changes_is_in_force_without_a_restart_and_devices_follow()
    {
        await using var host = await _site.Serve();
        Write(file =>
        {
            file["services"]!.AsArray().Add(Taxes());
            file["kiosks"]!.AsArray().Add(JsonNode.Parse("""{ "id": "kiosk-2", "zone": "hall", "buttons": [{ "service": "taxes" }] }"""));
        });

        await Poll.UntilTrue("the centre has the new service", async () => (await Centre(host)).Services.Any(s => s.Service == "taxes"));
        (await host.Issue("taxes")).Number.ShouldBe("T1");
        (await host.Get<DeviceBody[]>("/api/devices")).Select(d => d.Device).ShouldContain("kiosk-2");
        // Who has a secret there has a user at the broker.
        await Poll.UntilTrue("the new kiosk has a user at the broker", async () =>
            (await File.ReadAllTextAsync(Path.Combine(_site.Data, "broker", "secrets.json"))).Contains("kiosk-2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_wrong_file_changes_nothing_and_every_mistake_is_told()
    {
        await using var host = await _site.Serve();
        var before = (await host.Get<CentreFileBody>("/api/centre/file")).Version;
        Write(file =>
        {
            file["counters"]![0]!["zone"] = "hal";
            file["kiosks"]![0]!["buttons"]![0]!["service"] = "generel";
        });

        var refusal = await Refusal(await host.Post("/api/centre/reload"), HttpStatusCode.UnprocessableEntity, "centre-file-wrong");
        refusal["mistakes"]!.AsArray().Select(m => (string)m!).ShouldBe(
        [
            "counter '1': there is no zone 'hal'; there are hall. Did you mean 'hall'?",
            "kiosk 'kiosk-1': there is no service 'generel'; there are general, passports, payments. Did you mean 'general'?",
        ]);
        (await host.Get<CentreFileBody>("/api/centre/file")).ShouldSatisfyAllConditions(f => f.Version.ShouldBe(before), f => f.Mistakes.Count.ShouldBe(2));
        (await Centre(host)).Counters[0].Zone.ShouldBe("hall");
        (await host.Issue()).Number.ShouldBe("A1");
        host.Program.Output.ShouldContain("Did you mean 'hall'?");

        Write(file => file["name"] = "Mended Centre");
        await Poll.UntilTrue("the mended file is in force", async () => (await Centre(host)).Name == "Mended Centre");
        await Poll.UntilTrue("nothing is wrong with it", async () => (await host.Get<CentreFileBody>("/api/centre/file")).Mistakes.Count == 0);
    }

    [Fact]
    public async Task a_name_that_is_missing_in_a_language_is_told_and_the_file_is_in_force()
    {
        await using var host = await _site.Serve();
        Write(file =>
        {
            file["name"] = "Half Translated Centre";
            file["services"]![0]!["names"]!.AsObject().Remove("pl");
        });

        await Poll.UntilTrue("the file is in force", async () => (await Centre(host)).Name == "Half Translated Centre");
        await Poll.UntilTrue("what it lacks is told", async () => (await host.Get<CentreFileBody>("/api/centre/file")).Hints.Count > 0);
        var told = await host.Get<CentreFileBody>("/api/centre/file");
        (told.Version, told.Mistakes.Count).ShouldBe((2, 0));
        told.Hints.ShouldHaveSingleItem().ShouldStartWith("service 'general', names, line 1: nothing in pl");
        await Poll.UntilTrue("it is in the log too", () => Task.FromResult(host.Program.Output.Contains("service 'general', names, line 1: nothing in pl")));
    }

    [Fact]
    public async Task a_service_with_a_live_ticket_cannot_vanish_and_goes_when_the_ticket_has()
    {
        Write(file => file["services"]!.AsArray().Add(Taxes()));
        await using var host = await _site.Serve();
        var ticket = await host.Issue("taxes");
        Write(_ => { });

        var refusal = await Refusal(await host.Post("/api/centre/reload"), HttpStatusCode.UnprocessableEntity, "centre-file-wrong");
        ((string)refusal["mistakes"]![0]!).ShouldContain("drops service 'taxes', which ticket T1 still asks for");
        (await Centre(host)).Services.Select(s => s.Service).ShouldContain("taxes");

        (await host.Post($"/api/tickets/{ticket.Id}/leave")).EnsureSuccessStatusCode();
        (await host.Post("/api/centre/reload")).EnsureSuccessStatusCode();
        (await Centre(host)).Services.Select(s => s.Service).ShouldNotContain("taxes");
        (await host.Conservation()).Holds.ShouldBeTrue();
    }

    [Fact]
    public async Task every_version_is_kept_and_can_be_gone_back_to_over_a_restart_too()
    {
        await using (var host = await _site.Serve())
        {
            Write(file => file["name"] = "Second Centre");
            (await host.Post("/api/centre/reload")).EnsureSuccessStatusCode();
            var versions = await host.Get<CentreVersion[]>("/api/centre/versions");
            versions.Select(v => (v.Version, v.Name, v.InForce)).ShouldBe([(2, "Second Centre", true), (1, "Demo Centre", false)]);
            (await host.Get<JsonObject>($"/api/centre/versions/{versions[0].Version}"))["text"]!.GetValue<string>().ShouldContain("Second Centre");
            await Refusal(await host.Post("/api/centre/versions/7777/roll-back"), HttpStatusCode.NotFound, "unknown-version");

            (await host.Post($"/api/centre/versions/{versions[1].Version}/roll-back")).EnsureSuccessStatusCode();
            (await Centre(host)).Name.ShouldBe("Demo Centre");
            (await host.Get<CentreFileBody>("/api/centre/file")).LeftAside.ShouldBeTrue();
            (await host.Program.Stop()).ShouldBe(0, host.Program.Errors);
        }

        await using var again = await _site.Serve();
        (await Centre(again)).Name.ShouldBe("Demo Centre");
        (await again.Get<CentreFileBody>("/api/centre/file")).LeftAside.ShouldBeTrue();
        (await again.Post("/api/centre/reload")).EnsureSuccessStatusCode();
        (await Centre(again)).Name.ShouldBe("Second Centre");
        (await again.Get<CentreVersion[]>("/api/centre/versions")).Select(v => v.Name).ShouldBe(["Second Centre", "Demo Centre", "Second Centre", "Demo Centre"]);
        (await again.Program.Stop()).ShouldBe(0, again.Program.Errors);
        (await _site.Run("verify")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task another_site_is_refused_as_the_slip_it_is()
    {
        await using var host = await _site.Serve();
        Write(file => file["site"] = "elsewhere");
        var refusal = await Refusal(await host.Post("/api/centre/reload"), HttpStatusCode.UnprocessableEntity, "centre-file-wrong");
        ((string)refusal["mistakes"]![0]!).ShouldStartWith("site 'elsewhere': this host serves 'demo'");
    }

    private static Task<CentreBody> Centre(ServingHost host) => host.Get<CentreBody>("/api/centre");

    private static JsonNode Taxes() => JsonNode.Parse(
        """{ "id": "taxes", "names": { "en": "Taxes" }, "prefix": "T", "first": 1, "last": 99, "targetMinutes": 10, "expectedHandlingMinutes": 4 }""")!;

    /// <summary>As the site's own, altered; as an editor does it, by another file under the same name.</summary>
    private void Write(Action<JsonObject> alter)
    {
        var path = _site.Settings["ServiceCenter__Centre"];
        var shipped = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        var text = SomeCentreFile.With(file =>
        {
            file["timeZone"] = shipped["timeZone"]!.DeepClone();
            alter(file);
        });
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static async Task<JsonObject> Refusal(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(status);
            var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            ((string)problem["code"]!).ShouldBe(code);
            return problem;
        }
    }
}
