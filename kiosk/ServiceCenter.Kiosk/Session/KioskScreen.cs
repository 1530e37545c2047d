namespace ServiceCenter.Kiosk.Session;

/// <summary>What a kiosk's screen says: the whole of it, so that a page which comes late or again is right at once.</summary>
/// <param name="Connection">online, offline (with when the host was last heard), refused (not allowed, or not heard).</param>
/// <param name="Busy">Service whose request is under way; null where none is.</param>
/// <param name="Trouble">What is wrong and what to do, for customers; null where nothing is.</param>
public sealed record KioskScreen(
    string Device, string? CentreName, IReadOnlyList<KioskButton> Buttons, string Connection, string? Busy,
    KioskTicket? Ticket, string? Trouble);

/// <param name="Lit">The lamp of the button.</param>
public sealed record KioskButton(string Service, IReadOnlyDictionary<string, string> Names, string Prefix, bool Lit);

/// <summary>The ticket just issued. Stays on the screen when there is no paper.</summary>
/// <param name="Paper">printing, printed, unconfirmed, none.</param>
public sealed record KioskTicket(string Ticket, string Number, string Service, IReadOnlyDictionary<string, string> Names, int Ahead, double? QuoteSeconds, string Paper);
