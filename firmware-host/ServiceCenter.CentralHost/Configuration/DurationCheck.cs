namespace ServiceCenter.CentralHost.Configuration;

/// <summary>Durations of the centre's file that are too long to be meant, or to be counted with.</summary>
internal static class DurationCheck
{
    private const double AYear = 366 * 24 * 60;

    public static IEnumerable<string> Mistakes(CentreFile file) =>
        from duration in Minutes(file)
        where !(duration.Minutes <= AYear)
        select $"{duration.Place} is more than a year: at most {AYear} minutes are.";

    private static IEnumerable<(string Place, double? Minutes)> Minutes(CentreFile file)
    {
        foreach (var service in file.Services)
        {
            yield return ($"service '{service.Id}': targetMinutes", service.TargetMinutes);
            yield return ($"service '{service.Id}': expectedHandlingMinutes", service.ExpectedHandlingMinutes);
            yield return ($"service '{service.Id}': earlyMinutes", service.Appointments?.EarlyMinutes ?? 0);
            yield return ($"service '{service.Id}': lateMinutes", service.Appointments?.LateMinutes ?? 0);
        }
        foreach (var profile in file.Profiles)
        {
            yield return ($"profile '{profile.Id}': wrapUpMinutes", profile.WrapUpMinutes ?? 0);
            foreach (var rule in profile.Rules) yield return ($"profile '{profile.Id}': longerThanMinutes", rule.When.LongerThanMinutes ?? 0);
        }
        yield return ("bounds: beyondTargetMinutes", file.Bounds?.BeyondTargetMinutes ?? 0);
        yield return ("oneButtonGraceSeconds", (file.OneButtonGraceSeconds ?? 0) / 60);
    }
}
