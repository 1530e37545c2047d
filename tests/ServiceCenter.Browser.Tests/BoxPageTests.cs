using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceCenter.Browser.Tests;

/// <summary>The page of a button box in a centre that runs, in every state of its counter.</summary>
public sealed class BoxPageTests(Chromium chromium, RunningCentre centre) : CentreVisit(chromium, centre)
{
    [Fact]
    public async Task its_lamps_say_what_can_be_done_and_its_sign_who_is_called()
    {
        var box = await Open("/box/box-1");
        await Expect(box.GetByText("All lamps are dark")).ToBeVisibleAsync();
        await box.ShouldBeAccessible("closed");

        var ticket = await Ticket("general");
        await Desk("4", "dee");
        await Lit(box, "Next");
        await box.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(box.Locator("#sign")).ToHaveTextAsync(ticket.Number);
        await Lit(box, "Next", "Recall", "No-show");
        await box.ShouldBeAccessible("calling");
        await box.ShouldFit();
        await Pictures.Save(box, "box");

        await box.GetByRole(AriaRole.Button, new() { Name = "No-show" }).PressAsync("Enter");
        await Lit(box, "Next");
    }

    [Fact]
    public async Task it_fits_a_phone()
    {
        var box = await Open("/box/box-1", 390, 844);
        await Expect(box.Locator("#keys button")).ToHaveCountAsync(4);
        await box.ShouldFit();
    }

    private static Task Lit(IPage box, params string[] names) => Expect(box.Locator("#keys .lit")).ToHaveTextAsync(names);
}
