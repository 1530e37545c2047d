using System.Net.ServerSentEvents;
using System.Text.Json;
using ServiceCenter.Testing;

namespace ServiceCenter.AllInOne.Tests;

/// <summary>A screen as a browser hears it: the whole of it with every change, and nothing to poll for.</summary>
internal sealed class ScreenStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _patience = new(Poll.Bound);
    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private ScreenStream(HttpResponseMessage answer, Stream body)
    {
        _answer = answer;
        _items = SseParser.Create(body).EnumerateAsync(_patience.Token).GetAsyncEnumerator(_patience.Token);
    }

    public static async Task<ScreenStream> Open(HttpClient http, string path)
    {
        var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new ScreenStream(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <returns>The first screen, the one of now included, of which this is true.</returns>
    public async Task<JsonElement> Until(string what, Func<JsonElement, bool> isSo)
    {
        var last = "nothing";
        try
        {
            while (await _items.MoveNextAsync())
            {
                last = _items.Current.Data;
                var screen = JsonDocument.Parse(last).RootElement;
                if (isSo(screen)) return screen;
            }
        }
        catch (OperationCanceledException) when (_patience.IsCancellationRequested)
        {
            // Told below.
        }
        Assert.Fail($"The screen never said so: {what}. It said last: {last}");
        throw new InvalidOperationException(what);
    }

    public async ValueTask DisposeAsync()
    {
        await _patience.CancelAsync();
        await _items.DisposeAsync();
        _answer.Dispose();
        _patience.Dispose();
    }
}
