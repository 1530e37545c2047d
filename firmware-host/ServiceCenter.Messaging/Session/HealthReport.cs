using ServiceCenter.Contracts;

namespace ServiceCenter.Messaging.Session;

/// <summary>Tells the host how a device fares, when that changes; what always moves (temperature, length of the outbox) alone, now and then.</summary>
public sealed class HealthReport(string topic)
{
    private HealthMessage? told;
    private TimeSpan toldAt;

    public TimeSpan? NextDue { get; private set; }

    /// <summary>A broker that forgot is told again.</summary>
    public void BusUp() => told = null;

    public void Report(HealthMessage now, TimeSpan at, Action<Publication> publish)
    {
        NextDue = null;
        if (told is not null && Alike(told, now)) return;
        if (told is not null && Alike(told, now with { OutboxLength = told.OutboxLength, TemperatureCelsius = told.TemperatureCelsius }) && at < toldAt + BusPatience.MovingReport)
        {
            NextDue = toldAt + BusPatience.MovingReport;
            return;
        }
        (told, toldAt) = (now, at);
        publish(Publication.Of(topic, now));
    }

    /// <summary>Records compare lists by reference.</summary>
    private static bool Alike(HealthMessage a, HealthMessage b) =>
        a with { StuckButtons = null } == b with { StuckButtons = null } && (a.StuckButtons ?? []).SequenceEqual(b.StuckButtons ?? []);
}
