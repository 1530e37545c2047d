using System.Collections.Immutable;
using ServiceCenter.Engine;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>Everything that is wrong with a centre's file, each at its place: an IT person mends them all in one go.</summary>
internal static class CentreFileCheck
{
    private static readonly string[] WeekDays = [.. Enum.GetNames<DayOfWeek>().Select(d => d.ToLowerInvariant())];

    public static IReadOnlyList<string> Mistakes(ReadableParts parts)
    {
        var file = parts.File;
        var found = new List<string>();
        void Say(bool wrong, string mistake)
        {
            if (wrong) found.Add(mistake);
        }

        Say(!Slug.IsValid(file.Site), $"site '{file.Site}': 1 to {Slug.MaxLength} of a-z, 0-9 and '-' are a name.");
        Say(parts.IsWhole("languages") && file.Languages.IsDefaultOrEmpty, "languages: at least one is needed, the centre's own first.");
        foreach (var language in Languages(file).Where(l => !LanguageTag.IsValid(l)))
            found.Add($"language '{language}': a BCP 47 tag is wanted, such as de, pt-BR or zh-Hant.");
        Say(file.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), $"timeZone '{file.TimeZone}' is not known here: use an IANA name such as Europe/Berlin, or leave it out for the machine's own.");

        foreach (var day in (file.Day.ClosedOn ?? []).Where(d => !WeekDays.Contains(d)))
            found.Add($"day, closedOn '{day}': a day of the week is wanted, such as sunday.{Nearest.Suggest(day, WeekDays)}");
        Say(file.Day.ClosedOn is { } closed && closed.Distinct().Count() == WeekDays.Length, "day, closedOn: no day of the week is left to open on.");
        foreach (var holiday in (file.Day.Holidays ?? []).GroupBy(h => h.Date).Where(g => g.Count() > 1))
            found.Add($"day, holidays: {holiday.Key:yyyy-MM-dd} is there {holiday.Count()} times.");

        var services = parts.Names("services", Names(file.Services, s => s.Id, "services", found));
        var zones = parts.Names("zones", Names(file.Zones, z => z.Id, "zones", found));
        var profiles = parts.Names("profiles", Names(file.Profiles, p => p.Id, "profiles", found));
        var counters = parts.Names("counters", Names(file.Counters, c => c.Id, "counters", found));
        Names([.. file.Kiosks.Select(k => k.Id), .. file.Displays.Select(d => d.Id), .. (file.Boxes ?? []).Select(b => b.Id)], d => d, "kiosks, displays and boxes", found);
        Say(file.Bounds is { } bounds && (bounds.PassedOverAtMost < 0 || bounds.BeyondTargetMinutes < 0), "bounds: passedOverAtMost and beyondTargetMinutes are 0 or more.");
        Say(file.OneButtonGraceSeconds is <= 0, "oneButtonGraceSeconds is more than 0, or left out.");
        Say(parts.IsWhole("services") && file.Services.IsDefaultOrEmpty, "services: at least one is needed.");

        foreach (var service in file.Services)
        {
            Say(service.First < 0 || service.Last < service.First, $"service '{service.Id}': numbers run from first to last, and {service.First} to {service.Last} is no range.");
            Say(service.Prefix.Length > 3 || !service.Prefix.All(char.IsAsciiLetterUpper), $"service '{service.Id}', prefix '{service.Prefix}': up to three of A-Z.");
            Say(parts.IsWhole("languages") && !file.Languages.IsDefaultOrEmpty && !service.Names.ContainsKey(file.Languages[0]), $"service '{service.Id}' has no name in the centre's own language.");
            Say(service.Names.Values.Any(string.IsNullOrWhiteSpace), $"service '{service.Id}': one of its names is empty.");
            Say(service.DailyQuota is < 1, $"service '{service.Id}': dailyQuota is 1 or more, or left out.");
            Say(service.Hours is { } hours && hours.From == hours.Until, $"service '{service.Id}': its hours begin and end at once; leave them out for the centre's own.");
            Say(service.Appointments is { } window && (window.EarlyMinutes < 0 || window.LateMinutes < 0), $"service '{service.Id}': earlyMinutes and lateMinutes of its appointments are 0 or more.");
            Say(service.TargetMinutes <= 0 || service.ExpectedHandlingMinutes <= 0, $"service '{service.Id}': targetMinutes and expectedHandlingMinutes are more than 0.");
        }
        found.AddRange(DurationCheck.Mistakes(file));
        foreach (var group in file.Services.GroupBy(s => s.Prefix).Where(g => g.Count() > 1))
            found.Add($"services {string.Join(", ", group.Select(s => s.Id))} share the prefix '{group.Key}': two customers would hold one number.");
        foreach (var profile in file.Profiles)
            found.AddRange(RuleFileCheck.Mistakes(profile, services, parts.Lines));
        foreach (var hall in file.Zones) found.AddRange(HallFileCheck.Mistakes(hall));
        foreach (var counter in file.Counters)
        {
            found.AddRange(HallFileCheck.Mistakes(counter));
            Say(!zones.Contains(counter.Zone), Unknown($"counter '{counter.Id}'", "zone", counter.Zone, zones));
            Say(!profiles.Contains(counter.Profile), Unknown($"counter '{counter.Id}'", "profile", counter.Profile, profiles));
        }
        foreach (var kiosk in file.Kiosks)
        {
            Say(kiosk.Series is { } series && (series.Length is 0 or > 3 || !series.All(char.IsAsciiLetterUpper)), $"kiosk '{kiosk.Id}', series '{kiosk.Series}': one to three of A-Z, or left out.");
            foreach (var service in file.Services.Where(s => s.Prefix == kiosk.Series))
                found.Add($"kiosk '{kiosk.Id}', series '{kiosk.Series}': that is the prefix of service '{service.Id}'; two customers would hold one number.");
            Say(!zones.Contains(kiosk.Zone), Unknown($"kiosk '{kiosk.Id}'", "zone", kiosk.Zone, zones));
            foreach (var button in kiosk.Buttons) Say(!services.Contains(button.Service), Unknown($"kiosk '{kiosk.Id}'", "service", button.Service, services));
            foreach (var line in kiosk.Buttons.SelectMany(b => new[] { b.Line, b.Lamp }).OfType<int>().GroupBy(l => l).Where(g => g.Count() > 1))
                found.Add($"kiosk '{kiosk.Id}': line {line.Key} is used {line.Count()} times.");
        }
        foreach (var group in file.Kiosks.Where(k => k.Series is not null).GroupBy(k => k.Series).Where(g => g.Count() > 1))
            found.Add($"kiosks {string.Join(", ", group.Select(k => k.Id))} share the series '{group.Key}': two customers would hold one number.");
        foreach (var display in file.Displays) Say(!zones.Contains(display.Zone), Unknown($"display '{display.Id}'", "zone", display.Zone, zones));
        foreach (var box in file.Boxes ?? []) found.AddRange(BoxFileCheck.Mistakes(box, counters));
        return found;
    }

    private static IEnumerable<string> Languages(CentreFile file) =>
        (file.Languages.IsDefault ? [] : file.Languages.AsEnumerable()).Concat(file.Services.SelectMany(s => s.Names.Keys))
            .Concat(file.Counters.SelectMany(c => (c.Names ?? []).Concat(c.Position ?? [])).Select(text => text.Key)).Distinct(StringComparer.Ordinal);

    internal static string Unknown(string where, string what, string name, KnownNames known) => Unknown(where, what, name, known.Read);

    internal static string Unknown(string where, string what, string name, IReadOnlyCollection<string> known) =>
        $"{where}: there is no {what} '{name}'; there are {string.Join(", ", known)}.{Nearest.Suggest(name, known)}";

    private static ImmutableSortedSet<string> Names<T>(ImmutableArray<T> items, Func<T, string> id, string where, List<string> found)
    {
        var seen = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var name in items.Select(id))
        {
            if (!Slug.IsValid(name)) found.Add($"{where}: '{name}' is no name; 1 to {Slug.MaxLength} of a-z, 0-9 and '-' are.");
            if (!seen.Add(name)) found.Add($"{where}: '{name}' is there twice.");
        }
        return seen.ToImmutable();
    }
}
