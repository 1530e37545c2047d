using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ServiceCenter.Testing;

namespace ServiceCenter.Browser.Tests;

/// <summary>One browser for all tests of a class, started by the first that asks for a page.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>No sandbox, for tests run as root in containers too; nothing that would call home.</summary>
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private readonly List<IBrowserContext> _sessions = [];

    /// <summary>A page of its own session. What it waits for may take a loaded machine long; it is never waited for longer than needed.</summary>
    public async Task<IPage> Open(int width = 1280, int height = 800, string locale = "en-GB")
    {
        var program = Needs.Chromium();
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Flags });
        Assertions.SetDefaultExpectTimeout(30_000);
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = locale });
        context.SetDefaultTimeout(30_000);
        _sessions.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>Ends every session: their pages would go on following the centre.</summary>
    public async Task CloseAll()
    {
        foreach (var session in _sessions) await session.CloseAsync();
        _sessions.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

internal static class PageChecks
{
    /// <summary>No rule of axe is broken on this page as it stands now.</summary>
    public static async Task ShouldBeAccessible(this IPage page, string state)
    {
        var broken = (await page.RunAxe()).Violations;
        broken.Select(Said).ShouldBeEmpty($"{page.Url}, {state}");
    }

    private const string WhatSticksOut = """
        [...document.querySelectorAll('body *')].filter(e => { const r = e.getBoundingClientRect(); return r.width && (r.right > innerWidth + 0.5 || r.left < -0.5) && !e.closest('.scroll, dialog:not([open])'); })
            .map(e => e.outerHTML.slice(0, 120)).slice(0, 8).join('\n')
        """;

    /// <summary>Nothing sticks out sideways: nobody scrolls to and fro to read a page.</summary>
    public static async Task ShouldFit(this IPage page)
    {
        var (wide, window) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("innerWidth"));
        wide.ShouldBeLessThanOrEqualTo(window, $"{page.Url}: {(wide > window ? await page.EvaluateAsync<string>(WhatSticksOut) : "")}");
    }

    private static string Said(AxeResultItem rule) =>
        $"{rule.Id}: {rule.Help} at {string.Join(", ", rule.Nodes.Select(node => node.Html))}";
}
