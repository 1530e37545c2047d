using static Microsoft.Playwright.Assertions;

namespace ServiceCenter.Browser.Tests;

/// <summary>A ticket all the way: press, paper, call, wall, shown, service, log. Real process, real broker, real browser.</summary>
public sealed class TicketJourneyTests(Chromium chromium, RunningCentre centre) : CentreVisit(chromium, centre)
{
    [Fact]
    public async Task a_ticket_goes_from_the_press_of_a_button_to_the_log()
    {
        var kiosk = await Open("/kiosk/kiosk-1", 1920, 1080);
        var number = await Press(kiosk, "General enquiries");
        await kiosk.ShouldBeAccessible("with a ticket");

        var desk = await Desk("1", "ada");
        await Do(desk, "Next");
        await Expect(Front(desk)).ToContainTextAsync(number);

        var wall = await Open("/wall/hall", 1920, 1080);
        await Expect(wall.Locator("#calls > li").Filter(new() { HasText = number })).ToContainTextAsync("Counter 1");
        await Expect(Front(desk)).ToContainTextAsync("Shown on the wall");
        await desk.ShouldBeAccessible("calling");
        await wall.ShouldBeAccessible("calling");

        await Do(desk, "Start");
        await Expect(Front(desk)).ToContainTextAsync("Serving");
        await desk.ShouldBeAccessible("serving");
        await Do(desk, "Finish");
        await Expect(Front(desk)).ToContainTextAsync("Nobody is in front of you");

        var visit = await Visit(number);
        visit.ShouldSatisfyAllConditions(
            () => visit.Outcome.ShouldBe("served"),
            () => visit.Counter.ShouldBe("1"),
            () => visit.Agent.ShouldNotBeNullOrEmpty(),
            () => visit.Service.ShouldBe("general"),
            () => visit.Ended.ShouldBeGreaterThan(visit.Issued),
            () => (visit.WaitSeconds + visit.WalkSeconds + visit.HandlingSeconds + visit.HoldSeconds).ShouldBe(visit.VisitSeconds, 0.002));
        await Expect(wall.Locator("#recent")).ToContainTextAsync(number);
    }

    [Fact]
    public async Task a_finish_pressed_by_mistake_is_taken_back_and_the_customer_is_in_front_again()
    {
        var number = (await Ticket("payments")).Number;
        var desk = await Desk("2", "bo");
        await Do(desk, "Next");
        await Expect(Front(desk)).ToContainTextAsync(number);
        await Do(desk, "Start");
        await Do(desk, "Finish");
        await Expect(Front(desk)).ToContainTextAsync("Nobody is in front of you");
        await Do(desk, "Undo finish");
        await Expect(Front(desk)).ToContainTextAsync(number);
        await Do(desk, "Finish");
        await Expect(Front(desk)).ToContainTextAsync("Nobody is in front of you");
        (await Visit(number)).Outcome.ShouldBe("served");
    }

    [Fact]
    public async Task a_customer_who_does_not_come_is_a_no_show_in_the_log()
    {
        var number = (await Ticket("passports")).Number;
        var desk = await Desk("4", "dee");
        await Do(desk, "Next");
        await Expect(Front(desk)).ToContainTextAsync(number);
        await Do(desk, "No-show");
        await Expect(Front(desk)).ToContainTextAsync("Nobody is in front of you");
        (await Visit(number)).Outcome.ShouldBe("no-show");
    }
}
