using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Settings;
using ServiceCenter.Systemd;

namespace ServiceCenter.Display;

/// <summary>A wall display on a machine of its own.</summary>
public static class DisplayProgram
{
    private const int WrongSetting = 2;

    public static async Task<int> RunAsync(string[] args, IBusDriver bus)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        try
        {
            var settings = DisplaySettings.From(builder.Configuration);
            builder.Services.AddDisplay(settings, bus).AddSystemd();
            await using var app = builder.Build();
            app.MapDisplay();
            app.MapGet("/", () => Results.Redirect("/wall/" + settings.Zone));
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
