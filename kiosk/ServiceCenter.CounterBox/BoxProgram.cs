using Microsoft.Extensions.Hosting;
using ServiceCenter.Messaging.Settings;
using ServiceCenter.Systemd;

namespace ServiceCenter.CounterBox;

/// <summary>A button box on a machine of its own.</summary>
public static class BoxProgram
{
    private const int WrongSetting = 2;

    public static async Task<int> RunAsync(string[] args, BoxDrivers drivers)
    {
        var builder = Host.CreateApplicationBuilder(args);
        try
        {
            builder.Services.AddCounterBox(BoxSettings.From(builder.Configuration), drivers).AddSystemd();
            using var app = builder.Build();
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
