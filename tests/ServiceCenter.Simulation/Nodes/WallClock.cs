using System.Collections.Immutable;
using ServiceCenter.Foresight.World;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>What a computer's wall clock says when it starts: nobody knows how long it was off, or what its battery holds.</summary>
internal static class WallClock
{
    /// <summary>
    /// Backwards as far as there is; forwards an hour, or so far that nobody believes it. A host believes at its start that a day is over whose end
    /// its clock has passed: a clock some days ahead ends the day, which is no fault of the centre's.
    /// </summary>
    private static readonly ImmutableArray<TimeSpan> Steps =
    [
        TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(-1), TimeSpan.FromDays(-18_262), TimeSpan.FromDays(18_262),
    ];

    /// <summary>While it runs, the clock may be set by anything: no machine reckons with it.</summary>
    private static readonly ImmutableArray<TimeSpan> Settings =
    [
        TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(1), TimeSpan.FromDays(-1), TimeSpan.FromDays(18_262), TimeSpan.FromDays(-18_262),
    ];

    public static TimeSpan Setting(Dice dice) => Settings[dice.Below(Settings.Length)];

    /// <param name="mayBeWrong">A host without a record has nothing else to go by: the very first start is by daylight, else there is no day to be had.</param>
    public static DateTimeOffset AtStart(Place place, Dice dice, bool mayBeWrong)
    {
        var now = Script.Begins + place.Agenda.Now;
        if (!mayBeWrong || !place.Weather.Strikes(dice, "clock-step", place.Weather.Faults.ClockStep)) return now;
        var which = dice.Below(Steps.Length + 1);
        var stepped = which < Steps.Length ? now + Steps[which] : DateTimeOffset.UnixEpoch;
        place.Story.Tell("clock", $"starts at {stepped:yyyy-MM-dd HH:mm:ss}");
        return stepped;
    }
}
