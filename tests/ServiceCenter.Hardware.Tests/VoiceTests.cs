using ServiceCenter.Hardware.Voice;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardware.Tests;

public sealed class VoiceTests : IDisposable
{
    private static readonly Phrase Number = new("en", "Number A042, counter 3", Spelled: "A042");

    private readonly TempFolder folder = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("en"), InlineData("de"), InlineData("pl"), InlineData("ar"), InlineData("de-AT")]
    public async Task A_phrase_is_said_in_each_language_of_the_centre(string language)
    {
        using var voice = new EspeakVoice(PlayerThatKeeps("heard.wav"), Needs.Espeak());

        var result = await voice.Say(new Announcement([Number with { Language = language }]), stop);

        result.ShouldBe(new SpeechResult(SpeechOutcome.Spoken, null));
        Heard("heard.wav").Length.ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_chime_and_all_phrases_are_one_sound()
    {
        using var voice = new EspeakVoice(PlayerThatKeeps("heard.wav"), Needs.Espeak());
        await voice.Say(new Announcement([Number]), stop);
        var one = Heard("heard.wav");
        await voice.Say(new Announcement([Number, Number with { Language = "de" }], Chime: true), stop);
        var both = Heard("heard.wav");

        var chime = Chime.At(both.SamplesPerSecond);
        both.Samples[..chime.Samples.Length].ShouldBe(chime.Samples);
        (both.Length - one.Length).ShouldBeGreaterThan(chime.Length + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Two_announcements_at_once_are_heard_one_after_the_other()
    {
        // A player that finds another at work says so.
        var player = Player("""mkdir "$0.busy" || echo overlap >> "$0.log"; cat > /dev/null; echo heard >> "$0.log"; rmdir "$0.busy" """);
        using var voice = new EspeakVoice(player, Needs.Espeak());

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => voice.Say(new Announcement([Number]), stop)));

        File.ReadAllLines(folder.PathOf("player.log")).ShouldBe(Enumerable.Repeat("heard", 5));
    }

    [Fact]
    public async Task A_missing_program_is_named_with_what_to_do()
    {
        using var withoutEspeak = new EspeakVoice(PlayerThatKeeps("heard.wav"), folder.PathOf("no-espeak"));
        using var withoutPlayer = new EspeakVoice(new SoundPlayer(folder.PathOf("no-aplay")), Needs.Espeak());

        var silent = await withoutEspeak.Say(new Announcement([Number]), stop);
        var unheard = await withoutPlayer.Say(new Announcement([Number]), stop);

        silent.Outcome.ShouldBe(SpeechOutcome.Failed);
        silent.Detail.ShouldNotBeNull().ShouldContain("apt install espeak-ng");
        unheard.Outcome.ShouldBe(SpeechOutcome.Failed);
        unheard.Detail.ShouldNotBeNull().ShouldContain("apt install alsa-utils");
    }

    [Fact]
    public async Task A_language_without_a_voice_is_silent_and_said()
    {
        using var voice = new EspeakVoice(PlayerThatKeeps("heard.wav"), Needs.Espeak());

        var result = await voice.Say(new Announcement([Number, Number with { Language = "xx" }]), stop);

        result.Outcome.ShouldBe(SpeechOutcome.Failed);
        result.Detail.ShouldNotBeNull().ShouldContain("\"xx\"");
        File.Exists(folder.PathOf("heard.wav")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_player_complains_of_is_passed_on_and_the_next_announcement_is_heard()
    {
        var player = Player("""cat > /dev/null; [ -e "$0.failed" ] && exit 0; touch "$0.failed"; echo "cannot find card" >&2; exit 1""");
        using var voice = new EspeakVoice(player, Needs.Espeak());

        var first = await voice.Say(new Announcement([Number]), stop);
        var second = await voice.Say(new Announcement([Number]), stop);

        first.Outcome.ShouldBe(SpeechOutcome.Failed);
        first.Detail.ShouldNotBeNull().ShouldContain("cannot find card");
        second.Outcome.ShouldBe(SpeechOutcome.Spoken);
    }

    [Fact]
    public async Task An_announcement_that_is_stopped_ends_its_player()
    {
        var playing = folder.PathOf("player.up");
        var player = Player("""cat > /dev/null; echo $$ > "$0.pid"; mv "$0.pid" "$0.up"; exec sleep 600""");
        using var voice = new EspeakVoice(player, Needs.Espeak());
        using var silence = new CancellationTokenSource();

        var saying = voice.Say(new Announcement([Number]), silence.Token);
        await Poll.UntilTrue("the player is at work", () => Task.FromResult(File.Exists(playing)));
        await silence.CancelAsync();

        (await saying).Outcome.ShouldBe(SpeechOutcome.Stopped);
        await Poll.UntilTrue("the player is gone", () => Task.FromResult(!Directory.Exists("/proc/" + File.ReadAllText(playing).Trim())));
    }

    [Fact]
    public void A_number_is_spelled_wherever_it_stands_and_text_is_never_markup()
    {
        EspeakVoice.Markup(new Phrase("en", "Number A042, <b> & A042", "A042")).ShouldBe(
            """Number <say-as interpret-as="characters">A042</say-as>, &lt;b&gt; &amp; <say-as interpret-as="characters">A042</say-as>""");
    }

    [Fact]
    public void A_wave_that_claims_more_than_it_holds_is_read_to_its_end()
    {
        var file = new Wave(22050, [1, -2, 3]).ToFile();
        file.AsSpan(40, 4).Fill(0x7F);

        Wave.Read(file).ShouldNotBeNull().Samples.ShouldBe([1, -2, 3]);
    }

    [Fact]
    public void What_is_no_wave_is_recognised()
    {
        Wave.Read([]).ShouldBeNull();
        Wave.Read("RIFF....WAVEdata"u8).ShouldBeNull();
        Wave.Read(new byte[100]).ShouldBeNull();
    }

    [Fact]
    public async Task The_twin_keeps_what_it_was_to_say_and_fails_as_told()
    {
        using var twin = new VoiceTwin();
        twin.FailNext("hoarse");

        (await twin.Say(new Announcement([Number]), stop)).ShouldBe(new SpeechResult(SpeechOutcome.Failed, "hoarse"));
        (await twin.Say(new Announcement([Number]), stop)).Outcome.ShouldBe(SpeechOutcome.Spoken);
        twin.Said.ShouldHaveSingleItem().Phrases.ShouldBe([Number]);
    }

    private SoundPlayer PlayerThatKeeps(string file) => Player($"""cat > "{folder.PathOf(file)}" """);

    private SoundPlayer Player(string script)
    {
        folder.Write("player", script);
        return new SoundPlayer("/bin/sh", folder.PathOf("player"));
    }

    private Wave Heard(string file) => Wave.Read(File.ReadAllBytes(folder.PathOf(file))).ShouldNotBeNull();
}
