using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ServiceCenter.Journal;
using ServiceCenter.Storage;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardship.Hostile;

/// <summary>Every body of the HTTP door of a real host, asked by one who may do everything. A refusal leaves nothing in the journal.</summary>
internal sealed class HttpDoor : IAsyncDisposable
{
    private const string Password = "hostile hostile";

    private static readonly (string Path, string Body)[] Calls =
    [
        ("/api/tickets", """{"service":"general","then":["payments"],"language":"de","needs":"wheelchair"}"""),
        ("/api/tickets", """{"service":"payments"}"""),
        ("/api/counters/1/open", """{"agent":"ada","profile":"all"}"""),
        ("/api/counters/1/call-next", "{}"),
        ("/api/counters/1/start", """{"ticket":"TICKET"}"""),
        ("/api/counters/1/finish", """{"outcome":"resolved"}"""),
        ("/api/counters/1/no-show", "{}"),
        ("/api/counters/1/recall", "{}"),
        ("/api/counters/1/recycle", """{"places":3}"""),
        ("/api/counters/1/park", """{"minutes":5,"pool":"centre"}"""),
        ("/api/counters/1/unpark", """{"ticket":"TICKET","wait":true}"""),
        ("/api/counters/1/transfer", """{"service":"payments","place":"first","returnToMe":true,"note":"x"}"""),
        ("/api/counters/1/call", """{"ticket":"TICKET"}"""),
        ("/api/counters/1/break", """{"reason":"lunch"}"""),
        ("/api/counters/1/ready", "{}"),
        ("/api/counters/1/undo", "{}"),
        ("/api/counters/1/close", "{}"),
        ("/api/counters/1/dance", "{}"),
        ("/api/day/stop", """{"text":"The hall is full."}"""),
        ("/api/session", """{"user":"admin","password":"x"}"""),
        ("/api/devices/kiosk-1/orders", """{"order":"reprint","ticket":"TICKET"}"""),
        ("/api/tickets/TICKET/leave", "{}"),
        ("/api/tickets/TICKET/undo", "{}"),
    ];

    private readonly TempFolder _folder = new();
    private readonly Mutations _mutations;
    private readonly Tally _tally;
    private readonly HttpClient _http = new() { Timeout = Poll.Bound };
    private readonly List<string> _tickets = [];
    private RunningProgram _host = null!;
    private long _seq;

    private HttpDoor(Mutations mutations, Tally tally) => (_mutations, _tally) = (mutations, tally);

    /// <summary>Resident, as the kernel counts.</summary>
    public long HostMegabytes => long.Parse(
        File.ReadLines($"/proc/{_host.ProcessId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture) / 1024;

    public static async Task<HttpDoor> Open(Mutations mutations, Tally tally)
    {
        var door = new HttpDoor(mutations, tally);
        door._host = RunningProgram.Start("ServiceCenter.CentralHost.App", door._folder.Path, ["--urls", "http://127.0.0.1:0"], new Dictionary<string, string>
        {
            ["ServiceCenter__Data"] = door.Data,
            ["ServiceCenter__Centre"] = door._folder.Write("centre.json", NoonCentre.File().ToJsonString()),
            ["ServiceCenter__Broker__ListenPort"] = $"{FreePort.Next()}",
            ["ServiceCenter__Security__AdminPassword"] = Password,
        });
        var said = await door._host.Says("Now listening on: ");
        door._http.BaseAddress = new Uri(said[said.IndexOf("http:", StringComparison.Ordinal)..]);
        await Poll.UntilTrue("the host is ready", async () => (await door._http.GetAsync("/health/ready")).IsSuccessStatusCode);
        var session = await door._http.PostAsJsonAsync("/api/session", new { user = "admin", password = Password });
        door._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)JsonNode.Parse(await session.Content.ReadAsStringAsync())!["token"]!);
        return door;
    }

    public async Task Knock()
    {
        var wellFormed = !_mutations.OneIn(4);
        var (path, text) = _mutations.OneOf(Calls);
        var ticket = _tickets.Count == 0 ? "0" : _mutations.OneOf(_tickets);
        var good = JsonNode.Parse(text.Replace("TICKET", ticket, StringComparison.Ordinal))!;
        var body = wellFormed ? Mutations.Bytes(_mutations.OneIn(3) ? good : _mutations.Altered(good)) : _mutations.Broken(Mutations.Bytes(good));
        path = path.Replace("TICKET", ticket, StringComparison.Ordinal).Replace("/1/", $"/{_mutations.Below(5) + 1}/", StringComparison.Ordinal);
        if (await Ask(path, body, wellFormed, _mutations.Id()) is { } broken) _tally.Say($"{path} was not answered ({broken}): {BusDoor.Shown(body)}");
        if (_host.HasEnded) _tally.Say($"{path} ended the host: {BusDoor.Shown(body)}");
    }

    /// <returns>Why there was no answer; null: there was.</returns>
    private async Task<string?> Ask(string path, byte[] body, bool wellFormed, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.Add("Idempotency-Key", key);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var answer = await _http.SendAsync(request);
            Judge(path, body, wellFormed, key, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
            // Else nothing is issued any more.
            if (path == "/api/day/stop" && answer.IsSuccessStatusCode) (await _http.PostAsync("/api/day/undo", null)).EnsureSuccessStatusCode();
            return null;
        }
        catch (HttpRequestException e)
        {
            return e.InnerException?.Message ?? e.Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    private string Data => _folder.PathOf("data");

    private void Judge(string path, byte[] body, bool wellFormed, string key, int status, string said)
    {
        if (status >= 500) _tally.Say($"{path} answered {status} {said}: {BusDoor.Shown(body)}");
        if (status == 201 && (string?)JsonNode.Parse(said)!["id"] is { } ticket && _tickets.Count < 200) _tickets.Add(ticket);
        var code = status is >= 400 and < 500 ? (string?)JsonNode.Parse(said)?["code"] : null;
        if (status is >= 400 and < 500 && code is null) _tally.Say($"{path} answered {status} without a code: {said}");
        _tally.Count(wellFormed, status < 300 ? Came.Taken : code is "bad-request" or null ? Came.Unread : Came.Refused);
        var written = false;
        foreach (var record in JournalReader.Read(StoreFiles.Journal(Data), _seq))
        {
            _seq = record.Seq;
            written |= record.Payload.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(key)) >= 0;
        }
        if (written && status >= 300) _tally.Say($"{path} answered {status}, and the journal has it: {BusDoor.Shown(body)}");
    }
}
