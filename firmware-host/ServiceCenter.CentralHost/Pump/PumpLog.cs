using Microsoft.Extensions.Logging;

namespace ServiceCenter.CentralHost.Pump;

/// <summary>What the pump says, numbered 100 to 119.</summary>
internal static partial class PumpLog
{
    [LoggerMessage(100, LogLevel.Warning, "Connection to the broker lost: {Reason}. Devices are not heard until it is back; pages of this host go on.")]
    public static partial void BusLost(ILogger log, string reason);

    [LoggerMessage(101, LogLevel.Warning, "{Most} arrivals are waiting: one more was dropped. Its sender asks again.")]
    public static partial void Dropped(ILogger log, int most);

    [LoggerMessage(102, LogLevel.Warning, "Not handed to the bus, which is full: {Topic}. Retained state is published anew at the next connect.")]
    public static partial void NotPublished(ILogger log, string topic);

    [LoggerMessage(103, LogLevel.Critical, "The journal cannot be written: {Reason}. Nothing is answered until it can: look at the disk.")]
    public static partial void JournalFailed(ILogger log, string reason);

    [LoggerMessage(104, LogLevel.Information, "The journal can be written again; everything that was said still stands.")]
    public static partial void JournalBack(ILogger log);

    [LoggerMessage(105, LogLevel.Critical, "The sequencer met a defect and stops. What was said is in the journal.")]
    public static partial void Failed(ILogger log, Exception defect);

    [LoggerMessage(106, LogLevel.Information, "Journal read in {Milliseconds} ms, up to event {LastSeq}; the last snapshot was of event {Snapshot}.")]
    public static partial void Restored(ILogger log, long milliseconds, long lastSeq, long snapshot);

    [LoggerMessage(107, LogLevel.Information, "{Count} names, needs and notes older than {Days} days were erased; visits, times and counts stay.")]
    public static partial void Erased(ILogger log, int count, int days);

    [LoggerMessage(108, LogLevel.Error, "The visit log cannot be led on: {Reason}. It is made anew from the journal.")]
    public static partial void VisitLogFailed(ILogger log, string reason);

    [LoggerMessage(109, LogLevel.Warning, "No snapshot was kept: {Reason}. The next start reads more of the journal.")]
    public static partial void SnapshotFailed(ILogger log, string reason);

    [LoggerMessage(111, LogLevel.Warning, "Names, needs and notes that are too old could not be erased: {Reason} It is tried again in a minute.")]
    public static partial void NotErased(ILogger log, string reason);

    [LoggerMessage(110, LogLevel.Warning, "{Device} sends more than {ASecond} messages a second: what is beyond is dropped, so that the others are heard. Look at the device.")]
    public static partial void Flooded(ILogger log, string device, int aSecond);
}
