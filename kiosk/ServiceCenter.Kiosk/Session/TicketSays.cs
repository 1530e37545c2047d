using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Words;

namespace ServiceCenter.Kiosk.Session;

/// <summary>What there is to say beside a ticket's number, alike on paper, on the screen and aloud.</summary>
internal static class TicketSays
{
    public static IEnumerable<string> Of(KioskWords words, ReplyMessage reply, ConfigMessage? config)
    {
        // The host's word on a ticket always has the event's number; of one that this kiosk issued there is no event yet.
        if (reply.Seq is null) yield return words["offline"];
        if (reply.Ahead is { } ahead) yield return words.Counted("ahead", ahead);
        if (reply.Quote is { } quote) yield return words.Fill("quote", words.About(quote.MeanSeconds));
        if (config?.ZoneName is { Length: > 0 } zone) yield return words.Fill("where", zone);
    }
}

internal static class ServiceName
{
    /// <summary>The centre's own language; null where its configuration is not known.</summary>
    public static string? OwnLanguage(this ConfigMessage? config) => config?.Languages is [var own, ..] ? own : null;

    /// <summary>A service in the customer's language, else in the first of the centre's that has a name for it.</summary>
    public static string Of(ConfigMessage config, string? service, string? language)
    {
        foreach (var one in config.Services) if (one.Service == service) return Of(one, config.Languages, language);
        return service ?? "";
    }

    public static string Of(ServiceBody service, IReadOnlyList<string> languages, string? language)
    {
        if (language is not null && service.Names.TryGetValue(language, out var own)) return own;
        foreach (var other in languages) if (service.Names.TryGetValue(other, out var name)) return name;
        return service.Service;
    }
}
