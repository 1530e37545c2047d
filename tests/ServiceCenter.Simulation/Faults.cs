using System.Collections.Immutable;

namespace ServiceCenter.Simulation;

/// <summary>
/// Every fault knob of a simulated day. Shares are per 10,000 of what they are a share of; means are times between two
/// faults of a kind (zero: never). From <see cref="Script.HealedAt"/> on nothing of this happens any more.
/// </summary>
public sealed record Faults
{
    public static Faults Usual { get; } = new();

    public static Faults None { get; } = new()
    {
        Duplicate = 0, Reorder = 0, LateWill = 0, RequestLost = 0, ReplyLost = 0,
        MeanBetweenPartitions = TimeSpan.Zero, MeanBetweenSwizzles = TimeSpan.Zero, MeanBetweenBrokerRestarts = TimeSpan.Zero,
        MeanBetweenHostCrashes = TimeSpan.Zero, FlushFails = 0, SlowFlush = 0, MeanBetweenFullDisks = TimeSpan.Zero,
        ClockDrift = 0, ClockJump = TimeSpan.Zero, ClockStep = 0, MeanBetweenClockSettings = TimeSpan.Zero, MeanBetweenDeviceCrashes = TimeSpan.Zero,
        PrinterSilent = 0, PrinterJams = 0, PaperOut = 0, PrinterUnreachable = 0, SpeechFails = 0, Chatter = 0, Mash = 0, Stick = 0, Slip = 0,
    };

    /// <summary>What can break, by the name under which it is counted and can be left out; each with what leaves it out.</summary>
    public static ImmutableSortedDictionary<string, Func<Faults, Faults>> Kinds { get; } = new Dictionary<string, Func<Faults, Faults>>
    {
        ["duplicate"] = f => f with { Duplicate = 0 },
        ["reorder"] = f => f with { Reorder = 0 },
        ["late-will"] = f => f with { LateWill = 0 },
        ["request-lost"] = f => f with { RequestLost = 0 },
        ["reply-lost"] = f => f with { ReplyLost = 0 },
        ["partition"] = f => f with { MeanBetweenPartitions = TimeSpan.Zero },
        ["swizzle"] = f => f with { MeanBetweenSwizzles = TimeSpan.Zero },
        ["broker-restart"] = f => f with { MeanBetweenBrokerRestarts = TimeSpan.Zero },
        ["host-crash"] = f => f with { MeanBetweenHostCrashes = TimeSpan.Zero },
        ["flush-fails"] = f => f with { FlushFails = 0 },
        ["slow-flush"] = f => f with { SlowFlush = 0 },
        ["disk-full"] = f => f with { MeanBetweenFullDisks = TimeSpan.Zero },
        ["clock-drift"] = f => f with { ClockDrift = 0 },
        ["clock-jump"] = f => f with { ClockJump = TimeSpan.Zero },
        ["clock-step"] = f => f with { ClockStep = 0 },
        ["clock-set"] = f => f with { MeanBetweenClockSettings = TimeSpan.Zero },
        ["device-crash"] = f => f with { MeanBetweenDeviceCrashes = TimeSpan.Zero },
        ["printer-silent"] = f => f with { PrinterSilent = 0 },
        ["printer-jams"] = f => f with { PrinterJams = 0 },
        ["paper-out"] = f => f with { PaperOut = 0 },
        ["printer-unreachable"] = f => f with { PrinterUnreachable = 0 },
        ["speech"] = f => f with { SpeechFails = 0 },
        ["bounce"] = f => f with { Chatter = 0 },
        ["mash"] = f => f with { Mash = 0 },
        ["stick"] = f => f with { Stick = 0 },
        ["slip"] = f => f with { Slip = 0 },
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public Faults Without(string kind) => Kinds[kind](this);

    // The network. In order and once is what TCP gives; what breaks that is reconnecting, which partitions and restarts bring by themselves.
    public TimeSpan LeastDelay { get; init; } = TimeSpan.FromMilliseconds(1);
    public TimeSpan MostDelay { get; init; } = TimeSpan.FromMilliseconds(40);
    /// <summary>Of messages between broker and device: how many come twice.</summary>
    public int Duplicate { get; init; } = 150;
    /// <summary>Of messages between broker and device: how many are overtaken by later ones of other topics.</summary>
    public int Reorder { get; init; } = 150;
    /// <summary>Of connections that end without a goodbye: how many last wills come late, when the node may be back.</summary>
    public int LateWill { get; init; } = 3_000;
    /// <summary>Of each node's line to the broker.</summary>
    public TimeSpan MeanBetweenPartitions { get; init; } = TimeSpan.FromMinutes(45);
    /// <summary>For so long the first kiosk hears nobody, from half an hour after the opening on; zero: it does.</summary>
    public TimeSpan FirstKioskCutOff { get; init; }
    public TimeSpan MeanPartition { get; init; } = TimeSpan.FromSeconds(20);
    public TimeSpan MeanBetweenBrokerRestarts { get; init; } = TimeSpan.FromMinutes(80);
    /// <summary>Of broker restarts: how many forget everything retained, queued and subscribed.</summary>
    public int BrokerForgets { get; init; } = 3_000;
    /// <summary>Several lines stop one after the other and come back in another order.</summary>
    public TimeSpan MeanBetweenSwizzles { get; init; } = TimeSpan.FromMinutes(70);
    /// <summary>Of HTTP requests: how many never arrive. (On the bus, what is lost is lost with its connection.)</summary>
    public int RequestLost { get; init; } = 100;
    /// <summary>Of HTTP replies: how many never arrive.</summary>
    public int ReplyLost { get; init; } = 100;

    // The host.
    public TimeSpan MeanBetweenHostCrashes { get; init; } = TimeSpan.FromMinutes(50);
    /// <summary>Of appends: how many fail, with nobody knowing what is on disk.</summary>
    public int FlushFails { get; init; } = 5;
    /// <summary>Of appends: how many take seconds (a memory card that tidies up).</summary>
    public int SlowFlush { get; init; } = 100;
    /// <summary>For a while every append fails, and nothing of it is kept.</summary>
    public TimeSpan MeanBetweenFullDisks { get; init; } = TimeSpan.FromMinutes(180);
    /// <summary>So long after the opening the disk dies, and a backup is put in its place; zero: it does not.</summary>
    public TimeSpan DiskDiesAfter { get; init; }
    /// <summary>So old is the backup then.</summary>
    public TimeSpan AgeOfBackup { get; init; } = TimeSpan.FromMinutes(20);
    /// <summary>Of appends: how many the disk acknowledges before it has them. No fault that may happen, but a defect that must be found.</summary>
    public int AcknowledgedEarly { get; init; }
    /// <summary>Parts in a million by which a node's clock may run fast or slow.</summary>
    public int ClockDrift { get; init; } = 200;
    /// <summary>How far off a restarted host's clock may be, either way.</summary>
    public TimeSpan ClockJump { get; init; } = TimeSpan.FromSeconds(90);
    /// <summary>Of starts: how many find the wall clock off by an hour (as daylight saving time does), a day or 50 years, or in 1970.</summary>
    public int ClockStep { get; init; } = 2_500;

    /// <summary>Of each computer with a wall clock: somebody sets it, while it runs, by an hour, a day or 50 years, either way.</summary>
    public TimeSpan MeanBetweenClockSettings { get; init; } = TimeSpan.FromMinutes(120);

    // Kiosks and displays.
    public TimeSpan MeanBetweenDeviceCrashes { get; init; } = TimeSpan.FromMinutes(150);
    public int PrinterSilent { get; init; } = 300;
    /// <summary>Of prints: how many jam, for minutes. What is fed to a jammed printer comes out when somebody has cleared it, or never.</summary>
    public int PrinterJams { get; init; } = 60;
    public int PaperOut { get; init; } = 100;
    public int PrinterUnreachable { get; init; } = 100;
    /// <summary>Of announcements: how many are not heard.</summary>
    public int SpeechFails { get; init; } = 500;
    /// <summary>Of presses: how many come from a worn button, whose bouncing outlasts the kernel's debounce.</summary>
    public int Chatter { get; init; } = 300;
    /// <summary>Of presses: how many are followed by a volley of others on the same button, or all of them.</summary>
    public int Mash { get; init; } = 500;

    /// <summary>Of presses: how many are not let go for minutes (a bag leans on the button).</summary>
    public int Stick { get; init; } = 100;

    /// <summary>Of an agent's steps: how many were a slip and are taken back.</summary>
    public int Slip { get; init; } = 200;
}
