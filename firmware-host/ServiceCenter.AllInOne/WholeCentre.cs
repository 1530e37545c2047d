using ServiceCenter.AllInOne.Demo;
using ServiceCenter.CentralHost;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CounterBox;
using ServiceCenter.Display;
using ServiceCenter.Kiosk;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.AllInOne;

/// <summary>
/// A whole small centre in one process: the host, its broker, the first kiosk, the first display and the first button box of the centre's file.
/// They reach the host over the bus only, as they would from machines of their own.
/// </summary>
internal static class WholeCentre
{
    public static Task<int> RunAsync(string[] args) => HostProgram.RunAsync(args, Drivers.OfHost, Join, Map);

    public static bool IsWrongSetting(Exception e) => e is SettingsException;

    private static void Join(WebApplicationBuilder builder, Centre centre, HostSettings settings, IBusFactory buses)
    {
        if (centre.FirstKiosk is { } kiosk)
            builder.Services.AddKiosk(
                KioskSettings.From(SettingsOf(kiosk, centre, settings, builder.Configuration)),
                bus => buses.For(kiosk, bus.Subscriptions, bus.Will, bus.CleanSession), Drivers.OfKiosk);
        if (centre.FirstDisplay is { } display)
            builder.Services.AddDisplay(
                DisplaySettings.From(SettingsOf(display, centre, settings, builder.Configuration)),
                bus => buses.For(display, bus.Subscriptions, bus.Will, bus.CleanSession));
        if (centre.FirstBox is { } box)
            builder.Services.AddCounterBox(
                BoxSettings.From(SettingsOf(box, centre, settings, builder.Configuration)),
                bus => buses.For(box, bus.Subscriptions, bus.Will, bus.CleanSession));
        if (settings.Demo)
            builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<DemoActors>(provider, CentralHostSetup.DemoPassphrase(provider)));
    }

    private static void Map(WebApplication app)
    {
        var centre = app.Services.GetRequiredService<Centre>();
        if (centre.FirstKiosk is not null) app.MapKiosk();
        if (centre.FirstDisplay is not null) app.MapDisplay();
        if (centre.FirstBox is not null) app.MapCounterBox();
    }

    /// <summary>What a device's own settings would say; where no hardware is named, it has its on-screen twin, and is silent.</summary>
    private static IConfigurationRoot SettingsOf(string device, Centre centre, HostSettings settings, IConfiguration own) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ServiceCenter:Kiosk:Printer"] = "twin",
            ["ServiceCenter:Display:Voice"] = "none",
            ["ServiceCenter:CounterBox:GpioChip"] = BoxSettings.Twin,
            ["ServiceCenter:CounterBox:Sign"] = BoxSettings.Twin,
        })
        .AddConfiguration(own)
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ServiceCenter:Site"] = centre.Site,
            ["ServiceCenter:Device"] = device,
            ["ServiceCenter:Display:Zone"] = centre.FirstDisplayZone,
            ["ServiceCenter:Data"] = Path.Combine(settings.Data, device),
        })
        .Build();
}
