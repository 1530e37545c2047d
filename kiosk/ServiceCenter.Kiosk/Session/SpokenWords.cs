using ServiceCenter.Contracts;
using ServiceCenter.Hardware;
using ServiceCenter.Kiosk.Words;

namespace ServiceCenter.Kiosk.Session;

/// <summary>What a kiosk says aloud, for who cannot read it: all that the screen and the paper say, in the same words.</summary>
internal static class SpokenWords
{
    public static Announcement OfService(KioskWords words, KioskButton button, string? notice) => In(words, notice is null
        ? [button.Name, button.Waiting, button.Quote, words["say.hold"]]
        : [button.Name, words["stopped"], notice]);

    /// <param name="paper">What to do about the paper.</param>
    public static Announcement OfTicket(KioskWords words, ReplyMessage reply, ConfigMessage? config, string? paper) =>
        In(words, [words.Fill("say.number", reply.Number), .. TicketSays.Of(words, reply, config), paper], spelled: reply.Number);

    public static Announcement OfTrouble(KioskWords words, string trouble) => In(words, [trouble]);

    private static Announcement In(KioskWords words, IEnumerable<string?> sentences, string? spelled = null) =>
        new([new Phrase(words.Language, string.Join(" ", sentences.OfType<string>().Select(Sentence)), spelled)]);

    /// <summary>A voice pauses at full stops only.</summary>
    private static string Sentence(string text) => text.EndsWith('.') || text.EndsWith('?') ? text : text + ".";
}
