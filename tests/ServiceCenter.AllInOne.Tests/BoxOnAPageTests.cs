using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ServiceCenter.AllInOne.Tests;

/// <summary>The first button box of the centre's file, whose buttons, lamps and sign are on a page: its program and its way over the bus are those of a real one.</summary>
public sealed class BoxOnAPageTests
{
    [Fact]
    public async Task a_customer_is_called_and_given_up_by_buttons_alone()
    {
        await using var centre = await SmallCentre.Start();
        await using var box = await ScreenStream.Open(centre.Http, "/box/box-1/screen");
        var closed = await box.Until("four dark buttons", s => s.GetProperty("keys").GetArrayLength() == 4);
        Lit(closed).ShouldBeEmpty();
        closed.GetProperty("counter").GetString().ShouldBe("4");

        using var dee = await centre.SignIn("dee", "agent");
        using var desk = await centre.SignIn("desk", "supervisor");
        var issued = await SmallCentre.Read(desk.PostAsJsonAsync("/api/tickets", new { service = "general" }));
        await SmallCentre.Read(dee.PostAsJsonAsync("/api/counters/4/open", new { }));

        await box.Until("next is lit", s => Lit(s).SequenceEqual(["next"]));
        await Press(centre, "next");
        await box.Until("the number on the sign", s => s.GetProperty("sign").GetString() == issued.GetProperty("number").GetString());
        await box.Until("what can be done with who was called", s => Lit(s).SequenceEqual(["next", "recall", "no-show"]));
        await Press(centre, "no-show");
        await box.Until("free again", s => Lit(s).SequenceEqual(["next"]) && s.GetProperty("sign").GetString() == "");

        using var no = await centre.Http.PostAsync("/box/box-1/press/coffee", null);
        no.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await centre.Http.GetStringAsync("/")).ShouldContain("/box/box-1");
        (await centre.Program.Stop()).ShouldBe(0, centre.Program.Errors);
    }

    private static Task<JsonElement> Press(SmallCentre centre, string key) => SmallCentre.Read(centre.Http.PostAsync("/box/box-1/press/" + key, null));

    private static IEnumerable<string> Lit(JsonElement screen) =>
        screen.GetProperty("keys").EnumerateArray().Where(key => key.GetProperty("lit").GetBoolean()).Select(key => key.GetProperty("key").GetString()!);
}
