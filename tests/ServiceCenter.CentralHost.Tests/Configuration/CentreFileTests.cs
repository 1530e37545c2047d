using System.Text.Json.Nodes;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Tests.Serving;
using ServiceCenter.Engine;
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

    /// <summary>Shape and meaning in one list, and no mistake that only follows from another.</summary>
    [Fact]
    public void every_part_that_can_be_read_is_checked_beside_those_that_cannot()
    {
        var mistakes = Refusal(SomeCentreFile.With(f =>
        {
            At(f, "services", 0)["first"] = "one"; // 'general', which rules, buttons and the share of prefixes refer to
            At(f, "services", 1)["targetMinutes"] = 0;
            At(f, "counters", 0)["zone"] = "cellar";
            At(f, "counters", 1)["zone"] = 7;
            f["day"]!["opens"] = "early";
            f["timeZone"] = "Middle/Earth";
            f["colour"] = "green";
        })).Mistakes;

        string[] told =
        [
            "day.opens", "services[0].first", "counters[1].zone", "the file", "timeZone 'Middle/Earth'", "service 'payments': targetMinutes", "counter '1': there is no zone 'cellar'",
        ];
        foreach (var one in told) mistakes.Count(m => m.StartsWith(one, StringComparison.Ordinal)).ShouldBe(1, $"{one} in {string.Join(Environment.NewLine, mistakes)}");
        mistakes.Count.ShouldBe(told.Length);
    }

    [Fact]
    public void what_refers_to_a_list_that_cannot_be_read_is_not_wrong_for_that() =>
        Refusal(SomeCentreFile.With(f => f["services"] = "none")).Mistakes.ShouldHaveSingleItem().ShouldStartWith("services, line");

    [Fact]
    public void a_member_that_is_missing_hides_no_other_mistake()
    {
        var mistakes = Refusal(SomeCentreFile.With(f =>
        {
            f.Remove("zones");
            f["site"] = "Main Office";
        })).Mistakes;

        mistakes.Count.ShouldBe(2);
        mistakes[0].ShouldEndWith("zones is missing.");
        mistakes[1].ShouldStartWith("site 'Main Office'");
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void a_mistake_is_told_at_its_place(string mistake, Action<JsonObject> alter) =>
        Refusal(SomeCentreFile.With(alter)).Mistakes.ShouldHaveSingleItem().ShouldStartWith(mistake);

    public static TheoryData<string, Action<JsonObject>> Mistakes => new()
    {
        { "site 'Main Office'", f => f["site"] = "Main Office" },
        { "languages: at least one", f => f["languages"] = new JsonArray() },
        { "service 'general': targetMinutes is more than a year", f => At(f, "services", 0)["targetMinutes"] = 1e300 },
        { "bounds: beyondTargetMinutes is more than a year", f => f["bounds"] = new JsonObject { ["passedOverAtMost"] = 20, ["beyondTargetMinutes"] = 1e12 } },
        { "language 'de_CH': a BCP 47 tag", f => At(f, "services", 0)["names"]!["de_CH"] = "Allgemein" },
        { "timeZone 'Middle/Earth' is not known", f => f["timeZone"] = "Middle/Earth" },
        { "counters: '1' is there twice", f => At(f, "counters", 1)["id"] = "1" },
        { "service 'general': one of its names is empty", f => At(f, "services", 0)["names"]!["de"] = "" },
        { "service 'general': numbers run from first to last, and 9 to 3", f => (At(f, "services", 0)["first"], At(f, "services", 0)["last"]) = (9, 3) },
        { "service 'general', prefix 'a'", f => At(f, "services", 0)["prefix"] = "a" },
        { "service 'general' has no name in the centre's own language", f => At(f, "services", 0)["names"]!.AsObject().Remove("en") },
        { "service 'general': targetMinutes", f => At(f, "services", 0)["targetMinutes"] = 0 },
        { "services general, payments share the prefix 'A'", f => At(f, "services", 1)["prefix"] = "A" },
        { "profile 'all', line 1: the last rule's when", f => At(f, "profiles", 0)["rules"] = new JsonArray() },
        { "profile 'quick', rule 1, line 1: there is no service 'taxes'; there are general, passports, payments", f => At(f, "profiles", 1)["rules"]![0]!["longestWaitOf"]![0] = "taxes" },
        { "profile 'quick', rule 1, line 1: it calls from exactly one of longestWaitOf", f => Rule(f)["pools"] = true },
        { "profile 'quick', rule 1, line 1: it calls from no service", f => Rule(f)["longestWaitOf"] = new JsonArray() },
        { "profile 'quick', rule 1, line 1, then 'sleep': only", f => Rule(f)["then"] = "sleep" },
        { "profile 'quick', rule 1, line 1, when: it is", f => WithFirstRule(f, """{ "when": { "waiting": "general" }, "pools": true }""") },
        { "profile 'quick', rule 1, line 1, when 'sometimes': it is", f => WithFirstRule(f, """{ "when": "sometimes", "pools": true }""") },
        { "profile 'quick', rule 1, line 1, when: it is", f => WithFirstRule(f, """{ "when": { "called": "general", "fewerThan": 2, "and": "12:00" }, "pools": true }""") },
        { "profile 'quick', rule 1, line 1: there is no service 'taxes'", f => WithFirstRule(f, """{ "when": { "nobodyElseServes": "taxes" }, "pools": true }""") },
        { "profile 'quick', rule 1, line 1: the weight of 'general'", f => WithFirstRule(f, """{ "when": "otherwise", "largestCreditOf": { "general": -1 } }""") },
        { "profile 'quick': wrapUpMinutes", f => At(f, "profiles", 1)["wrapUpMinutes"] = 0 },
        { "profile 'quick', rule 1, line 1, when 'otherwize': it is \"otherwise\", or one of { waiting, longerThanMinutes }, { called, fewerThan }, { between, and }, { nobodyElseServes }. Did you mean 'otherwise'?", f => Rule(f)["when"] = "otherwize" },
        { "profile 'quick', rule 1, line 1, then 'reset-count': only \"reset-counts\" is known. Did you mean 'reset-counts'?", f => Rule(f)["then"] = "reset-count" },
        { "service 'general': dailyQuota", f => At(f, "services", 0)["dailyQuota"] = 0 },
        { "service 'general': its hours", f => At(f, "services", 0)["hours"] = JsonNode.Parse("""{ "from": "09:00", "until": "09:00" }""") },
        { "service 'general': earlyMinutes", f => At(f, "services", 0)["appointments"] = JsonNode.Parse("""{ "earlyMinutes": -1, "lateMinutes": 5 }""") },
        { "bounds: passedOverAtMost", f => f["bounds"] = JsonNode.Parse("""{ "passedOverAtMost": -1, "beyondTargetMinutes": 15 }""") },
        { "day, closedOn 'sonday': a day of the week is wanted, such as sunday. Did you mean 'sunday'?", f => f["day"]!["closedOn"] = new JsonArray("sonday") },
        { "day, closedOn: no day of the week is left", f => f["day"]!["closedOn"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday") },
        { "day, holidays: 2026-12-25 is there 2 times", f => f["day"]!["holidays"] = JsonNode.Parse("""[{ "date": "2026-12-25", "name": "a" }, { "date": "2026-12-25", "name": "b" }]""") },
        { "oneButtonGraceSeconds", f => f["oneButtonGraceSeconds"] = 0 },
        { "counter '1', arrow 'lef': there is no such arrow; there are left, right, up, down, up-left, up-right, down-left, down-right. Did you mean 'left'?", f => At(f, "counters", 0)["arrow"] = "lef" },
        { "counter '1': one of its names or positions is empty", f => At(f, "counters", 0)["position"] = new JsonObject { ["en"] = "" } },
        { "language 'de_CH': a BCP 47 tag", f => At(f, "counters", 0)["names"] = new JsonObject { ["de_CH"] = "Schalter 1" } },
        { "zone 'hall', screen: heightMillimetres is 50 to 5000: measure", f => Screen(f, 27, 5) },
        { "zone 'hall', screen: viewingDistanceMetres is 0.5 to 50", f => Screen(f, 685, 0) },
        { "zone 'hall', screen: read from 20 m, letters are 244 mm high, and a call has no room on 500 mm. Take a screen at least 815 mm high, or hang another within 12.2 m", f => Screen(f, 500, 20) },
        { "counter '1': there is no zone 'attic'; there are hall", f => At(f, "counters", 0)["zone"] = "attic" },
        { "counter '1': there is no profile 'none'", f => At(f, "counters", 0)["profile"] = "none" },
        { "kiosks, displays and boxes: 'kiosk-1' is there twice", f => At(f, "displays", 0)["id"] = "kiosk-1" },
        { "kiosk 'kiosk-1': there is no zone 'attic'", f => At(f, "kiosks", 0)["zone"] = "attic" },
        { "kiosk 'kiosk-1': there is no service 'taxes'", f => At(f, "kiosks", 0)["buttons"]![0]!["service"] = "taxes" },
        { "kiosk 'kiosk-1': line 27 is used 2 times", f => At(f, "kiosks", 0)["buttons"]![0]!["lamp"] = 27 },
        { "display 'wall-1': there is no zone 'attic'", f => At(f, "displays", 0)["zone"] = "attic" },
        { "kiosks, displays and boxes: 'wall-1' is there twice", f => WithBox(f, """{ "id": "wall-1", "counter": "1" }""") },
        { "box 'box-1': there is no counter '11'; there are 1, 2, 3, 4. Did you mean '1'?", f => WithBox(f, """{ "id": "box-1", "counter": "11" }""") },
        { "box 'box-1': it has no button", f => WithBox(f, """{ "id": "box-1", "counter": "1", "buttons": [] }""") },
        { "box 'box-1': there is no key 'noshow'; there are done, next, no-show, recall, single. Did you mean 'no-show'?", f => WithBox(f, """{ "id": "box-1", "counter": "1", "buttons": [{ "key": "noshow", "line": 3 }] }""") },
        { "box 'box-1': key 'next' is there 2 times", f => WithBox(f, """{ "id": "box-1", "counter": "1", "buttons": [{ "key": "next", "line": 3 }, { "key": "next", "line": 4 }] }""") },
        { "box 'box-1': 'single' is the only button", f => WithBox(f, """{ "id": "box-1", "counter": "1", "buttons": [{ "key": "single", "line": 3 }, { "key": "next", "line": 4 }] }""") },
        { "box 'box-1': line 3 is used 2 times", f => WithBox(f, """{ "id": "box-1", "counter": "1", "buttons": [{ "key": "next", "line": 3, "lamp": 3 }] }""") },
    };

    [Fact]
    public void a_box_whose_buttons_are_left_out_has_the_usual_four()
    {
        var box = Centre.Of(SomeCentreFile.With(f => WithBox(f, """{ "id": "box-1", "counter": "2" }""")), null).Plan.Box("box-1")!;
        box.Counter.ShouldBe(new CounterId("2"));
        box.Buttons.Select(b => b.Key).ShouldBe([BoxKey.Next, BoxKey.Recall, BoxKey.NoShow, BoxKey.Done]);
        box.Buttons.ShouldAllBe(b => b.LampLine != null);
    }

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

    [Fact]
    public void every_slip_is_told_with_its_line_and_what_may_have_been_meant()
    {
        var refusal = Refusal("""
            {
              "site": "demo", "name": 7, "languages": ["en"],
              // Comments may stand anywhere.
              "day": { "boundary": "04:00", "opens": "eight", "lastTicket": "17:00" },
              "services": [
                { "id": "general", "nmaes": { "en": "General" }, "prefix": "A", "first": 1.5, "last": 99, "targetMinutes": 10 },
              ],
              "zones": [], "profiles": [], "counters": {}, "kiosks": [], "displays": []
            }
            """);
        refusal.Mistakes.ShouldBe(
        [
            "name, line 2: 7 is not a text in quotes.",
            "day.opens, line 4: 'eight' is not a time such as \"08:30\".",
            "services[0], line 6: there is no member 'nmaes'; there are id, names, prefix, first, last, targetMinutes, expectedHandlingMinutes, appointments, dailyQuota, hours. Did you mean 'names'?",
            "services[0].first, line 6: 1.5 is not a whole number.",
            "services[0], line 6: names, expectedHandlingMinutes are missing.",
            "counters, line 8: an object is not a list in [ ].",
        ]);
    }

    [Fact]
    public void a_mistake_in_a_rule_names_the_rule_and_its_line()
    {
        var shipped = SomeCentreFile.With(_ => { });
        var text = shipped.Replace("\"profiles\":[", "\n\"profiles\":[").Replace("""{"when":"otherwise","longestWaitOf":["general","payments"]}""", """
            
            // Before noon:
            { "when": { "between": "08:00", "an": "12:00" }, "longestWaitOf": ["general"] },
            { "when": { "nobodyElseServes": "passprts" }, "longestWaitOf": ["passports"] },
            { "when": "otherwise", "longestWaitOf": ["general", "payments"] }
            """);
        Refusal(text).Mistakes.ShouldBe(
        [
            "profiles[1].rules[0].when, line 4: there is no member 'an'; there are waiting, longerThanMinutes, called, fewerThan, between, and, nobodyElseServes. Did you mean 'and'?",
            "profile 'quick', rule 1, line 4, when: it is \"otherwise\", or one of { waiting, longerThanMinutes }, { called, fewerThan }, { between, and }, { nobodyElseServes }.",
            "profile 'quick', rule 2, line 5: there is no service 'passprts'; there are general, passports, payments. Did you mean 'passports'?",
        ]);
    }

    [Theory]
    [MemberData(nameof(Hints))]
    public void what_is_missing_in_a_language_is_told_at_its_place_and_the_file_is_good(string hint, Action<JsonObject> alter) =>
        Centre.Of(SomeCentreFile.With(alter), "centre.json").Hints.ShouldHaveSingleItem().ShouldBe(hint);

    public static TheoryData<string, Action<JsonObject>> Hints => new()
    {
        { "service 'general', names, line 1: nothing in pl, and 'General enquiries' is said instead. Add \"pl\": \"...\".", f => At(f, "services", 0)["names"]!.AsObject().Remove("pl") },
        { "service 'general', names, line 1: nothing in de, and 'General enquiries' is said instead. Add \"de\": \"...\". Did you mean 'dk'?", f => At(f, "services", 0)["names"] = JsonNode.Parse("""{ "en": "General enquiries", "dk": "Allgemeines", "pl": "Sprawy", "ar": "استفسارات" }""") },
        { "counter '2', names, line 1: nothing in pl, ar, and 'Counter 2' is said instead. Add \"pl\": \"...\", \"ar\": \"...\".", f => At(f, "counters", 1)["names"] = new JsonObject { ["de"] = "Schalter 2" } },
        { "counter '2', line 1: nothing in de, pl, ar, and 'Counter 2' is said instead. Add \"de\": \"...\", \"pl\": \"...\", \"ar\": \"...\" to its names.", f => At(f, "counters", 1).AsObject().Remove("names") },
        { "counter '1', position, line 1: nothing in de, pl, ar, and 'first floor' is said instead. Add \"de\": \"...\", \"pl\": \"...\", \"ar\": \"...\".", f => At(f, "counters", 0)["position"] = new JsonObject { ["en"] = "first floor" } },
    };

    [Fact]
    public void the_file_that_ships_says_everything_in_all_of_its_languages() => Centre.Read(null).Hints.ShouldBeEmpty();

    [Fact]
    public void the_number_of_a_counter_is_said_in_every_language() =>
        Centre.Of(SomeCentreFile.With(f => (At(f, "counters", 0)["name"], At(f, "counters", 0)["names"]) = ("1", null)), null).Hints.ShouldBeEmpty();

    [Fact]
    public void a_misspelt_extra_does_not_hide_what_else_is_wrong() =>
        Refusal(SomeCentreFile.With(file =>
        {
            At(file, "services", 0)["dailyQuta"] = 80;
            At(file, "counters", 0)["zone"] = "hal";
        })).Mistakes.ShouldSatisfyAllConditions(
            m => m.Count.ShouldBe(2),
            m => m[0].ShouldEndWith("Did you mean 'dailyQuota'?"),
            m => m[1].ShouldBe("counter '1': there is no zone 'hal'; there are hall. Did you mean 'hall'?"));

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("queue", "line 1")]
    [InlineData("null", "null")]
    [InlineData("[]", "a list is not an object")]
    [InlineData("{ \"site\": \"demo\" }", "the file, line 1: name, languages, day, services, zones, profiles, counters, kiosks, displays are missing")]
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
        { "day.boundary, line 1: 'four' is not a time such as \"08:30\"", f => f["day"]!["boundary"] = "four" },
        { "services[0].first, line 1: 'one' is not a whole number", f => At(f, "services", 0)["first"] = "one" },
        { "profiles[0].rules[0].when.waiting", f => Rule0(f)["when"] = JsonNode.Parse("""{ "waiting": 7 }""") },
        { "'dailyQuta'; there are", f => At(f, "services", 0)["dailyQuta"] = 5 },
        { "services[3], line 1: null is no value", f => f["services"]!.AsArray().Add(null) },
        { "profiles[0].rules[1], line 1: null", f => At(f, "profiles", 0)["rules"]!.AsArray().Add(null) },
        { "profiles[0].rules[0].longestWaitOf[3], line 1: null", f => At(f, "profiles", 0)["rules"]![0]!["longestWaitOf"]!.AsArray().Add(null) },
    };

    [Fact]
    public void a_file_that_is_not_there_is_named()
    {
        var path = _folder.PathOf("nowhere.json");
        Should.Throw<CentreFileException>(() => Centre.Read(path)).Message.ShouldContain(path);
    }

    [Fact]
    public void rules_limits_and_windows_are_read()
    {
        var path = _folder.Write("centre.json", SomeCentreFile.With(file =>
        {
            At(file, "profiles", 1)["wrapUpMinutes"] = 2.5;
            At(file, "profiles", 1)["rules"] = JsonNode.Parse("""
                [
                  { "when": { "waiting": "general", "longerThanMinutes": 20 }, "longestWaitOf": ["general"] },
                  { "when": { "called": "general", "fewerThan": 2 }, "leastSlackOf": ["general", "payments"] },
                  { "when": { "between": "12:00", "and": "14:00" }, "appointmentsOf": ["passports"] },
                  { "when": { "nobodyElseServes": "passports" }, "largestCreditOf": { "general": 1, "payments": 4 }, "then": "reset-counts" },
                  { "when": "otherwise", "pools": true }
                ]
                """);
            At(file, "services", 0)["appointments"] = JsonNode.Parse("""{ "earlyMinutes": 5, "lateMinutes": 10 }""");
            At(file, "services", 0)["dailyQuota"] = 80;
            At(file, "services", 0)["hours"] = JsonNode.Parse("""{ "from": "09:00", "until": "12:30" }""");
            file["bounds"] = JsonNode.Parse("""{ "passedOverAtMost": 5, "beyondTargetMinutes": 15 }""");
            file["oneButtonGraceSeconds"] = 12;
            file["timeZone"] = "Europe/Berlin";
            file["day"] = JsonNode.Parse("""
                { "boundary": "03:00", "opens": "08:00", "lastTicket": "17:30", "closedOn": ["sunday"],
                  "holidays": [{ "date": "2026-12-26", "name": "Boxing Day" }, { "date": "2026-12-25", "name": "Christmas Day" }] }
                """);
        }));

        var plan = Centre.Read(path).Plan;

        ServiceId general = new("general"), payments = new("payments"), passports = new("passports");
        plan.Profiles[1].ShouldBe(new ProfilePlan(plan.Profiles[1].Id, plan.Profiles[1].Name,
        [
            new(new RoutingCondition.WaitingLonger(general, TimeSpan.FromMinutes(20)), new RoutingChoice.LongestWait([general])),
            new(new RoutingCondition.CalledFewer(general, 2), new RoutingChoice.LeastSlack([general, payments])),
            new(new RoutingCondition.TimeOfDay(new(TimeSpan.FromHours(12), TimeSpan.FromHours(14))), new RoutingChoice.Appointments([passports])),
            new(new RoutingCondition.NobodyElseServes(passports), new RoutingChoice.LargestCredit([new(general, 1), new(payments, 4)]), RuleEffect.ResetCounts),
            new(new RoutingCondition.Otherwise(), new RoutingChoice.Pools()),
        ], TimeSpan.FromMinutes(2.5)));
        (plan.Services[0].DailyQuota, plan.Services[0].Appointments, plan.Services[0].Hours).ShouldBe(
            (80, new AppointmentWindow(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)), new TimeOfDaySpan(TimeSpan.FromHours(9), TimeSpan.FromHours(12.5))));
        plan.Calendar.ShouldBe(new CalendarPlan("Europe/Berlin", TimeSpan.FromHours(3), TimeSpan.FromHours(8), TimeSpan.FromHours(17.5),
            [DayOfWeek.Sunday], [new(new(2026, 12, 25), "Christmas Day"), new(new(2026, 12, 26), "Boxing Day")]));
        (plan.Bounds, plan.OneButtonGrace).ShouldBe((new RoutingBounds(5, TimeSpan.FromMinutes(15)), TimeSpan.FromSeconds(12)));
    }

    [Fact]
    public void what_a_wall_measures_and_where_a_counter_is_are_read()
    {
        var path = _folder.Write("centre.json", SomeCentreFile.With(file =>
        {
            Screen(file, 500, 10);
            At(file, "counters", 0)["arrow"] = "up-left";
            At(file, "counters", 0)["names"] = new JsonObject { ["de"] = "Schalter 1" };
            At(file, "counters", 0)["position"] = new JsonObject { ["en"] = "first floor" };
        }));

        var plan = Centre.Read(path).Plan;

        plan.Zones[0].Screen.ShouldBe(new ScreenPlan(500, 10));
        var counter = plan.Counters[0];
        (counter.Arrow, counter.Names!["de"], counter.Position!["en"]).ShouldBe((Direction.UpLeft, "Schalter 1", "first floor"));
        Centre.Read(path).Plan.ShouldBe(plan);
    }

    private static void Screen(JsonObject file, double height, double distance) =>
        At(file, "zones", 0)["screen"] = new JsonObject { ["heightMillimetres"] = height, ["viewingDistanceMetres"] = distance };

    private static JsonObject Rule0(JsonObject file) => At(file, "profiles", 0)["rules"]![0]!.AsObject();

    private static JsonObject Rule(JsonObject file) => At(file, "profiles", 1)["rules"]![0]!.AsObject();

    private static void WithFirstRule(JsonObject file, string rule) => At(file, "profiles", 1)["rules"]!.AsArray().Insert(0, JsonNode.Parse(rule));

    private static void WithBox(JsonObject file, string box) => file["boxes"] = new JsonArray(JsonNode.Parse(box));

    private static JsonObject At(JsonObject file, string list, int index) => file[list]![index]!.AsObject();

    private CentreFileException Refusal(string text)
    {
        var path = _folder.Write("centre.json", text);
        var refusal = Should.Throw<CentreFileException>(() => Centre.Read(path));
        refusal.Message.ShouldStartWith($"The centre's file {path} cannot be used:");
        return refusal;
    }
}
