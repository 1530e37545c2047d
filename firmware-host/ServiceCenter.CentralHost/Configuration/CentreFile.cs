using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceCenter.Engine;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>A centre as its file describes it: the engine's plan, and the local times the engine must not know.</summary>
public sealed record Centre(CentrePlan Plan, OpeningHours Hours)
{
    public string Site => Plan.Site;

    /// <summary>The file itself, as it was read.</summary>
    public string Text { get; private init; } = "";

    /// <summary>What may not be meant, each at its place; the file is good all the same.</summary>
    public IReadOnlyList<string> Hints { get; private init; } = [];

    /// <summary>The kiosk, the display and the button box that stand on the host's own machine, where everything is one process; null where the centre has none.</summary>
    public string? FirstKiosk => Plan.Kiosks.FirstOrDefault()?.Id.Value;
    public string? FirstDisplay => Plan.Displays.FirstOrDefault()?.Id.Value;
    public string? FirstBox => (Plan.Boxes ?? []).FirstOrDefault()?.Id.Value;
    public string? FirstDisplayZone => Plan.Displays.FirstOrDefault()?.Zone.Value;

    /// <summary>Reads and checks a file; null: the centre that ships as the default.</summary>
    /// <exception cref="CentreFileException">It cannot be read, or does not describe a centre: every mistake found is listed.</exception>
    public static Centre Read(string? path)
    {
        try
        {
            return Of(new CentreFileOnDisk(path).Read(), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CentreFileException(path, [e.Message]);
        }
    }

    /// <param name="path">For messages: where the text stood.</param>
    /// <exception cref="CentreFileException">It does not describe a centre: every mistake found is listed.</exception>
    public static Centre Of(string text, string? path)
    {
        var slips = ShapeCheck.Mistakes(text);
        var parts = ReadableParts.Of(text, slips);
        IReadOnlyList<string> mistakes = [.. slips.Select(s => s.Text), .. parts is null ? [] : CentreFileCheck.Mistakes(parts)];
        return mistakes.Count == 0 ? parts!.File.ToCentre() with { Text = text, Hints = LanguageHints.Of(parts) } : throw new CentreFileException(path, mistakes);
    }
}

public sealed class CentreFileException(string? path, IReadOnlyList<string> mistakes)
    : Exception($"The centre's file {path ?? "(the default)"} cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, mistakes.Select(m => "  - " + m))}")
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}

/// <summary>The file's own form.</summary>
internal sealed record CentreFile(
    string Site, string Name, ImmutableArray<string> Languages, DayFile Day, ImmutableArray<ServiceFile> Services, ImmutableArray<ZoneFile> Zones,
    ImmutableArray<ProfileFile> Profiles, ImmutableArray<CounterFile> Counters, ImmutableArray<KioskFile> Kiosks, ImmutableArray<DisplayFile> Displays,
    string? TimeZone = null, BoundsFile? Bounds = null, double? OneButtonGraceSeconds = null, ImmutableArray<BoxFile>? Boxes = null)
{
    public Centre ToCentre()
    {
        var plan = new CentrePlan
        {
            Site = Site,
            Name = Name,
            Languages = Languages,
            Services = [.. Services.Select(s => new ServicePlan(
                new ServiceId(s.Id), s.Names.ToImmutableSortedDictionary(StringComparer.Ordinal), new NumberRange(s.Prefix, s.First, s.Last),
                TimeSpan.FromMinutes(s.TargetMinutes), TimeSpan.FromMinutes(s.ExpectedHandlingMinutes))
            {
                Appointments = s.Appointments is { } window ? new AppointmentWindow(TimeSpan.FromMinutes(window.EarlyMinutes), TimeSpan.FromMinutes(window.LateMinutes)) : null,
                DailyQuota = s.DailyQuota,
                Hours = s.Hours is { } hours ? new TimeOfDaySpan(hours.From.ToTimeSpan(), hours.Until.ToTimeSpan()) : null,
            })],
            Zones = [.. Zones.Select(z => z.ToPlan())],
            Profiles = [.. Profiles.Select(p => new ProfilePlan(new ProfileId(p.Id), p.Name, [.. p.Rules.Select(r => r.ToRule())], Minutes(p.WrapUpMinutes)))],
            Counters = [.. Counters.Select(c => c.ToPlan())],
            Kiosks = [.. Kiosks.Select(k => new KioskPlan(
                new DeviceId(k.Id), new ZoneId(k.Zone), [.. k.Buttons.Select(b => new ButtonPlan(new ServiceId(b.Service), b.Line, b.Lamp))]) { Series = k.Series })],
            Displays = [.. Displays.Select(d => new DisplayPlan(new DeviceId(d.Id), new ZoneId(d.Zone)))],
            Boxes = Boxes is { Length: > 0 } boxes ? [.. boxes.Select(b => b.ToPlan())] : null,
            Bounds = Bounds is { } bounds ? new RoutingBounds(bounds.PassedOverAtMost, TimeSpan.FromMinutes(bounds.BeyondTargetMinutes)) : null,
            Calendar = Calendar(),
            OneButtonGrace = OneButtonGraceSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        return new Centre(plan, OpeningHours.Of(plan.Calendar!));
    }

    private CalendarPlan Calendar() => new(
        TimeZone ?? TimeZoneInfo.Local.Id, Day.Boundary.ToTimeSpan(), Day.Opens.ToTimeSpan(), Day.LastTicket.ToTimeSpan(),
        [.. (Day.ClosedOn ?? []).Select(DayOf)], [.. (Day.Holidays ?? []).Select(h => new Holiday(h.Date, h.Name)).OrderBy(h => h.Date)]);

    internal static DayOfWeek DayOf(string name) => Enum.Parse<DayOfWeek>(name, ignoreCase: true);

    private static TimeSpan? Minutes(double? minutes) => minutes is { } given ? TimeSpan.FromMinutes(given) : null;
}


/// <param name="ClosedOn">Days of the week, such as <c>sunday</c>.</param>
internal sealed record DayFile(
    TimeOnly Boundary, TimeOnly Opens, TimeOnly LastTicket, ImmutableArray<string>? ClosedOn = null, ImmutableArray<HolidayFile>? Holidays = null);
internal sealed record HolidayFile(DateOnly Date, string Name);
internal sealed record ServiceFile(
    string Id, Dictionary<string, string> Names, string Prefix, int First, int Last, double TargetMinutes, double ExpectedHandlingMinutes,
    AppointmentsFile? Appointments = null, int? DailyQuota = null, HoursFile? Hours = null);
internal sealed record AppointmentsFile(double EarlyMinutes, double LateMinutes);

/// <summary>Local times; one that ends before it begins runs over midnight.</summary>
internal sealed record HoursFile(TimeOnly From, TimeOnly Until);
internal sealed record BoundsFile(int PassedOverAtMost, double BeyondTargetMinutes);
internal sealed record ProfileFile(string Id, string Name, ImmutableArray<RuleFile> Rules, double? WrapUpMinutes = null);

/// <param name="Series">Prefix of the numbers the kiosk gives by itself when the host is out of reach and its leased ones are spent; left out, it then gives none.</param>
internal sealed record KioskFile(string Id, string Zone, ImmutableArray<ButtonFile> Buttons, string? Series = null);
internal sealed record ButtonFile(string Service, int? Line = null, int? Lamp = null);
internal sealed record DisplayFile(string Id, string Zone);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CentreFile))]
[JsonSerializable(typeof(WhenFile))]
internal sealed partial class CentreFileJson : JsonSerializerContext;
