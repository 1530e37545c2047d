namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// What a kiosk's screen says: the whole of it, so that a page which comes late or again is right at once. Texts are in
/// <see cref="Language"/> already.
/// </summary>
/// <param name="Connection">online, offline (with when the host was last heard), refused (not allowed, or not heard).</param>
/// <param name="Busy">Service whose request is under way; null where none is.</param>
/// <param name="Trouble">What is wrong and what to do, for customers; null where nothing is.</param>
public sealed record KioskScreen(
    string Device, string? CentreName, IReadOnlyList<KioskButton> Buttons, string Connection, string? Busy,
    KioskTicket? Ticket, string? Trouble)
{
    /// <summary>Tag of the language the screen is in: the customer's, or the centre's first.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Tags of the languages there are to choose from.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Why no tickets are given now, in the words of who stopped it; null while they are.</summary>
    public string? Notice { get; init; }

    /// <summary>What became of the wish for help: asking, told, failed; null where nobody wishes it.</summary>
    public string? Help { get; init; }

    /// <summary>The customer is taken for gone this long after the screen first says so; null: not yet.</summary>
    public int? ClosingSeconds { get; init; }

    /// <summary>Staff look for this kiosk: its name is all that is to be seen.</summary>
    public bool IsIdentifying { get; init; }

    /// <summary>A page that finds another here than at first loads itself anew.</summary>
    public string? Reload { get; init; }

    internal bool IsSame(KioskScreen other) =>
        this with { Buttons = other.Buttons, Languages = other.Languages } == other
        && Buttons.SequenceEqual(other.Buttons) && Languages.SequenceEqual(other.Languages);
}

/// <param name="Lit">The lamp of the button.</param>
/// <param name="Waiting">How many wait for it now, in words; null where that is not known.</param>
/// <param name="Quote">How long who takes a ticket now would wait, in words; null where no honest quote can be given.</param>
public sealed record KioskButton(
    string Service, IReadOnlyDictionary<string, string> Names, string Prefix, bool Lit, string Name = "", string? Waiting = null, string? Quote = null);

/// <summary>The ticket just issued. Stays on the screen when there is no paper.</summary>
/// <param name="Paper">printing, printed, unconfirmed, none.</param>
/// <param name="Says">What there is to say beside the number, a line each: people ahead, quote, where to wait, what to do about the paper.</param>
public sealed record KioskTicket(
    string Ticket, string Number, string Service, string Name, string Paper, string Says);
