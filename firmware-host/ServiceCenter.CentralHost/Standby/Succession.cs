using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.Contracts;
using ServiceCenter.Sequencer;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>Meets other incarnations of this centre's host, and ends this one where another has taken over.</summary>
internal sealed class Succession(
    string folder, SequencerOptions options, StandbyWatch watch, IHostApplicationLifetime life, TimeProvider time, ILogger<Succession> log)
{
    /// <summary>Another host is in charge: this one says nothing more, on the bus neither.</summary>
    public bool IsOver { get; private set; }

    /// <returns>Whether it has taken over. Then, once this returns, nothing more is told, and this data is served no more.</returns>
    public bool Meet(long incarnation, string by)
    {
        if (!Incarnation.IsSuccessor(incarnation, options.Incarnation)) return false;
        if (IsOver) return true;
        IsOver = true;
        watch.StopForGood();
        Notes.Succeeded.Write(folder, new Succeeded(incarnation, by, time.GetUtcNow()));
        StandbyLog.Succeeded(log, by, incarnation);
        life.StopApplication();
        return true;
    }

    /// <summary>The broker's word of this centre's host: of this one, as a rule.</summary>
    public void Meet(ReadOnlyMemory<byte> status)
    {
        try
        {
            if (JsonSerializer.Deserialize(status.Span, Wire.Default.StatusMessage) is { Incarnation: { } incarnation }) Meet(incarnation, "a host at the same broker");
        }
        catch (JsonException)
        {
            // No word of a host: whoever said it, it is not for this one to heed.
        }
    }
}
