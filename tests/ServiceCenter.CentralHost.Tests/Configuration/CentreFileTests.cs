using System.Text.Json.Nodes;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Tests.Serving;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Configuration;

public sealed class CentreFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void the_file_that_ships_describes_a_centre()
    {
        var centre = Centre.Read(null);
        centre.Site.ShouldBe("demo");
        centre.Plan.Services.Select(s => $"{s.Id} {s.Numbers.Prefix}").ShouldBe(["general A", "payments B", "passports C"]);
        (centre.FirstKiosk, centre.FirstDisplay, centre.FirstDisplayZone).ShouldBe(("kiosk-1", "wall-1", "hall"));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void a_mistake_is_told_at_its_place(string mistake, Action<JsonObject> alter) =>
        Refusal(SomeCentreFile.With(alter)).Mistakes.ShouldHaveSingleItem().ShouldStartWith(mistake);

    public static TheoryData<string, Action<JsonObject>> Mistakes => new()
    {
        { "site 'Main Office'", f => f["site"] = "Main Office" },
        { "languages: at least one", f => f["languages"] = new JsonArray() },
        { "language 'de_CH': a BCP 47 tag", f => At(f, "services", 0)["names"]!["de_CH"] = "Allgemein" },
        { "timeZone 'Middle/Earth' is not known", f => f["timeZone"] = "Middle/Earth" },
        { "counters: '1' is there twice", f => At(f, "counters", 1)["id"] = "1" },
        { "service 'general': one of its names is empty", f => At(f, "services", 0)["names"]!["de"] = "" },
        { "service 'general': numbers run from first to last, and 9 to 3", f => (At(f, "services", 0)["first"], At(f, "services", 0)["last"]) = (9, 3) },
        { "service 'general', prefix 'a'", f => At(f, "services", 0)["prefix"] = "a" },
        { "service 'general' has no name in the centre's own language", f => At(f, "services", 0)["names"]!.AsObject().Remove("en") },
        { "service 'general': targetMinutes", f => At(f, "services", 0)["targetMinutes"] = 0 },
        { "services general, payments share the prefix 'A'", f => At(f, "services", 1)["prefix"] = "A" },
        { "profile 'all': the last rule's when", f => At(f, "profiles", 0)["rules"] = new JsonArray() },
        { "profile 'quick': there is no service 'taxes'; there are general, passports, payments", f => At(f, "profiles", 1)["rules"]![0]!["longestWaitOf"]![0] = "taxes" },
        { "counter '1': there is no zone 'attic'; there are hall", f => At(f, "counters", 0)["zone"] = "attic" },
        { "counter '1': there is no profile 'none'", f => At(f, "counters", 0)["profile"] = "none" },
        { "kiosks and displays: 'kiosk-1' is there twice", f => At(f, "displays", 0)["id"] = "kiosk-1" },
        { "kiosk 'kiosk-1': there is no zone 'attic'", f => At(f, "kiosks", 0)["zone"] = "attic" },
        { "kiosk 'kiosk-1': there is no service 'taxes'", f => At(f, "kiosks", 0)["buttons"]![0]!["service"] = "taxes" },
        { "kiosk 'kiosk-1': line 27 is used 2 times", f => At(f, "kiosks", 0)["buttons"]![0]!["lamp"] = 27 },
        { "display 'wall-1': there is no zone 'attic'", f => At(f, "displays", 0)["zone"] = "attic" },
    };

    [Fact]
    public void all_mistakes_are_told_at_once()
    {
        var refusal = Refusal(SomeCentreFile.With(file =>
        {
            file["site"] = "";
            At(file, "counters", 0)["zone"] = "attic";
            At(file, "kiosks", 0)["buttons"]![0]!["service"] = "taxes";
        }));
        refusal.Mistakes.Count.ShouldBe(3);
        foreach (var mistake in refusal.Mistakes) refusal.Message.ShouldContain("  - " + mistake);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("queue", "line 1")]
    [InlineData("null", "null")]
    [InlineData("{ \"site\": 7 }", "$.site")]
    [InlineData("{ \"site\": \"demo\" }", "missing required")]
    public void what_is_no_such_json_is_told_with_its_place(string text, string place) =>
        Refusal(text).Mistakes.ShouldHaveSingleItem().ShouldContain(place);

    [Theory]
    [MemberData(nameof(Misshapen))]
    public void a_member_that_is_unknown_missing_or_null_is_named(string member, Action<JsonObject> alter) =>
        Refusal(SomeCentreFile.With(alter)).Mistakes.ShouldHaveSingleItem().ShouldContain(member);

    public static TheoryData<string, Action<JsonObject>> Misshapen => new()
    {
        { "colour", f => f["colour"] = "red" },
        { "colour", f => At(f, "services", 0)["colour"] = "red" },
        { "services", f => f.Remove("services") },
        { "counters", f => f["counters"] = null },
        { "names", f => At(f, "services", 0)["names"] = null },
        { "buttons", f => At(f, "kiosks", 0)["buttons"] = null },
        { "longestWaitOf", f => At(f, "profiles", 0)["rules"]![0]!.AsObject().Remove("longestWaitOf") },
        { "boundary", f => f["day"]!["boundary"] = "four" },
        { "services: null is no entry", f => f["services"]!.AsArray().Add(null) },
        { "rules of a profile: null", f => At(f, "profiles", 0)["rules"]!.AsArray().Add(null) },
        { "longestWaitOf of a profile: null", f => At(f, "profiles", 0)["rules"]![0]!["longestWaitOf"]!.AsArray().Add(null) },
    };

    [Fact]
    public void a_file_that_is_not_there_is_named()
    {
        var path = _folder.PathOf("nowhere.json");
        Should.Throw<CentreFileException>(() => Centre.Read(path)).Message.ShouldContain(path);
    }

    private static JsonObject At(JsonObject file, string list, int index) => file[list]![index]!.AsObject();

    private CentreFileException Refusal(string text)
    {
        var path = _folder.Write("centre.json", text);
        var refusal = Should.Throw<CentreFileException>(() => Centre.Read(path));
        refusal.Message.ShouldStartWith($"The centre's file {path} cannot be used:");
        return refusal;
    }
}
