using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>
/// The configuration of the centre as the engine needs it. It enters the journal as one event, whole, so that
/// a call of last month can be explained by the rules of last month. Holds nothing personal: agents are accounts, not plan.
/// </summary>
public sealed record CentrePlan
{
    /// <summary>The <c>{site}</c> of every topic.</summary>
    public required string Site { get; init; }
    public required string Name { get; init; }
    /// <summary>Languages the centre speaks, its own first (BCP 47: <c>en</c>, <c>de</c>).</summary>
    public required ImmutableArray<string> Languages { get; init; }
    public required ImmutableArray<ServicePlan> Services { get; init; }
    public required ImmutableArray<CounterPlan> Counters { get; init; }
    public required ImmutableArray<ProfilePlan> Profiles { get; init; }
    public required ImmutableArray<ZonePlan> Zones { get; init; }
    public required ImmutableArray<KioskPlan> Kiosks { get; init; }
    public required ImmutableArray<DisplayPlan> Displays { get; init; }
    /// <summary>Button boxes on agents' desks; null: none.</summary>
    public ImmutableArray<BoxPlan>? Boxes { get; init; }
    /// <summary>How long a box with a single button waits for a customer before a press means that somebody has come; null: 8 seconds.</summary>
    public TimeSpan? OneButtonGrace { get; init; }
    /// <summary>What no rule may break; null: <see cref="RoutingBounds.Usual"/>.</summary>
    public RoutingBounds? Bounds { get; init; }
    /// <summary>When the centre is open. The engine, which knows no time zone, decides nothing by it: it stands here for whoever asks how that day was meant. Null: not known.</summary>
    public CalendarPlan? Calendar { get; init; }

    public ServicePlan? Service(ServiceId id) => Services.FirstOrDefault(s => s.Id == id);
    public CounterPlan? Counter(CounterId id) => Counters.FirstOrDefault(c => c.Id == id);
    public BoxPlan? Box(string device) => (Boxes ?? []).FirstOrDefault(b => b.Id.Value == device);
    public ProfilePlan? Profile(ProfileId id) => Profiles.FirstOrDefault(p => p.Id == id);

    /// <summary>By content, down to the last list: the same file read twice is the same plan, and no event.</summary>
    public bool Equals(CentrePlan? other) =>
        other is not null && Site == other.Site && Name == other.Name && Languages.SequenceEqual(other.Languages)
        && Services.SequenceEqual(other.Services) && Counters.SequenceEqual(other.Counters) && Profiles.SequenceEqual(other.Profiles)
        && Zones.SequenceEqual(other.Zones) && Kiosks.SequenceEqual(other.Kiosks) && Displays.SequenceEqual(other.Displays)
        && (Boxes ?? []).SequenceEqual(other.Boxes ?? [])
        && OneButtonGrace == other.OneButtonGrace && Bounds == other.Bounds && Calendar == other.Calendar;

    public override int GetHashCode() => Services.Length;
}

/// <summary>The centre's file as it stood when a plan was read from it, whole: so that it can be looked at, and gone back to.</summary>
/// <param name="InsteadOf">Digest of the file that was set aside when somebody went back to this text; null: this is what the file said.</param>
public sealed record PlanText(string Text, string? InsteadOf = null);

/// <summary>When the centre is open, by the clock on its own wall. Times are since midnight.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Boundary">Where one day ends and the next begins.</param>
/// <param name="LastTicket">Not after <paramref name="Opens"/>: on the next calendar day.</param>
/// <param name="ClosedOn">Days of the week on which it does not open.</param>
public sealed record CalendarPlan(
    string TimeZone, TimeSpan Boundary, TimeSpan Opens, TimeSpan LastTicket, ImmutableArray<DayOfWeek> ClosedOn, ImmutableArray<Holiday> Holidays)
{
    public bool Equals(CalendarPlan? other) =>
        other is not null && TimeZone == other.TimeZone && Boundary == other.Boundary && Opens == other.Opens && LastTicket == other.LastTicket
        && ClosedOn.SequenceEqual(other.ClosedOn) && Holidays.SequenceEqual(other.Holidays);

    public override int GetHashCode() => Holidays.Length;
}

/// <summary>A date on which the centre does not open.</summary>
public sealed record Holiday(DateOnly Date, string Name);

/// <param name="Names">Language to name; the centre's first language is always there.</param>
/// <param name="Target">A ticket should be called within this time of its issue.</param>
/// <param name="ExpectedHandling">Mean handling time to assume before enough customers were served to know it.</param>
/// <param name="Historical">Known only from an import: its visits are in the log, no ticket is issued for it.</param>
public sealed record ServicePlan(
    ServiceId Id,
    ImmutableSortedDictionary<string, string> Names,
    NumberRange Numbers,
    TimeSpan Target,
    TimeSpan ExpectedHandling,
    bool Historical = false)
{
    /// <summary>How punctual a booked ticket has to be; null: <see cref="AppointmentWindow.Usual"/>.</summary>
    public AppointmentWindow? Appointments { get; init; }
    /// <summary>Tickets that may be issued in a day; null: as many as come.</summary>
    public int? DailyQuota { get; init; }
    /// <summary>When tickets are issued, within the centre's own hours; null: whenever the centre does.</summary>
    public TimeOfDaySpan? Hours { get; init; }

    public bool Equals(ServicePlan? other) =>
        other is not null && Id == other.Id && Names.SequenceEqual(other.Names) && Numbers == other.Numbers
        && Target == other.Target && ExpectedHandling == other.ExpectedHandling && Historical == other.Historical
        && Appointments == other.Appointments && DailyQuota == other.DailyQuota && Hours == other.Hours;

    public override int GetHashCode() => Numbers.First;
}

/// <param name="Early">A booked ticket may be called so long before its time.</param>
/// <param name="Late">Who comes later than this after the booked time waits as if it had not been booked.</param>
public sealed record AppointmentWindow(TimeSpan Early, TimeSpan Late)
{
    public static readonly AppointmentWindow Usual = new(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15));
}

/// <summary>A stretch of every day by the clock on the wall, as times since midnight; one that ends before it begins runs over midnight.</summary>
public sealed record TimeOfDaySpan(TimeSpan From, TimeSpan Until)
{
    /// <param name="day">Says how the clock on the wall differs from UTC.</param>
    public bool Holds(DateTimeOffset at, Day? day)
    {
        var time = (at.UtcDateTime + (day?.UtcOffset ?? TimeSpan.Zero)).TimeOfDay;
        return From <= Until ? From <= time && time < Until : From <= time || time < Until;
    }

    public override string ToString() => $"{From:hh\\:mm} to {Until:hh\\:mm}";
}

/// <summary>What no rule of any profile may break.</summary>
/// <param name="PassedOver">A ticket is passed over so often, and not once more.</param>
/// <param name="BeyondTarget">A ticket that has waited so long beyond its service's target goes first.</param>
public sealed record RoutingBounds(int PassedOver, TimeSpan BeyondTarget)
{
    public static readonly RoutingBounds Usual = new(20, TimeSpan.FromMinutes(30));
}

/// <summary>Numbers run from <see cref="First"/> to <see cref="Last"/> and then begin again.</summary>
public sealed record NumberRange(string Prefix, int First, int Last);

/// <param name="Profile">The profile the counter works by unless the agent opens it with another.</param>
public sealed record CounterPlan(CounterId Id, string Name, ZoneId Zone, ProfileId Profile)
{
    /// <summary>Language to name, where a wall or a voice is to call it otherwise than <see cref="Name"/>.</summary>
    public ImmutableSortedDictionary<string, string>? Names { get; init; }
    /// <summary>Language to where it is: "first floor". Null: in plain view.</summary>
    public ImmutableSortedDictionary<string, string>? Position { get; init; }
    /// <summary>Where to turn, in front of the zone's wall.</summary>
    public Direction? Arrow { get; init; }

    public bool Equals(CounterPlan? other) =>
        other is not null && Id == other.Id && Name == other.Name && Zone == other.Zone && Profile == other.Profile && Arrow == other.Arrow
        && Same(Names, other.Names) && Same(Position, other.Position);

    public override int GetHashCode() => Id.GetHashCode();

    private static bool Same(ImmutableSortedDictionary<string, string>? texts, ImmutableSortedDictionary<string, string>? others) =>
        texts is null ? others is null : others is not null && texts.SequenceEqual(others);
}

/// <summary>Of an arrow, for who looks at it; up is straight ahead.</summary>
public enum Direction { Left, Right, Up, Down, UpLeft, UpRight, DownLeft, DownRight }

/// <summary>An ordered list of rules: the first whose condition holds and that finds a ticket decides.</summary>
/// <param name="WrapUp">Longest time after a finish in which the agent is not ready; null: ready at once.</param>
public sealed record ProfilePlan(ProfileId Id, string Name, ImmutableArray<RoutingRule> Rules, TimeSpan? WrapUp = null)
{
    /// <summary>Every service that some rule of this profile may call.</summary>
    public IEnumerable<ServiceId> Services => Rules.SelectMany(r => r.CallFrom.Services).Distinct();

    /// <summary>Whether it is among <see cref="Services"/>: asked of every counter for every quote, so without making the list.</summary>
    public bool Calls(ServiceId service)
    {
        foreach (var rule in Rules)
            if (rule.CallFrom.Services.Contains(service)) return true;
        return false;
    }

    /// <summary>Some rule says when pools have their turn; otherwise they come before all rules.</summary>
    internal bool SaysWhenPools
    {
        get
        {
            foreach (var rule in Rules)
                if (rule.CallFrom is RoutingChoice.Pools) return true;
            return false;
        }
    }

    /// <summary>Some rule asks how many were called: they have to be counted.</summary>
    internal bool Counts
    {
        get
        {
            foreach (var rule in Rules)
                if (rule.When is RoutingCondition.CalledFewer) return true;
            return false;
        }
    }

    public bool Equals(ProfilePlan? other) => other is not null && Id == other.Id && Name == other.Name && Rules.SequenceEqual(other.Rules) && WrapUp == other.WrapUp;
    public override int GetHashCode() => Rules.Length;
}

/// <param name="Screen">Null: nobody has measured.</param>
public sealed record ZonePlan(ZoneId Id, string Name, ScreenPlan? Screen = null);

/// <summary>What the zone's walls measure, and from where they are read: this sizes their letters.</summary>
/// <param name="HeightMillimetres">Of the lit area.</param>
/// <param name="ViewingDistanceMetres">Of the furthest seat.</param>
public sealed record ScreenPlan(double HeightMillimetres, double ViewingDistanceMetres);

public sealed record KioskPlan(DeviceId Id, ZoneId Zone, ImmutableArray<ButtonPlan> Buttons)
{
    /// <summary>Prefix of the numbers it gives when the host is out of reach and none of those leased to it is left; null: then it gives none.</summary>
    public string? Series { get; init; }

    public bool Equals(KioskPlan? other) =>
        other is not null && Id == other.Id && Zone == other.Zone && Series == other.Series && Buttons.SequenceEqual(other.Buttons);
    public override int GetHashCode() => Buttons.Length;
}

/// <param name="Line">Offset of the button's line on the kiosk's GPIO chip; null where the button is on the screen only.</param>
/// <param name="LampLine">Offset of the lamp's line; null where the button has none.</param>
public sealed record ButtonPlan(ServiceId Service, int? Line, int? LampLine);

public sealed record DisplayPlan(DeviceId Id, ZoneId Zone);

/// <summary>A button box: it acts for one counter, as the agent who is at it.</summary>
public sealed record BoxPlan(DeviceId Id, CounterId Counter, ImmutableArray<BoxButtonPlan> Buttons)
{
    public bool Equals(BoxPlan? other) => other is not null && Id == other.Id && Counter == other.Counter && Buttons.SequenceEqual(other.Buttons);
    public override int GetHashCode() => Buttons.Length;
}

/// <param name="Line">Offset of the button's line on the box's GPIO chip.</param>
/// <param name="LampLine">Offset of the lamp's line; null where the button has none.</param>
public sealed record BoxButtonPlan(BoxKey Key, int Line, int? LampLine);

/// <summary>What a button of a box is for. <see cref="Single"/> stands alone: the one-button rule makes it mean what is next.</summary>
public enum BoxKey { Next, Recall, NoShow, Done, Single }
