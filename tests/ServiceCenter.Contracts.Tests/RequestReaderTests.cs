using System.Text;
using System.Text.Json;

namespace ServiceCenter.Contracts.Tests;

public sealed class RequestReaderTests
{
    public static TheoryData<string> AllRequests => [.. Samples.All.Where(sample => sample.Value is Request).Select(sample => sample.Json)];

    [Theory, MemberData(nameof(AllRequests))]
    public void every_good_request_is_read(string json)
    {
        var read = Read(json);

        read.Problem.ShouldBeNull();
        read.Id.ShouldBe(read.Request!.Id);
        JsonSerializer.Serialize(read.Request, Wire.Default.Request).ShouldBe(json);
    }

    [Fact]
    public void the_kind_may_stand_anywhere_and_unknown_members_are_passed_over()
    {
        Read("""{"service":"general","mood":{"good":[1,null]},"id":"1","kind":"issue-ticket"}""")
            .Request.ShouldBe(new IssueTicketRequest("1", "general"));
    }

    [Fact]
    public void an_optional_member_may_be_null()
    {
        Read("""{"id":"1","kind":"issue-ticket","service":"general","language":null,"then":null}""")
            .Request.ShouldBe(new IssueTicketRequest("1", "general"));
    }

    [Theory]
    // missing, null, of another type
    [InlineData("""{"id":"1","kind":"issue-ticket"}""", "Member 'service' of issue-ticket is missing: expected a text.")]
    [InlineData("""{"id":"1","kind":"issue-ticket","service":null}""", "Member 'service' of issue-ticket is null: expected a text.")]
    [InlineData("""{"id":"1","kind":"issue-ticket","service":7}""", "Member 'service' of issue-ticket is 7: expected a text.")]
    [InlineData("""{"id":"1","kind":"issue-ticket","service":"general","then":"payments"}""", "Member 'then' of issue-ticket is \"payments\": expected a list of texts.")]
    [InlineData("""{"id":"1","kind":"issue-ticket","service":"general","then":["payments",null]}""", "Member 'then' of issue-ticket has a null in it: expected a list of texts.")]
    [InlineData("""{"id":"1","kind":"printed","ticket":"t","confirmed":"yes"}""", "Member 'confirmed' of printed is \"yes\": expected true or false.")]
    [InlineData("""{"id":"1","kind":"printed","ticket":"t"}""", "Member 'confirmed' of printed is missing: expected true or false.")]
    [InlineData("""{"id":"1","kind":"printed","ticket":"\ud800","confirmed":true}""", "Member 'ticket' of printed is \"\\ud800\": expected a text.")]
    [InlineData("""{"id":"1","kind":"open-day","day":"2026-11-21","opensAt":"2026-11-21T09:00:00","lastTicketAt":"2026-11-21T17:00:00Z","endsAt":"2026-11-21T18:00:00Z"}""",
        "Member 'opensAt' of open-day is \"2026-11-21T09:00:00\": expected an instant with its offset, such as 2026-11-21T09:30:00.123Z.")]
    [InlineData("""{"id":"1","kind":"open-day","day":"2026-11-21","opensAt":9,"lastTicketAt":"2026-11-21T17:00:00Z","endsAt":"2026-11-21T18:00:00Z"}""",
        "Member 'opensAt' of open-day is 9: expected an instant with its offset, such as 2026-11-21T09:30:00.123Z.")]
    // names are exact
    [InlineData("""{"id":"1","kind":"issue-ticket","Service":"general"}""", "Member 'service' of issue-ticket is missing: expected a text.")]
    public void a_member_at_fault_is_named_with_what_is_expected(string json, string detail)
    {
        Read(json).ShouldBe(new RequestRead("1", null, new Problem("bad-request", "Request not understood", detail)));
    }

    [Theory]
    [InlineData("""{"id":"1","kind":"fly"}""", "\"fly\" is no kind of request: expected one of hello, snapshot, ")]
    [InlineData("""{"id":"1","kind":"Hello"}""", "\"Hello\" is no kind of request: expected one of hello, snapshot, ")]
    public void an_unknown_kind_is_refused_with_the_kinds_there_are(string json, string detail)
    {
        var read = Read(json);

        read.Id.ShouldBe("1");
        read.Problem!.Code.ShouldBe("unknown-kind");
        read.Problem.Detail.ShouldStartWith(detail);
    }

    [Theory]
    [InlineData("""{"id":"1"}""", "Member 'kind' is missing")]
    [InlineData("""{"id":"1","kind":null}""", "Member 'kind' is null")]
    [InlineData("""{"id":"1","kind":3}""", "Member 'kind' is 3")]
    public void a_request_without_a_kind_is_refused_to_its_asker(string json, string detail)
    {
        var read = Read(json);

        read.Id.ShouldBe("1");
        read.Problem!.Code.ShouldBe("bad-request");
        read.Problem.Detail.ShouldStartWith(detail);
    }

    [Theory]
    [InlineData("""{"kind":"end-day"}""", "Member 'id' is missing")]
    [InlineData("""{"id":null,"kind":"end-day"}""", "Member 'id' is null")]
    [InlineData("""{"id":5,"kind":"end-day"}""", "Member 'id' is 5")]
    [InlineData("""{"id":"","kind":"end-day"}""", "Member 'id' is \"\"")]
    [InlineData("""{"id":"a b","kind":"end-day"}""", "Member 'id' is \"a b\"")]
    [InlineData("""{"id":"a\nb","kind":"end-day"}""", "Member 'id' is \"a\\nb\"")]
    [InlineData("""{"id":"ü","kind":"end-day"}""", "Member 'id' is \"ü\"")]
    [InlineData("""{"id":"\ud800","kind":"end-day"}""", "Member 'id' is \"\\ud800\"")]
    [InlineData("""{"id":"1","id":"2","kind":"end-day"}""", "Member 'id' is there twice: expected once.")]
    [InlineData("""{"more":[{"x":1,"x":1}]}""", "Member 'x' is there twice: expected once.")]
    [InlineData("""{"\ud800":1}""", "The body has a member whose name is no text")]
    [InlineData("", "The body is not JSON at line 1, byte 1: expected one JSON object, in UTF-8.")]
    [InlineData("{\"id\":\"1\",\n \"kind\":end-day}", "The body is not JSON at line 2, byte 9:")]
    [InlineData("""{"id":"1","kind":"end-day"} and more""", "The body is not JSON")]
    [InlineData("[]", "The body is not a JSON object")]
    [InlineData("null", "The body is not a JSON object")]
    [InlineData("\"end-day\"", "The body is not a JSON object")]
    public void a_request_without_an_id_is_refused_to_nobody(string json, string detail)
    {
        var read = Read(json);

        read.Id.ShouldBeNull();
        read.Request.ShouldBeNull();
        read.Problem!.Code.ShouldBe("bad-request");
        read.Problem.Detail.ShouldStartWith(detail);
    }

    [Fact]
    public void bytes_that_are_no_utf_8_are_refused()
    {
        RequestReader.Read([.. "{\"id\":\"1\",\"kind\":\"left\",\"ticket\":\""u8, 0xFF, .. "\"}"u8]).Problem!.Code.ShouldBe("bad-request");
        RequestReader.Read([0xFF, 0xFE, 0x00]).Problem!.Code.ShouldBe("bad-request");
    }

    [Fact]
    public void nothing_nested_too_deeply_is_followed()
    {
        RequestReader.Read(Encoding.UTF8.GetBytes(new string('[', 60_000))).Problem!.Code.ShouldBe("bad-request");
    }

    [Fact]
    public void ids_have_up_to_64_characters()
    {
        Read($$"""{"id":"{{new string('x', 64)}}","kind":"end-day"}""").Request.ShouldNotBeNull();
        Read($$"""{"id":"{{new string('x', 65)}}","kind":"end-day"}""").Problem!.Detail.ShouldContain("1 to 64 characters of printable ASCII");
    }

    [Fact]
    public void bodies_have_up_to_64_kilobytes()
    {
        const string Start = """{"id":"1","kind":"end-day","pad":" """;
        string Padded(int bytes) => Start + new string('x', bytes - Start.Length - 2) + "\"}";

        Read(Padded(RequestReader.MaxBytes)).Request.ShouldBe(new EndDayRequest("1"));
        Read(Padded(RequestReader.MaxBytes + 1)).Problem!.Detail.ShouldBe("The body has 65537 bytes; at most 65536 are read.");
    }

    [Fact]
    public void no_cut_or_changed_byte_of_any_request_makes_the_reader_throw()
    {
        foreach (var json in AllRequests.Select(row => Encoding.UTF8.GetBytes(row.Data)))
        {
            for (var at = 0; at < json.Length; at++)
            {
                ExactlyOne(RequestReader.Read(json.AsSpan(0, at)));
                foreach (var other in (byte[])[(byte)'"', (byte)'}', (byte)'\\', (byte)'n', (byte)'0', 0x00, 0x80, 0xFF])
                {
                    var changed = json.ToArray();
                    changed[at] = other;
                    ExactlyOne(RequestReader.Read(changed));
                }
            }
        }
    }

    private static void ExactlyOne(RequestRead read) => (read.Request is null).ShouldBe(read.Problem is not null);

    private static RequestRead Read(string json) => RequestReader.Read(Encoding.UTF8.GetBytes(json));
}
