using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ServiceCenter.Contracts;
using static Microsoft.Playwright.Assertions;

namespace ServiceCenter.Browser.Tests;

/// <summary>One centre and one browser for every class that walks through it; they take turns.</summary>
[CollectionDefinition(Name)]
public sealed class OneCentre : ICollectionFixture<Chromium>, ICollectionFixture<RunningCentre>
{
    public const string Name = "one running centre";
}

/// <summary>A visit to the running centre: its pages, its kiosk, its counters. Every test begins with closed counters and nobody waiting.</summary>
[Collection(OneCentre.Name)]
public abstract class CentreVisit(Chromium chromium, RunningCentre centre) : IAsyncLifetime
{
    protected HttpClient Api { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Api.BaseAddress = new Uri(await centre.Start());
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await centre.AdminToken());
        await CloseAllCounters();
        await SendEverybodyHome();
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await chromium.CloseAll();
        GC.SuppressFinalize(this);
    }

    protected async Task<IPage> Open(string path, int width = 1280, int height = 800)
    {
        var page = await chromium.Open(width, height);
        await page.GotoAsync(centre.Address + path);
        return page;
    }

    protected async Task<IPage> SignedIn(string user, string path, int width = 1280, int height = 800, string locale = "en-GB")
    {
        var page = await chromium.Open(width, height, locale);
        var session = await page.APIRequest.PostAsync(centre.Address + "/api/session", new() { DataObject = new { user, password = RunningCentre.Password } });
        await Expect(session).ToBeOKAsync();
        await page.GotoAsync(centre.Address + path);
        return page;
    }

    /// <summary>A counter's page, opened by this agent.</summary>
    protected async Task<IPage> Desk(string counter, string agent, int width = 1280, int height = 800)
    {
        var desk = await SignedIn(agent, "/counter/" + counter, width, height);
        await Do(desk, "Open counter");
        await Expect(Button(desk, "Next")).ToBeEnabledAsync();
        return desk;
    }

    protected static ILocator Front(IPage desk) => desk.GetByRole(AriaRole.Region, new() { Name = "In front of you" });
    protected static ILocator Button(IPage desk, string name) => desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + name) });

    /// <summary>Clicks once the page allows it: that is the signal that the step before is done.</summary>
    protected static Task Do(IPage desk, string action) => Button(desk, action).ClickAsync();

    /// <summary>Presses the service's button on the kiosk's twin: the number on its screen, once that paper lies there.</summary>
    protected async Task<string> Press(IPage kiosk, string service)
    {
        var number = kiosk.Locator("#number");
        var before = await number.InnerTextAsync();
        await kiosk.GetByRole(AriaRole.Button, new() { Name = service }).ClickAsync();
        await Expect(number).ToHaveTextAsync(new Regex("^[A-Z][0-9]+$"));
        if (before != "") await Expect(number).Not.ToHaveTextAsync(before);
        var issued = await number.InnerTextAsync();
        await Expect(kiosk.GetByRole(AriaRole.Img, new() { Name = $"The printed ticket {issued}", Exact = true })).ToBeVisibleAsync();
        return issued;
    }

    protected async Task<TicketIssued> Ticket(string service)
    {
        using var answer = await Api.PostAsJsonAsync("/api/tickets", new { service });
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<TicketIssued>())!;
    }

    protected async Task<VisitRow> Visit(string number)
    {
        var page = await Api.GetFromJsonAsync("/api/visits", Wire.Default.VisitPage);
        return page!.Items.Single(visit => visit.Number == number);
    }

    protected async Task Act(string counter, string action, object body)
    {
        using var answer = await Api.PostAsJsonAsync($"/api/counters/{counter}/{action}", body);
        if (!answer.IsSuccessStatusCode) Assert.Fail($"{action} at counter {counter}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task CloseAllCounters()
    {
        foreach (var counter in (await Api.GetFromJsonAsync<JsonElement>("/api/counters")).EnumerateArray())
        {
            var (name, state) = (counter.GetProperty("counter").GetString()!, counter.GetProperty("state").GetString());
            if (state == "calling") await Act(name, "no-show", new { });
            if (state == "serving") await Act(name, "finish", new { });
            if (state != "closed") await Act(name, "close", new { });
        }
    }

    private async Task SendEverybodyHome()
    {
        var desk = await Api.GetFromJsonAsync<JsonElement>("/api/counters/1");
        foreach (var waiting in desk.GetProperty("waiting").EnumerateArray())
            (await Api.PostAsync($"/api/tickets/{waiting.GetProperty("ticket").GetString()}/leave", JsonContent.Create(new { }))).EnsureSuccessStatusCode();
    }

    protected sealed record TicketIssued(string Id, string Number, int Ahead);
}
