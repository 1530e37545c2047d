using ServiceCenter.Contracts;

namespace ServiceCenter.Kiosk.Session;

/// <summary>Tells the host how the kiosk fares, when that changes; what always moves (temperature, length of the outbox) alone, now and then.</summary>
internal sealed class HealthReport(string topic)
{
    private HealthMessage? told;
    private TimeSpan toldAt;

    public TimeSpan? NextDue { get; private set; }

    /// <summary>A broker that forgot is told again.</summary>
    public void BusUp() => told = null;

    public void Report(HealthMessage now, TimeSpan at, ICollection<KioskOutput> outputs)
    {
        NextDue = null;
        if (told is not null && Alike(told, now)) return;
        if (told is not null && Alike(told, now with { OutboxLength = told.OutboxLength, TemperatureCelsius = told.TemperatureCelsius }) && at < toldAt + Patience.MovingReport)
        {
            NextDue = toldAt + Patience.MovingReport;
            return;
        }
        (told, toldAt) = (now, at);
        outputs.Publish(topic, now);
    }

    /// <summary>Records compare lists by reference.</summary>
    private static bool Alike(HealthMessage a, HealthMessage b) =>
        a with { StuckButtons = null } == b with { StuckButtons = null } && (a.StuckButtons ?? []).SequenceEqual(b.StuckButtons ?? []);
}
