using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer.Translation;

namespace ServiceCenter.Sequencer.Projections;

/// <summary>What a device is told of the centre, on <c>state/config/{device}</c>.</summary>
public static class ConfigProjection
{
    public static IEnumerable<ConfigMessage> All(CentreState state, SequencerOptions options)
    {
        if (state.Plan is not { } plan) yield break;
        foreach (var kiosk in plan.Kiosks)
            yield return Of(state, plan, options, kiosk.Id.Value, "kiosk", kiosk.Zone, [.. kiosk.Buttons.Select(b => new ButtonBody(b.Service.Value, b.Line, b.LampLine))]) with
            {
                Leases = LeasesOf(state, plan, kiosk.Id),
                Series = kiosk.Series is { } series ? new SeriesBody(series, state.Series.GetValueOrDefault(kiosk.Id) + 1) : null,
            };
        foreach (var display in plan.Displays)
            yield return Of(state, plan, options, display.Id.Value, "display", display.Zone, []) with { Screen = ScreenOf(plan, display.Zone) };
        foreach (var box in plan.Boxes ?? [])
            yield return Of(state, plan, options, box.Id.Value, "box", null, []) with
            {
                Counter = box.Counter.Value,
                Keys = [.. box.Buttons.Select(b => new BoxButtonBody(Words.Of(b.Key), b.Line, b.LampLine))],
            };
        foreach (var program in options.Programs)
            yield return Of(state, plan, options, program, "program", null, []);
    }

    public static IReadOnlyList<ServiceBody> Services(CentrePlan plan) =>
        [.. QueueProjection.Live(plan).Select(s => new ServiceBody(s.Id.Value, s.Numbers.Prefix, s.Names))];

    /// <summary>What kiosks and walls say while no more tickets are issued.</summary>
    public static string? NoticeOf(CentreState state) => state.Day is null ? null : state.Stopped?.Text;

    private static ConfigMessage Of(
        CentreState state, CentrePlan plan, SequencerOptions options, string device, string role, ZoneId? zone, IReadOnlyList<ButtonBody> buttons) => new(
            state.LastSeq, plan.Site, plan.Name, device, role, plan.Languages, zone?.Value, plan.Zones.FirstOrDefault(z => z.Id == zone)?.Name,
            state.Day is { } day ? ToEventMessage.Of(day) : null, Services(plan), buttons, options.PublicUrl, plan.Calendar?.TimeZone ?? options.TimeZone, NoticeOf(state));

    private static List<LeaseBody>? LeasesOf(CentreState state, CentrePlan plan, DeviceId kiosk)
    {
        var leases = new List<LeaseBody>();
        foreach (var service in QueueProjection.Live(plan))
        {
            var numbers = state.Leases.Where(lease => lease.Value == kiosk && lease.Key.Prefix == service.Numbers.Prefix).Select(lease => lease.Key.ToString()).ToList();
            if (numbers.Count > 0) leases.Add(new LeaseBody(service.Id.Value, numbers));
        }
        return leases.Count > 0 ? leases : null;
    }

    private static ScreenBody? ScreenOf(CentrePlan plan, ZoneId zone) =>
        plan.Zones.FirstOrDefault(z => z.Id == zone)?.Screen is { } screen ? new ScreenBody(screen.HeightMillimetres, screen.ViewingDistanceMetres) : null;
}
