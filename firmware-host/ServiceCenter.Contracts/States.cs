namespace ServiceCenter.Contracts;

/// <summary>Retained on <c>state/config/{device}</c>: all this device needs to know of the centre.</summary>
/// <param name="Seq">Of the event that brought this configuration: an older one that comes late is dropped.</param>
/// <param name="Role">kiosk, display, box, program.</param>
/// <param name="Notice">Why no more tickets are issued today; null while they are.</param>
/// <param name="Counter">Of a button box: the counter whose it is.</param>
/// <param name="Keys">Of a button box: its buttons.</param>
/// <param name="PublicUrl">Heads the QR on the ticket; null, no QR.</param>
/// <param name="Screen">Of the zone's walls; null: nobody has measured.</param>
/// <param name="Leases">Of a kiosk: numbers to give by itself when the host does not answer. A number it has given is not to be given again, though it stands here until it is handed in.</param>
/// <param name="Series">Of a kiosk: the series to go on with when no leased number is left; null: then it gives none.</param>
public sealed record ConfigMessage(
    long Seq, string Site, string Name, string Device, string Role, IReadOnlyList<string> Languages, string? Zone, string? ZoneName,
    DayBody? Day, IReadOnlyList<ServiceBody> Services, IReadOnlyList<ButtonBody> Buttons, string? PublicUrl, string TimeZone,
    string? Notice = null, string? Counter = null, IReadOnlyList<BoxButtonBody>? Keys = null, ScreenBody? Screen = null,
    IReadOnlyList<LeaseBody>? Leases = null, SeriesBody? Series = null);

/// <param name="Numbers">As printed, in the order in which to give them.</param>
public sealed record LeaseBody(string Service, IReadOnlyList<string> Numbers);

/// <param name="Next">The lowest number of the series that was not handed in, nor any above it.</param>
public sealed record SeriesBody(string Prefix, int Next);

/// <param name="HeightMillimetres">Of the lit area.</param>
/// <param name="ViewingDistanceMetres">Of the furthest seat.</param>
public sealed record ScreenBody(double HeightMillimetres, double ViewingDistanceMetres);

public sealed record ServiceBody(string Service, string Prefix, IReadOnlyDictionary<string, string> Names);
public sealed record ButtonBody(string Service, int? Line, int? LampLine);

/// <summary>A button of a box.</summary>
/// <param name="Key">next, recall, no-show, done; or single, which is the only one then.</param>
public sealed record BoxButtonBody(string Key, int Line, int? LampLine)
{
    public const string Next = "next", Recall = "recall", NoShow = "no-show", Done = "done", Single = "single";
}
public sealed record DayBody(string Day, DateTimeOffset OpensAt, DateTimeOffset LastTicketAt, DateTimeOffset EndsAt);

/// <summary>Retained on <c>state/queue/{service}</c>.</summary>
/// <param name="LongestWaitSince">When the one who has waited longest began to; screens count from it.</param>
public sealed record QueueMessage(
    long Seq, string Service, IReadOnlyDictionary<string, string> Names, int Waiting, DateTimeOffset? LongestWaitSince, QuoteBody? Quote, int OpenCounters);

/// <summary>Retained on <c>state/counter/{counter}</c>. Nothing personal: the agent is an opaque id.</summary>
/// <param name="State">closed, open, calling, serving, wrapping-up, on-break.</param>
/// <param name="CallSeq">Sequence number of the call of the ticket in front.</param>
/// <param name="ShownAt">When a display of the zone reported that call as painted; null so far.</param>
/// <param name="CanUndo">Kind of the step that an undo would take back; null where there is none.</param>
/// <param name="Until">When the wrap-up ends by itself.</param>
/// <param name="Reason">Of the break.</param>
public sealed record CounterMessage(
    long Seq, string Counter, string Name, string Zone, string State, DateTimeOffset Since, string? Agent, string? Profile,
    string? Ticket, string? Number, string? Service, long? CallSeq, DateTimeOffset? ShownAt, string? CanUndo,
    DateTimeOffset? Until = null, string? Reason = null);

/// <summary>Retained on <c>state/board/{zone}</c>: what a wall shows. A call is in <see cref="Current"/> until its service ends, and stays in <see cref="Recent"/> a while.</summary>
/// <param name="Current">Calls at the counters now, in the order of their <c>seq</c>, all of them: two in one tick are two.</param>
/// <param name="Recent">The last calls that are over, newest first.</param>
public sealed record BoardMessage(
    long Seq, string Zone, string Name, IReadOnlyList<BoardCall> Current, IReadOnlyList<BoardCall> Recent, IReadOnlyList<BoardQueue> Queues, string? Notice);

/// <param name="State">calling, serving, over.</param>
/// <param name="Language">The customer's.</param>
/// <param name="CounterNames">Language to name, where it is another than <paramref name="CounterName"/>.</param>
/// <param name="Position">Language to where the counter is; null: in plain view.</param>
/// <param name="Arrow">left, right, up, down, up-left, up-right, down-left, down-right; up is straight ahead.</param>
/// <param name="Spoken">A display has said so: one that was started anew does not speak it again. Null: not yet.</param>
public sealed record BoardCall(
    long Seq, string Number, string Counter, string CounterName, string State, DateTimeOffset At, string? Language,
    IReadOnlyDictionary<string, string>? CounterNames = null, IReadOnlyDictionary<string, string>? Position = null, string? Arrow = null, bool? Spoken = null);
public sealed record BoardQueue(string Service, IReadOnlyDictionary<string, string> Names, int Waiting, QuoteBody? Quote);

/// <summary>On <c>shown/{device}</c>, by the display: this call was painted, was spoken. Times are the display's own: for its operator, never for reckoning.</summary>
/// <param name="ShownAt">Null: not painted, so far.</param>
/// <param name="SpokenAt">When it had been spoken to its end; null: not spoken, so far.</param>
public sealed record ShownMessage(long Seq, DateTimeOffset? ShownAt, DateTimeOffset? SpokenAt);

/// <summary>Retained last will on <c>device/{device}/status</c>.</summary>
/// <param name="Status">online, offline.</param>
/// <param name="Incarnation">The host's only: grows by one with every start, so that a screen knows a new host from an old message.</param>
public sealed record StatusMessage(string Status, string Version, string BootId, long? Incarnation = null)
{
    public const string Online = "online";
    public const string Offline = "offline";
}

/// <summary>Retained on <c>device/{device}/health</c>. Null is "not known".</summary>
/// <param name="Paper">ok, low, out.</param>
/// <param name="Printer">ok, silent, fault, none.</param>
/// <param name="NotHandedIn">Of a kiosk: tickets that it issued by itself and that the host has yet to take in; without it, none.</param>
public sealed record HealthMessage(
    string? Paper, string? Printer, double? TemperatureCelsius, bool? ClockSynchronised, int? OutboxLength, IReadOnlyList<string>? StuckButtons, string? Trouble = null,
    int? NotHandedIn = null);

/// <summary>On <c>order/{device}</c>, by the host.</summary>
/// <param name="Kind">reprint, reload, identify. One that a device does not know is not for it.</param>
public sealed record OrderMessage(string Id, string Kind, string? Ticket = null)
{
    public const string Reprint = "reprint", Reload = "reload", Identify = "identify";
}
