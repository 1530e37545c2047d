using ServiceCenter.WebConsole.Quiet;

namespace ServiceCenter.WebConsole.Pages;

/// <summary>What is said of a quiet host in a sentence.</summary>
internal static class QuietWords
{
    public static string Of(this Speech t, QuietWord word) => word.State switch
    {
        "follows" => t["This standby has all of the record. It serves nobody until somebody takes over by hand."],
        "behind" => t["This standby is catching up: {0} events are not on this disk yet.", word.Behind],
        "lost" => t["The host does not answer. What it has told people since may be missing here."],
        "refused" => t["What the host has does not fit what is on this disk. Nothing more is taken in, and nothing was overwritten."],
        "taking-over" => t["This standby takes over now."],
        "stopped" => t["This host has stopped for good: {0} took over. The record goes on there, not here.", word.Machine],
        _ => t["This host is starting, and listens first whether another one took over meanwhile."],
    };

    public static string TitleOf(this Speech t, QuietWord word) => word.State switch
    {
        "stopped" => t["Stopped for good"],
        "starting" => t["Starting"],
        _ => t["Standby"],
    };

    public static string ToneOf(QuietWord word) => word.State switch { "follows" => "good", "behind" or "starting" or "taking-over" => "warn", _ => "bad" };

    public static string BadgeOf(this Speech t, QuietWord word) => word.State switch
    {
        "follows" => t["up to date"],
        "behind" => t["behind"],
        "lost" => t["host not heard"],
        "refused" => t["does not fit"],
        "taking-over" => t["takes over"],
        "stopped" => t["stopped"],
        _ => t["starting"],
    };
}
