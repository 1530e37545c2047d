using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ServiceCenter.CentralHost;

namespace ServiceCenter.Hardship.Soak;

/// <summary>The host's own program, as it is composed and started, with a clock that can be driven.</summary>
internal static class SoakHost
{
    public const string Verb = "soak-host";

    public static Task<int> Run(string[] args)
    {
        var clock = new FastClock();
        return HostProgram.RunAsync(args, new HostDrivers(),
            join: (builder, _, _, _) => builder.Services.AddSingleton<TimeProvider>(clock),
            map: app => app.MapPost("/soak/ahead/{seconds:double}", (double seconds) =>
            {
                clock.Drive(TimeSpan.FromSeconds(seconds));
                return Results.Text(clock.GetUtcNow().ToString("O"));
            }));
    }
}
