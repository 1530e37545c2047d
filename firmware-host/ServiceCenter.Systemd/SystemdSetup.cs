using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ServiceCenter.Systemd;

/// <summary>A program that runs as a unit of systemd.</summary>
public static class SystemdSetup
{
    /// <summary>Tells systemd how the program is; does nothing where systemd did not start it. Hearts are the <see cref="IHeart"/> services.</summary>
    public static IServiceCollection AddSystemd(this IServiceCollection services)
    {
        if (NotifySocket.From(Environment.GetEnvironmentVariable, Environment.ProcessId) is not { } socket) return services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService(provider => new SystemdNotifier(
            socket, provider.GetServices<IHeart>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SystemdNotifier>>()));
        return services;
    }
}
