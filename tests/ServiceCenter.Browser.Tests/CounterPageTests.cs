using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceCenter.Browser.Tests;

/// <summary>The agent's page when fingers are quick and networks are not.</summary>
public sealed class CounterPageTests(Chromium chromium, RunningCentre centre) : CentreVisit(chromium, centre)
{
    [Fact]
    public async Task a_call_that_no_wall_shows_is_told_to_the_agent_until_one_does()
    {
        await Ticket("general");
        var desk = await Desk("1", "ada");
        await Do(desk, "Next");
        await Expect(Front(desk)).ToContainTextAsync("No wall has shown this call");
        await desk.ShouldBeAccessible("not shown");
        await Open("/wall/hall");
        await Expect(Front(desk)).ToContainTextAsync("Shown on the wall");
        await Expect(Front(desk)).Not.ToContainTextAsync("No wall has shown this call");
    }

    [Fact]
    public async Task a_double_click_asks_once()
    {
        var (first, second) = (await Ticket("general"), await Ticket("general"));
        var desk = await Desk("1", "ada");
        var keys = KeysSent(desk, "call-next");
        await Button(desk, "Next").DblClickAsync();
        await Expect(Front(desk)).ToContainTextAsync(first.Number);
        await Expect(Button(desk, "Start")).ToBeEnabledAsync();
        keys.Count.ShouldBe(1);
        await Expect(desk.Locator("#waiting")).ToContainTextAsync(second.Number);
        await Expect(desk.Locator("#said")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task a_step_whose_answer_was_lost_is_asked_again_under_the_same_key_and_done_once()
    {
        var (first, second) = (await Ticket("general"), await Ticket("general"));
        var desk = await Desk("2", "bo");
        var keys = KeysSent(desk, "call-next");
        await desk.RouteAsync("**/call-next", LoseTheAnswer, new() { Times = 1 });
        await Do(desk, "Next");
        await Expect(Front(desk)).ToContainTextAsync(first.Number);
        await Expect(Button(desk, "Start")).ToBeEnabledAsync();
        keys.Count.ShouldBe(2);
        keys.Distinct().ShouldHaveSingleItem().ShouldNotBeNullOrEmpty();
        await Expect(desk.Locator("#waiting")).ToContainTextAsync(second.Number);
    }

    [Fact]
    public async Task without_the_network_the_page_keeps_the_last_truth_and_asks_when_it_is_back()
    {
        var ticket = await Ticket("payments");
        var desk = await Desk("1", "ada");
        await Expect(desk.Locator("#waiting")).ToContainTextAsync(ticket.Number);
        await desk.Context.SetOfflineAsync(true);
        await Expect(desk.GetByText("last known at")).ToBeVisibleAsync();
        await Do(desk, "Next");
        await Expect(desk.GetByText("Not answered yet")).ToBeVisibleAsync();
        await Expect(desk.Locator("#waiting")).ToContainTextAsync(ticket.Number);
        await desk.ShouldBeAccessible("offline");
        await Pictures.Save(desk, "counter-offline");
        await desk.Context.SetOfflineAsync(false);
        await Expect(Front(desk)).ToContainTextAsync(ticket.Number);
        await Expect(desk.GetByText("last known at")).ToBeHiddenAsync();
        await Expect(desk.Locator("#said")).ToBeHiddenAsync();
    }

    [Theory, InlineData(60), InlineData(-60)]
    public async Task what_was_done_without_the_network_counts_from_then_however_the_computers_clock_is_set(int minutes)
    {
        var ticket = await Ticket("payments");
        var desk = await Desk("1", "ada");
        await Do(desk, "Next");
        await Do(desk, "Start");
        await Expect(Button(desk, "Finish")).ToBeEnabledAsync();
        await desk.Context.SetOfflineAsync(true);
        var before = await HostNow();
        await Do(desk, "Finish");
        await Expect(desk.GetByText("Not answered yet")).ToBeVisibleAsync();
        var after = await HostNow();
        await desk.EvaluateAsync("minutes => { Date.now = (now => () => now() + minutes * 60_000)(Date.now); }", minutes);
        await HostIsPast(after + 2 * Margin);
        await desk.Context.SetOfflineAsync(false);
        await Expect(Button(desk, "Next")).ToBeEnabledAsync();
        await Expect(desk.Locator("#said")).ToBeHiddenAsync();
        (await Visit(ticket.Number)).Ended.ShouldBeInRange(before - Margin, after + Margin);
    }

    [Fact]
    public async Task what_was_done_before_the_page_was_loaded_anew_counts_from_before_then()
    {
        var ticket = await Ticket("payments");
        var desk = await Desk("1", "ada");
        await Do(desk, "Next");
        await Do(desk, "Start");
        await Expect(Button(desk, "Finish")).ToBeEnabledAsync();
        await desk.RouteAsync("**/finish", route => route.AbortAsync());
        var before = await HostNow();
        await Do(desk, "Finish");
        await Expect(desk.GetByText("Not answered yet")).ToBeVisibleAsync();
        await desk.ReloadAsync();
        await Expect(desk.GetByText("Not answered yet")).ToBeVisibleAsync();
        var after = await HostNow();
        await HostIsPast(after + 2 * Margin);
        await desk.UnrouteAsync("**/finish");
        await Expect(Button(desk, "Next")).ToBeEnabledAsync();
        (await Visit(ticket.Number)).Ended.ShouldBeInRange(before - Margin, after + Margin);
    }

    [Fact]
    public async Task every_step_has_a_key_of_the_keyboard()
    {
        var (served, absent) = (await Ticket("passports"), await Ticket("passports"));
        var desk = await SignedIn("cem", "/counter/4");
        await Key(desk, "o", until: Button(desk, "Next"));
        await Key(desk, "n", until: Button(desk, "Start"));
        await Expect(Front(desk)).ToContainTextAsync(served.Number);
        await Key(desk, "s", until: Button(desk, "Finish"));
        await Key(desk, "f", until: Button(desk, "Next"));
        await Key(desk, "u", until: Button(desk, "Finish"));
        await Key(desk, "f", until: Button(desk, "Next"));
        await Key(desk, "n", until: Button(desk, "No-show"));
        await Expect(Front(desk)).ToContainTextAsync(absent.Number);
        await Key(desk, "a", until: Button(desk, "Next"));
        await Key(desk, "c", until: Button(desk, "Open counter"));
        (await Visit(served.Number)).Outcome.ShouldBe("served");
        (await Visit(absent.Number)).Outcome.ShouldBe("no-show");
    }

    [Fact]
    public async Task a_refusal_is_told_in_words_and_changes_nothing()
    {
        var desk = await Desk("3", "cem");
        await Do(desk, "Next");
        await Expect(desk.GetByText("Nobody waits for this counter's services.")).ToBeVisibleAsync();
        await Expect(Button(desk, "Next")).ToBeEnabledAsync();
        await desk.ShouldBeAccessible("refused");
        await Pictures.Save(desk, "counter-refused");
    }

    [Fact]
    public async Task who_does_not_come_is_called_again_goes_back_and_may_be_called_by_choice()
    {
        var (absent, other) = (await Ticket("payments"), await Ticket("payments"));
        var desk = await Desk("2", "bo");
        await Do(desk, "Next");
        await Expect(Front(desk)).ToContainTextAsync(absent.Number);
        await Do(desk, "Call again");
        await Do(desk, "Back to queue");
        await Expect(Front(desk)).ToContainTextAsync("Nobody is in front of you.");
        await Pictures.Save(desk, "counter-choice");
        await desk.ShouldBeAccessible("a choice");

        await desk.GetByRole(AriaRole.Button, new() { Name = $"Call {absent.Number} now" }).ClickAsync();
        await Expect(Front(desk)).ToContainTextAsync(absent.Number);
        await Expect(desk.Locator("#waiting")).ToContainTextAsync(other.Number);
        await Expect(desk.Locator("#waiting").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Key(desk, "u", until: Button(desk, "Next"));
        await Expect(desk.Locator("#waiting")).ToContainTextAsync(absent.Number);
    }

    [Fact]
    public async Task a_break_has_a_reason_and_ends_with_ready()
    {
        var desk = await Desk("3", "cem");
        await desk.Keyboard.PressAsync("b");
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        await desk.ShouldBeAccessible("dialog");
        await dialog.GetByLabel("Reason").FillAsync("Lunch");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Begin the break" }).ClickAsync();
        await Expect(Front(desk)).ToContainTextAsync("On break: Lunch");
        await Expect(Button(desk, "Next")).ToBeDisabledAsync();
        await Pictures.Save(desk, "counter-break");
        await desk.ShouldBeAccessible("on break");
        await Key(desk, "e", until: Button(desk, "Next"));
    }

    [Fact]
    public async Task a_customer_is_parked_and_called_back_and_transferred_with_a_note_that_comes_along()
    {
        var ticket = await Ticket("general");
        var (desk, other) = (await Desk("1", "ada"), await Desk("2", "bo"));
        await Do(desk, "Next");
        await Do(desk, "Start");
        await Do(desk, "Park");
        await desk.ShouldBeAccessible("park dialog");
        await desk.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Park" }).ClickAsync();
        await Expect(desk.Locator("#parked")).ToContainTextAsync(ticket.Number);
        await desk.GetByRole(AriaRole.Button, new() { Name = $"Call {ticket.Number} back now" }).ClickAsync();
        await Expect(Front(desk)).ToContainTextAsync(ticket.Number);
        await Do(desk, "Start");
        await Key(desk, "t", until: desk.Locator("#transfer [name=to]"));
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=to]").SelectOptionAsync("counter:2");
        await dialog.GetByLabel("Note").FillAsync("Form 12 is signed");
        await Pictures.Save(desk, "counter-transfer");
        await desk.ShouldBeAccessible("transfer dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Transfer" }).ClickAsync();
        await Expect(Button(desk, "Next")).ToBeEnabledAsync();

        await Do(other, "Next");
        await Expect(Front(other)).ToContainTextAsync(ticket.Number);
        await Expect(Front(other)).ToContainTextAsync("Form 12 is signed");
    }

    /// <summary>The main button leads on: whoever presses nothing else serves one customer after the other.</summary>
    [Fact]
    public async Task the_button_that_comes_next_stands_out()
    {
        await Ticket("general");
        var desk = await SignedIn("dee", "/counter/1");
        foreach (var step in (string[])["Open counter", "Next", "Start", "Finish"])
        {
            var main = desk.Locator("#main button.main:visible");
            await Expect(main).ToContainTextAsync(step);
            await main.ClickAsync();
        }
        await Expect(desk.Locator("#main button.main:visible")).ToContainTextAsync("Next");
    }

    /// <summary>What the page can know of the host's clock is off by less.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    private async Task<DateTimeOffset> HostNow() => (await Api.GetFromJsonAsync<JsonElement>("/api/counters/1")).GetProperty("now").GetDateTimeOffset();

    private async Task HostIsPast(DateTimeOffset instant)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await HostNow() < instant) await again.WaitForNextTickAsync();
    }

    private static async Task Key(IPage desk, string key, ILocator until)
    {
        await Expect(desk.Locator("[data-action]:enabled").First).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync(key);
        await Expect(until).ToBeEnabledAsync();
    }

    private static ConcurrentQueue<string> KeysSent(IPage page, string action)
    {
        var keys = new ConcurrentQueue<string>();
        page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.EndsWith("/" + action, StringComparison.Ordinal)) keys.Enqueue(request.Headers.GetValueOrDefault("idempotency-key", ""));
        };
        return keys;
    }

    /// <summary>The centre hears and does it; the page never learns.</summary>
    private static async Task LoseTheAnswer(IRoute route)
    {
        await route.FetchAsync();
        await route.AbortAsync("connectionreset");
    }
}
