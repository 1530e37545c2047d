using System.Text.Json;

namespace ServiceCenter.Contracts.Tests;

public sealed class WireTests
{
    [Theory]
    [InlineData("2026-11-21T09:30:00.123Z", "2026-11-21T09:30:00.123Z")]
    [InlineData("2026-11-21T10:30:00.123+01:00", "2026-11-21T09:30:00.123Z")]
    [InlineData("2026-11-21T09:30:00Z", "2026-11-21T09:30:00.000Z")]
    [InlineData("2026-11-21T09:30:00.1239999Z", "2026-11-21T09:30:00.123Z")]
    [InlineData("2026-11-20T23:30:00-10:00", "2026-11-21T09:30:00.000Z")]
    public void instants_are_utc_with_three_decimals(string given, string written)
    {
        var shown = JsonSerializer.Deserialize($$"""{"seq":1,"shownAt":"{{given}}"}""", Wire.Default.ShownMessage)!;

        shown.ShownAt!.Value.Offset.ShouldBe(TimeSpan.Zero);
        JsonSerializer.Serialize(shown, Wire.Default.ShownMessage).ShouldBe($$"""{"seq":1,"shownAt":"{{written}}"}""");
    }

    [Theory]
    [InlineData("\"2026-11-21T09:30:00\"")]
    [InlineData("\"2026-11-21\"")]
    [InlineData("\"half past nine\"")]
    [InlineData("1795253400")]
    [InlineData("true")]
    public void what_is_no_instant_of_its_own_is_refused(string given)
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize($$"""{"seq":1,"shownAt":{{given}}}""", Wire.Default.ShownMessage));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(95.49)]
    [InlineData(1.0 / 3)]
    [InlineData(1e-9)]
    [InlineData(86_399.999)]
    [InlineData(double.MaxValue)]
    public void seconds_come_back_to_the_last_bit(double seconds)
    {
        var json = JsonSerializer.Serialize(new QuoteBody("simple", seconds), Wire.Default.QuoteBody);

        JsonSerializer.Deserialize(json, Wire.Default.QuoteBody)!.MeanSeconds.ShouldBe(seconds);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void seconds_that_are_no_number_are_never_written(double seconds)
    {
        Should.Throw<ArgumentException>(() => JsonSerializer.Serialize(new QuoteBody("simple", seconds), Wire.Default.QuoteBody));
    }

    [Theory]
    [InlineData("""{"id":"1"}""", "ok")]
    [InlineData("""{"id":"1","ok":null}""", "ok")]
    [InlineData("""{"id":null,"ok":true}""", "id")]
    [InlineData("""{"id":"1","ok":"true"}""", "ok")]
    [InlineData("""{"id":"1","ok":true,"problem":{"code":"x","title":null,"detail":"y"}}""", "title")]
    public void a_reply_with_a_required_member_missing_null_or_of_another_type_is_refused(string json, string member)
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, Wire.Default.ReplyMessage)).Message.ShouldContain(member);
    }

    [Fact]
    public void a_reply_of_a_newer_host_is_read_for_what_is_known_of_it()
    {
        JsonSerializer.Deserialize("""{"ok":true,"colour":"blue","id":"1","seq":4}""", Wire.Default.ReplyMessage).ShouldBe(new ReplyMessage("1", true, 4));
    }

    [Fact]
    public void a_member_given_twice_is_refused()
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize("""{"id":"1","ok":true,"ok":false}""", Wire.Default.ReplyMessage));
    }

    [Fact]
    public void the_kind_of_an_event_may_stand_anywhere_but_must_be_known()
    {
        var left = JsonSerializer.Deserialize("""{"seq":7,"at":"2026-11-21T09:30:00.000Z","ticket":"t","kind":"ticket-left"}""", Wire.Default.EventMessage);
        left.ShouldBeOfType<TicketLeftEvent>().Seq.ShouldBe(7);

        Should.Throw<JsonException>(() => JsonSerializer.Deserialize("""{"seq":7,"at":"2026-11-21T09:30:00.000Z","kind":"ticket-lost"}""", Wire.Default.EventMessage));
    }

    [Fact]
    public void no_null_is_written()
    {
        foreach (var sample in Samples.All) sample.Json.ShouldNotContain("null");
    }

    [Fact]
    public void every_kind_of_request_says_who_may_ask_it()
    {
        var kinds = Wire.Default.Request.PolymorphismOptions!.DerivedTypes.Select(derived => (string)derived.TypeDiscriminator!);

        RequestKinds.Allowed.Keys.Order().ShouldBe(kinds.Order());
        foreach (var request in Samples.All.Select(sample => sample.Value).OfType<Request>())
            RequestKinds.Allowed.ShouldContainKey(RequestKinds.KindOf(request));
    }
}
