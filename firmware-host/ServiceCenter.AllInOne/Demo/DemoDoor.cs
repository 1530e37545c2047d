using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ServiceCenter.AllInOne.Demo;

/// <summary>The HTTP door as any browser has it: what demo people want goes through here, and nowhere else.</summary>
internal sealed class DemoDoor(HttpClient http)
{
    private string? _token;

    public async Task SignInAsync(string user, string password, CancellationToken stop)
    {
        using var answer = await http.PostAsJsonAsync("api/session", new { user, password }, stop);
        answer.EnsureSuccessStatusCode();
        _token = (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("token").GetString();
    }

    /// <returns>What was done; or why not, as the code of the problem.</returns>
    public async Task<DemoAnswer> PostAsync(string path, object? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (_token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var answer = await http.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        var said = text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
        return answer.IsSuccessStatusCode
            ? new DemoAnswer(null, TextOf(said, "ticket"))
            : new DemoAnswer(answer.StatusCode == HttpStatusCode.Unauthorized ? DemoAnswer.SignedOut : TextOf(said, "code") ?? "unknown", null);
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (_token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var answer = await http.SendAsync(request, stop);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
    }

    /// <summary>An endless stream of server-sent events.</summary>
    public Task<Stream> OpenStreamAsync(string path, CancellationToken stop) => http.GetStreamAsync(path, stop);

    public static string? TextOf(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <param name="Refusal">Null: it was done.</param>
/// <param name="Ticket">Whom it concerns.</param>
internal readonly record struct DemoAnswer(string? Refusal, string? Ticket)
{
    public const string SignedOut = "signed-out";
    public bool Ok => Refusal is null;
}
