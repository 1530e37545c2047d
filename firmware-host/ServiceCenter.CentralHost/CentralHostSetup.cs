using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Pump;
using ServiceCenter.CentralHost.Standby;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer;
using ServiceCenter.Systemd;
using ServiceCenter.WebConsole;
using ServiceCenter.WebConsole.SignIn;

[assembly: InternalsVisibleTo("ServiceCenter.CentralHost.Tests")]
[assembly: InternalsVisibleTo("ServiceCenter.Hardship")]

namespace ServiceCenter.CentralHost;

/// <summary>The central host in a web application.</summary>
public static class CentralHostSetup
{
    /// <summary>A program that may ask over the bus, for a person with a shell: see <c>broker/ask</c> in the data folder.</summary>
    public const string Probe = "probe-1";

    /// <summary>Who has a user at the broker.</summary>
    public static IReadOnlyList<BrokerDevice> Devices(CentrePlan plan) =>
    [
        .. plan.Kiosks.Select(k => new BrokerDevice(k.Id.Value, Roles.Kiosk)),
        .. plan.Displays.Select(d => new BrokerDevice(d.Id.Value, Roles.Display)),
        .. (plan.Boxes ?? []).Select(b => new BrokerDevice(b.Id.Value, Roles.Box)),
    ];

    /// <param name="buses">Disposed by the caller, after the application.</param>
    public static IServiceCollection AddCentralHost(
        this IServiceCollection services, HostSettings settings, Centre centre, IBusFactory buses, HostDrivers? drivers = null)
    {
        var options = new SequencerOptions
        {
            Topics = new Topics(centre.Plan.Site),
            AgentKey = SiteSecrets.AgentKey(settings.Data),
            Programs = [Probe],
            TimeZone = centre.Hours.Zone.Id,
            PublicUrl = settings.PublicUrl,
            Version = typeof(CentralHostSetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0",
            BootId = Guid.NewGuid().ToString("n"),
            Incarnation = Incarnation.Next(settings.Data),
        };
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(drivers ?? new HostDrivers());
        services.AddSingleton(centre);
        services.AddSingleton(new HoursInForce(centre.Hours));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CentreFileKeeper>(provider, new CentreFileOnDisk(settings.CentreFile), centre));
        services.AddSingleton<ICentreFile>(provider => provider.GetRequiredService<CentreFileKeeper>());
        services.AddSingleton<CentreVersions>();
        services.AddSingleton(buses);
        services.AddSingleton<IDeviceKeys, KeysOnTheBus>();
        services.AddSingleton<Asks>();
        services.AddSingleton(new LiveFeed(options.Topics));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<StandbyWatch>(provider, settings.StandbySync));
        services.AddSingleton(new HostFiles(settings.Data));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Succession>(provider, settings.Data));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Herald>(provider, settings.Data, settings));
        services.AddHostedService(provider => provider.GetRequiredService<Herald>());
        services.AddSingleton<IStandbyDesk>(provider => ActivatorUtilities.CreateInstance<StandbyDesk>(provider, settings.Data));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<JournalKeeper>(provider, settings.Data, new Retention(settings.Retention)));
        services.AddSingleton(new DateVouchedFor(settings.DateAtLeast));
        services.AddSingleton<CentrePump>();
        services.AddSingleton<IHeart>(provider => provider.GetRequiredService<CentrePump>());
        services.AddSingleton<CentreService>();
        services.AddSingleton<ICentre>(provider => provider.GetRequiredService<CentreService>());
        services.AddHostedService(provider => provider.GetRequiredService<CentreService>());
        services.AddHostedService(provider => provider.GetRequiredService<CentreFileKeeper>());
        services.AddWebConsole(new WebConsoleOptions { DataFolder = settings.Data, Demo = settings.Demo, AdminPassword = settings.AdminPassword });
        return services;
    }

    /// <summary>What the sign-in page of a demo centre gives away.</summary>
    public static string DemoPassphrase(IServiceProvider services) =>
        services.GetRequiredService<People>().Demo?.Passphrase ?? throw new InvalidOperationException("This is no demo: it has no demo people.");

    public static WebApplication MapCentralHost(this WebApplication app) => app.MapWebConsole();
}
