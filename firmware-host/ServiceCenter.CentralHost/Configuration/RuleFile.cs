using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceCenter.Engine;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>
/// A rule of a work profile as the file has it: when, and exactly one of the five to call from.
/// <example><c>{ "when": { "waiting": "general", "longerThanMinutes": 20 }, "longestWaitOf": ["general"] }</c></example>
/// </summary>
/// <param name="LargestCreditOf">Service to weight: credit is weight times time waited.</param>
/// <param name="Then"><c>reset-counts</c>, or nothing.</param>
internal sealed record RuleFile(
    [property: JsonConverter(typeof(WhenConverter))] WhenFile When,
    ImmutableArray<string>? LongestWaitOf = null, Dictionary<string, int>? LargestCreditOf = null, ImmutableArray<string>? LeastSlackOf = null,
    ImmutableArray<string>? AppointmentsOf = null, bool? Pools = null, string? Then = null)
{
    public const string ResetCounts = "reset-counts";
    public const string Choices = "longestWaitOf, largestCreditOf, leastSlackOf, appointmentsOf and pools";

    /// <summary>How many of the things to call from are named.</summary>
    public int ChoiceCount =>
        (LongestWaitOf is null ? 0 : 1) + (LargestCreditOf is null ? 0 : 1) + (LeastSlackOf is null ? 0 : 1) + (AppointmentsOf is null ? 0 : 1) + (Pools is true ? 1 : 0);

    public IEnumerable<string> Services =>
        (LongestWaitOf ?? []).Concat(LargestCreditOf?.Keys.AsEnumerable() ?? []).Concat(LeastSlackOf ?? []).Concat(AppointmentsOf ?? []);

    public RoutingRule ToRule() => new(When.ToCondition(), Choice(), Then is null ? null : RuleEffect.ResetCounts);

    private RoutingChoice Choice() => this switch
    {
        { LongestWaitOf: { } services } => new RoutingChoice.LongestWait(Ids(services)),
        { LargestCreditOf: { } weights } => new RoutingChoice.LargestCredit([.. weights.Select(w => new Weight(new ServiceId(w.Key), w.Value))]),
        { LeastSlackOf: { } services } => new RoutingChoice.LeastSlack(Ids(services)),
        { AppointmentsOf: { } services } => new RoutingChoice.Appointments(Ids(services)),
        _ => new RoutingChoice.Pools(),
    };

    private static ImmutableArray<ServiceId> Ids(ImmutableArray<string> services) => [.. services.Select(s => new ServiceId(s))];
}

/// <summary>
/// When a rule applies: the word <c>otherwise</c>, or one of <c>{ "waiting": SERVICE, "longerThanMinutes": 20 }</c>,
/// <c>{ "called": SERVICE, "fewerThan": 2 }</c>, <c>{ "between": "12:00", "and": "14:00" }</c>, <c>{ "nobodyElseServes": SERVICE }</c>.
/// </summary>
internal sealed record WhenFile(
    string? Waiting = null, double? LongerThanMinutes = null, string? Called = null, int? FewerThan = null,
    TimeOnly? Between = null, TimeOnly? And = null, string? NobodyElseServes = null)
{
    public const string Otherwise = "otherwise";
    public const string Forms = "\"otherwise\", or one of { waiting, longerThanMinutes }, { called, fewerThan }, { between, and }, { nobodyElseServes }";

    /// <summary>Where it is a word.</summary>
    [JsonIgnore]
    public string? Word { get; init; }

    public string? Service => Waiting ?? Called ?? NobodyElseServes;

    public bool IsOneOfTheForms => this with { Word = null } switch
    {
        { Waiting: not null, LongerThanMinutes: >= 0 } w => w == new WhenFile(w.Waiting, w.LongerThanMinutes),
        { Called: not null, FewerThan: > 0 } c => c == new WhenFile(Called: c.Called, FewerThan: c.FewerThan),
        { Between: not null, And: not null } b => b == new WhenFile(Between: b.Between, And: b.And) && b.Between != b.And,
        { NobodyElseServes: not null } n => n == new WhenFile(NobodyElseServes: n.NobodyElseServes),
        _ => Word == Otherwise,
    };

    public RoutingCondition ToCondition() => this switch
    {
        { Waiting: { } service, LongerThanMinutes: { } minutes } => new RoutingCondition.WaitingLonger(new ServiceId(service), TimeSpan.FromMinutes(minutes)),
        { Called: { } service, FewerThan: { } count } => new RoutingCondition.CalledFewer(new ServiceId(service), count),
        { Between: { } from, And: { } until } => new RoutingCondition.TimeOfDay(new TimeOfDaySpan(from.ToTimeSpan(), until.ToTimeSpan())),
        { NobodyElseServes: { } service } => new RoutingCondition.NobodyElseServes(new ServiceId(service)),
        _ => new RoutingCondition.Otherwise(),
    };
}

/// <summary>A word, or an object.</summary>
internal sealed class WhenConverter : JsonConverter<WhenFile>
{
    public override WhenFile? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
        ? new WhenFile { Word = reader.GetString() }
        : JsonSerializer.Deserialize(ref reader, CentreFileJson.Default.WhenFile);

    public override void Write(Utf8JsonWriter writer, WhenFile value, JsonSerializerOptions options) => throw new NotSupportedException("The centre's file is read only.");
}

/// <summary>What is wrong with a profile's rules, each at its place.</summary>
internal static class RuleFileCheck
{
    public static IEnumerable<string> Mistakes(ProfileFile profile, KnownNames services, FileLines lines)
    {
        // Of a last rule that is none of the forms just that is said.
        if (profile.Rules.IsDefaultOrEmpty || (profile.Rules[^1].When is var last && last.Word != WhenFile.Otherwise && last.IsOneOfTheForms))
            yield return $"profile '{profile.Id}'{lines.Of($"profiles[{profile.Id}].rules")}: the last rule's when is \"otherwise\".";
        if (profile.WrapUpMinutes is <= 0) yield return $"profile '{profile.Id}': wrapUpMinutes is more than 0, or left out.";
        for (var i = 0; i < profile.Rules.Length; i++)
        {
            var (rule, where) = (profile.Rules[i], $"profile '{profile.Id}', rule {i + 1}{lines.Of($"profiles[{profile.Id}].rules[{i}]")}");
            if (!rule.When.IsOneOfTheForms) yield return $"{where}, when{(rule.When.Word is { } word ? $" '{word}'" : "")}: it is {WhenFile.Forms}.{Nearest.Suggest(rule.When.Word ?? "", [WhenFile.Otherwise])}";
            if (rule.ChoiceCount != 1) yield return $"{where}: it calls from exactly one of {RuleFile.Choices}, and has {rule.ChoiceCount}.";
            if (rule.ChoiceCount == 1 && rule.Pools is null && !rule.Services.Any()) yield return $"{where}: it calls from no service at all.";
            if (rule.Then is { } then && then != RuleFile.ResetCounts) yield return $"{where}, then '{then}': only \"{RuleFile.ResetCounts}\" is known.{Nearest.Suggest(then, [RuleFile.ResetCounts])}";
            foreach (var (service, weight) in rule.LargestCreditOf ?? [])
                if (weight < 0) yield return $"{where}: the weight of '{service}' is 0 or more.";
            foreach (var service in rule.Services.Append(rule.When.Service).OfType<string>().Distinct())
                if (!services.Contains(service)) yield return CentreFileCheck.Unknown(where, "service", service, services);
        }
    }
}
