using System.Buffers;
using System.Text.Json;
using MQTTnet;
using MQTTnet.Protocol;

namespace ServiceCenter.Messaging.MqttNet;

/// <summary>Retained messages on disk, written at most once a second and at the end: what was retained in a killed host's last second is lost, as with Mosquitto.</summary>
internal sealed class RetainedFile : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly Task _writing;
    private IReadOnlyList<MqttApplicationMessage>? _newest;

    private sealed record Kept(string Topic, byte[] Body);

    public RetainedFile(string folder)
    {
        _path = Path.Combine(folder, "retained.json");
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>None where the file is missing or unreadable: whoever retained a message says it again when it connects.</summary>
    public List<MqttApplicationMessage> Read()
    {
        if (!File.Exists(_path)) return [];
        try
        {
            return [.. JsonSerializer.Deserialize<List<Kept>>(File.ReadAllText(_path))!.Select(kept => new MqttApplicationMessage
            {
                Topic = kept.Topic,
                Payload = new ReadOnlySequence<byte>(kept.Body),
                Retain = true,
                QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            })];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <param name="messages">All that are retained now.</param>
    public void Changed(IReadOnlyList<MqttApplicationMessage> messages)
    {
        lock (_changed)
        {
            _newest = messages;
            if (_changed.CurrentCount == 0) _changed.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
        WriteNewest();
        _stop.Dispose();
        _changed.Dispose();
    }

    private async Task WriteAsync()
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(_stop.Token).ConfigureAwait(false);
                WriteNewest();
                await Task.Delay(Pause, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The end: what is not yet written is written there.
        }
    }

    private void WriteNewest()
    {
        if (Interlocked.Exchange(ref _newest, null) is not { } messages) return;
        var next = _path + ".next";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            File.Delete(next);
            using (var file = new FileStream(next, options)) JsonSerializer.Serialize(file, messages.Select(message => new Kept(message.Topic, message.Payload.ToArray())));
            File.Move(next, _path, overwrite: true);
        }
        // A file beyond the limit of its size is an argument out of range.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // A full disk is the journal's to tell. Tried again with the next change, and at the end.
            Interlocked.CompareExchange(ref _newest, messages, null);
        }
    }
}
