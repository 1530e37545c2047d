using Microsoft.Playwright;
using ServiceCenter.Testing;

namespace ServiceCenter.Browser.Tests;

/// <summary>
/// With <c>SERVICECENTER_PICTURES=1</c> in the environment, the pages as the tests see them are saved for the README.
/// </summary>
internal static class Pictures
{
    private static bool Wanted => Environment.GetEnvironmentVariable("SERVICECENTER_PICTURES") == "1";

    /// <param name="whole">All of the page, not what is seen of it at first.</param>
    public static async Task Save(IPage page, string name, bool whole = false)
    {
        if (!Wanted) return;
        var path = Repo.PathOf("firmware-host", "docs", "pictures", name + ".png");
        await page.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled, FullPage = whole });
    }
}
