using System.Text;
using System.Text.RegularExpressions;

namespace ServiceCenter.Hardware.Voice;

/// <summary>
/// espeak-ng makes the sound, a player of WAV sounds it. Both are programs of their own: espeak-ng is under the GPL, and is called, never
/// linked. All phrases are made before any is heard, so that one which cannot be made leaves silence, not half an announcement.
/// </summary>
/// <param name="program">espeak-ng, by name or path.</param>
public sealed partial class EspeakVoice(SoundPlayer player, string program = EspeakVoice.UsualProgram) : IVoice
{
    public const string UsualProgram = "espeak-ng";

    /// <summary>A hall echoes: slower than the 175 words a minute that espeak-ng takes for itself.</summary>
    private const string WordsPerMinute = "150";

    private static readonly TimeSpan MakingTime = TimeSpan.FromSeconds(10); // a phrase takes 15 ms where nothing hangs
    private static readonly TimeSpan BeforePhrase = TimeSpan.FromMilliseconds(250), AfterAll = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim oneAtATime = new(1);

    public async Task<SpeechResult> Say(Announcement announcement, CancellationToken stop)
    {
        var hasTurn = false;
        try
        {
            await oneAtATime.WaitAsync(stop).ConfigureAwait(false);
            hasTurn = true;
            await player.Play(await SoundOf(announcement, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
            return new(SpeechOutcome.Spoken, null);
        }
        catch (OperationCanceledException)
        {
            return new(SpeechOutcome.Stopped, null);
        }
        catch (SoundException problem)
        {
            return new(SpeechOutcome.Failed, problem.Message);
        }
        finally
        {
            if (hasTurn) oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    /// <summary>The phrase as espeak-ng is given it: with every character of what is to be spelled named, and all else as plain text.</summary>
    internal static string Markup(Phrase phrase)
    {
        var text = Escaped(phrase.Text);
        return phrase.Spelled is { Length: > 0 } spelled
            ? text.Replace(Escaped(spelled), $"<say-as interpret-as=\"characters\">{Escaped(spelled)}</say-as>", StringComparison.Ordinal)
            : text;
    }

    private async Task<Wave> SoundOf(Announcement announcement, CancellationToken stop)
    {
        var phrases = new List<Wave>();
        foreach (var phrase in announcement.Phrases) phrases.Add(await SoundOf(phrase, stop).ConfigureAwait(false));
        var rate = phrases.Count > 0 ? phrases[0].SamplesPerSecond : Chime.UsualRate;

        var whole = announcement.Chime ? Chime.At(rate) : new Wave(rate, []);
        foreach (var phrase in phrases) whole = whole.ThenSilence(BeforePhrase).Then(phrase);
        return whole.ThenSilence(AfterAll); // some sound devices swallow the end of what they are given
    }

    private async Task<Wave> SoundOf(Phrase phrase, CancellationToken stop)
    {
        var language = phrase.Language.Split('-')[0];
        if (!LanguageCode().IsMatch(language)) throw new SoundException($"\"{phrase.Language}\" is no language: it is a tag as en or de-AT.");
        var run = await ChildProgram.Run(
            program, ["-v", language, "-s", WordsPerMinute, "-m", "-b", "1", "--stdin", "--stdout"],
            Encoding.UTF8.GetBytes(Markup(phrase)), MakingTime, remedy: "Install it: sudo apt install espeak-ng.", stop).ConfigureAwait(false);
        if (!run.Succeeded) throw new SoundException($"{program} could not say the phrase in \"{language}\": {run.Complaint}");
        return Wave.Read(run.Output) ?? throw new SoundException($"{program} made no sound of the phrase in \"{language}\".");
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex("^[A-Za-z]{2,3}$")]
    private static partial Regex LanguageCode();
}
