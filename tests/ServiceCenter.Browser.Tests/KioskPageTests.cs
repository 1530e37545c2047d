using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Tests.Page;
using static Microsoft.Playwright.Assertions;

namespace ServiceCenter.Browser.Tests;

/// <summary>The kiosk's page over its real pump, in every state a customer may meet.</summary>
public sealed class KioskPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Of a touch target, in CSS pixels (WCAG 2.2, 2.5.5).</summary>
    private const int LeastTarget = 44;

    [Fact]
    public async Task each_service_says_who_waits_and_for_how_long_before_a_ticket_is_taken()
    {
        await using var kiosk = await KioskHost.StartOpen();
        var page = await Open(kiosk);
        await Expect(Service(page, "General enquiries")).ToContainTextAsync("2 people are waiting");
        await Expect(Service(page, "General enquiries")).ToContainTextAsync("about 8 minutes");
        await Expect(Service(page, "Payments")).ToContainTextAsync("Nobody is waiting");
        await ShouldBeWell(page, "open");
        await Pictures.Save(page, "kiosk-open");
    }

    [Theory]
    [InlineData("de", "Deutsch", "Was können wir für Sie tun?", "Allgemeine Anliegen", "2 Personen warten", "3 Personen vor Ihnen")]
    [InlineData("pl", "Polski", "W czym możemy pomóc?", "Sprawy ogólne", "Czekają 2 osoby", "Przed Tobą 3 osoby")]
    [InlineData("ar", "العربية", "كيف يمكننا مساعدتك؟", "استفسارات عامة", "شخصان في الانتظار", "3 أشخاص أمامك")]
    public async Task all_of_it_is_in_the_language_that_is_chosen_and_so_is_the_ticket(
        string tag, string name, string ask, string service, string waiting, string ahead)
    {
        await using var kiosk = await KioskHost.StartOpen();
        var page = await Open(kiosk);
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = ask })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", tag);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", tag == "ar" ? "rtl" : "ltr");
        await Expect(Service(page, service)).ToContainTextAsync(waiting);
        await ShouldBeWell(page, tag);

        await Service(page, service).ClickAsync();
        (await kiosk.Bus.Next<IssueTicketRequest>()).Language.ShouldBe(tag);
        await Expect(page.Locator("#says")).ToContainTextAsync(ahead);
        await Expect(page.Locator("#paper")).ToBeVisibleAsync();
        await ShouldBeWell(page, tag + ", with a ticket");
        await Pictures.Save(page, "kiosk-" + tag);
    }

    [Fact]
    public async Task a_language_without_words_of_its_own_is_named_in_itself_and_shows_the_names_the_centre_has_in_it()
    {
        await using var kiosk = await KioskHost.StartOpen();
        var config = KioskHost.Config();
        await kiosk.Bus.Say(config with
        {
            Seq = 7, Languages = [.. config.Languages, "fr"],
            Services = [.. config.Services.Select(s => s.Service == "payments" ? s with { Names = new Dictionary<string, string>(s.Names) { ["fr"] = "Paiements" } } : s)],
        });
        var page = await Open(kiosk);
        await page.GetByRole(AriaRole.Button, new() { Name = "français" }).ClickAsync();
        await Expect(Service(page, "Paiements")).ToContainTextAsync("Nobody is waiting");
        await Expect(Service(page, "General enquiries")).ToBeVisibleAsync();
        await ShouldBeWell(page, "a language without words");
    }

    [Theory, InlineData(1920, 1080), InlineData(1280, 800)]
    public async Task four_services_are_seen_whole_without_scrolling(int width, int height)
    {
        await using var kiosk = await KioskHost.StartOpen();
        var config = KioskHost.Config();
        await kiosk.Bus.Say(config with
        {
            Seq = 7, Services = [.. config.Services, new("visas", "D", new Dictionary<string, string> { ["en"] = "Visas" })],
            Buttons = [.. config.Buttons, new("visas", null, null)],
        });
        foreach (var service in (string[])["passports", "visas"]) await kiosk.Bus.Say(KioskHost.Queue(service, 3, 600, seq: 8));
        var page = await Open(kiosk);
        await page.SetViewportSizeAsync(width, height);
        await Expect(Service(page, "Visas")).ToContainTextAsync("about 10 minutes");
        (await page.Locator("#buttons").EvaluateAsync<int>("list => list.scrollHeight - list.clientHeight")).ShouldBe(0);
    }

    [Fact]
    public async Task without_a_printer_the_number_is_the_largest_thing_there_is_and_who_reads_it_can_have_more_time()
    {
        await using var kiosk = await KioskHost.StartOpen("none");
        var page = await Open(kiosk);
        await Service(page, "General enquiries").ClickAsync();
        await Expect(page.Locator("#number")).ToHaveTextAsync("A7");
        await Expect(page.Locator("#outlet")).ToContainTextAsync("Please note your number.");
        kiosk.Clock.Pass(TimeSpan.FromSeconds(45));
        await Expect(Closing(page)).ToBeVisibleAsync();
        await ShouldBeWell(page, "closing");
        await Pictures.Save(page, "kiosk-closing");

        await page.GetByRole(AriaRole.Button, new() { Name = "I need more time" }).ClickAsync();
        await Expect(Closing(page)).ToBeHiddenAsync();
        await Expect(page.Locator("#number")).ToHaveTextAsync("A7");
        kiosk.Clock.Pass(TimeSpan.FromSeconds(45));
        await page.GetByRole(AriaRole.Button, new() { Name = "I have finished" }).ClickAsync();
        await Expect(page.GetByText("Your number appears here.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task who_went_away_is_warned_and_the_next_finds_the_centres_own_language()
    {
        await using var kiosk = await KioskHost.StartOpen();
        var page = await Open(kiosk);
        await page.GetByRole(AriaRole.Button, new() { Name = "العربية" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        kiosk.Clock.Pass(TimeSpan.FromSeconds(41));
        await Expect(Closing(page)).ToContainTextAsync("هل ما زلت هنا؟");
        await ShouldBeWell(page, "closing, ar");
        kiosk.Clock.Pass(TimeSpan.FromSeconds(20));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What can we do for you?" })).ToBeVisibleAsync();
        await Expect(Closing(page)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task a_printer_that_fails_leaves_the_number_on_the_screen_and_says_so()
    {
        await using var kiosk = await KioskHost.StartOpen("tcp:127.0.0.1:1");
        var page = await Open(kiosk);
        await Service(page, "General").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The printer does not work. Please note your number: A7.");
        await Expect(page.Locator("#number")).ToHaveTextAsync("A7");
        await ShouldBeWell(page, "no paper");
        await Pictures.Save(page, "kiosk-no-paper");
    }

    [Fact]
    public async Task while_issuing_is_stopped_it_says_why_and_offers_no_button()
    {
        await using var kiosk = await KioskHost.StartOpen();
        var page = await Open(kiosk);
        await kiosk.Bus.Say(KioskHost.Config("A fire drill: we go on at 11:30."));
        await Expect(page.GetByText("A fire drill: we go on at 11:30.")).ToBeVisibleAsync();
        await Expect(Service(page, "Payments")).ToBeDisabledAsync();
        await ShouldBeWell(page, "stopped");
        await Pictures.Save(page, "kiosk-stopped");
        await kiosk.Bus.Say(KioskHost.Config() with { Seq = 7 });
        await Expect(Service(page, "Payments")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task a_refusal_is_told_and_a_wish_for_help_reaches_the_staff()
    {
        await using var kiosk = await KioskHost.StartOpen();
        var page = await Open(kiosk);
        kiosk.Bus.Refuses = new Problem("quota-reached", "Quota reached", "All 40 tickets that 'passports' has for today have been issued.");
        await Service(page, "Passports").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("All of today's tickets for this service have been given.");
        kiosk.Bus.Refuses = null;
        await page.GetByRole(AriaRole.Button, new() { Name = "I need help" }).ClickAsync();
        await kiosk.Bus.Next<HelpRequest>();
        await Expect(page.GetByText("Somebody has been told and comes to you.")).ToBeVisibleAsync();
        await ShouldBeWell(page, "refused, helped");
        await Pictures.Save(page, "kiosk-refused");
    }

    [Fact]
    public async Task cut_off_it_says_so_and_keeps_its_buttons()
    {
        await using var kiosk = await KioskHost.StartOpen();
        var page = await Open(kiosk);
        await kiosk.Bus.Down();
        await Expect(page.GetByText("Not connected")).ToBeVisibleAsync();
        await Expect(Service(page, "Payments")).ToBeEnabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I need help" }).ClickAsync();
        await Expect(page.GetByText("Nobody could be told. Please go to a counter.")).ToBeVisibleAsync();
        await ShouldBeWell(page, "cut off");
        await Pictures.Save(page, "kiosk-cut-off");
    }

    [Fact]
    public async Task a_page_without_its_program_says_so_and_recovers()
    {
        var kiosk = await KioskHost.Start();
        var page = await Open(kiosk);
        await Expect(page.GetByText("This kiosk waits for its configuration.")).ToBeVisibleAsync();
        await ShouldBeWell(page, "empty");
        await kiosk.DisposeAsync();
        await Expect(page.GetByText("This screen has lost its kiosk.")).ToBeVisibleAsync();
        await page.ShouldBeAccessible("lost");
    }

    private static ILocator Service(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + Regex.Escape(name)) });
    private static ILocator Closing(IPage page) => page.GetByRole(AriaRole.Alertdialog);

    private async Task<IPage> Open(KioskHost kiosk)
    {
        var page = await chromium.Open(1280, 800);
        await page.GotoAsync(kiosk.Page);
        await Expect(page.Locator("#ask")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>No rule of axe is broken, nothing sticks out, and every target can be hit.</summary>
    private static async Task ShouldBeWell(IPage page, string state)
    {
        await page.ShouldBeAccessible(state);
        await page.ShouldFit();
        var small = await page.EvaluateAsync<string[]>(
            "least => [...document.querySelectorAll('button')].filter(b => b.checkVisibility()).map(b => [b, b.getBoundingClientRect()])" +
            ".filter(([, r]) => r.width < least || r.height < least).map(([b, r]) => `${b.textContent} ${r.width} x ${r.height}`)", LeastTarget);
        small.ShouldBeEmpty(state);
    }
}
