using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ServiceCenter.Messaging.Settings;
using ServiceCenter.Systemd;

namespace ServiceCenter.Kiosk;

/// <summary>A kiosk on a machine of its own.</summary>
public static class KioskProgram
{
    private const int WrongSetting = 2;

    public static async Task<int> RunAsync(string[] args, KioskDrivers drivers)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        try
        {
            var settings = KioskSettings.From(builder.Configuration);
            builder.Services.AddKiosk(settings, drivers).AddSystemd();
            await using var app = builder.Build();
            app.MapKiosk();
            app.MapGet("/", () => Results.Redirect("/kiosk/" + settings.Device));
            await app.RunAsync();
            return 0;
        }
        catch (SettingsException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return WrongSetting;
        }
    }
}
