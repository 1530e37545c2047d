using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.Contracts;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Hardware.Text;
using ServiceCenter.Testing;

namespace ServiceCenter.Kiosk.Tests.Page;

/// <summary>The kiosk-1 as it runs, pump and page, over a <see cref="KioskBus"/> and with time in the test's hand.</summary>
public sealed class KioskHost : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication app;
    private readonly string data;

    private KioskHost(WebApplication app, string data, KioskBus bus, HeldClock clock) => (this.app, this.data, Bus, Clock) = (app, data, bus, clock);

    public KioskBus Bus { get; }
    public HeldClock Clock { get; }
    public string Page => app.Urls.Single() + "/kiosk/kiosk-1";

    /// <param name="printer">As in the settings.</param>
    public static async Task<KioskHost> Start(string printer = "twin")
    {
        var (bus, clock, data) = (new KioskBus(), new HeldClock(Noon), Directory.CreateTempSubdirectory("servicecenter-kiosk-").FullName);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // A stop that waits for something waits for ever, so that its test fails.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddKiosk(
            new KioskSettings("demo", "kiosk-1", data, PrinterSetting.Parse(printer), null, new InputWiring(true, LineBias.PullUp, TimeSpan.Zero))
            {
                Paper = PaperForm.Mm80 with { Painter = PangoPainter.Open(out _) },
            }, bus.Connect);
        var app = builder.Build();
        app.MapKiosk();
        await app.StartAsync();
        return new KioskHost(app, data, bus, clock);
    }

    /// <summary>A kiosk at opening time: connected, configured, and some people waiting.</summary>
    public static async Task<KioskHost> StartOpen(string printer = "twin")
    {
        var kiosk = await Start(printer);
        await kiosk.Bus.Up();
        await kiosk.Bus.Say(Config());
        await kiosk.Bus.Say(Queue("general", 2, 480));
        await kiosk.Bus.Say(Queue("payments", 0, 0));
        await kiosk.Bus.Say(Queue("passports", 11, null));
        return kiosk;
    }

    public static ConfigMessage Config(string? notice = null) => new(
        5, "demo", "Town Hall", "kiosk-1", "kiosk", ["en", "de", "pl", "ar"], "hall", "Hall", null,
        [
            new("general", "A", Names("General enquiries", "Allgemeine Anliegen", "Sprawy ogólne", "استفسارات عامة")),
            new("payments", "B", Names("Payments", "Zahlungen", "Płatności", "المدفوعات")),
            new("passports", "C", Names("Passports", "Reisepässe", "Paszporty", "جوازات السفر")),
        ],
        [new("general", null, null), new("payments", null, null), new("passports", null, null)], "https://queue.example.org", "Europe/Berlin", notice);

    public static QueueMessage Queue(string service, int waiting, double? quote, long seq = 6) =>
        new(seq, service, Names(service, service, service, service), waiting, null, quote is { } mean ? new QuoteBody("simple", mean) : null, 2);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private static Dictionary<string, string> Names(string en, string de, string pl, string ar) => new() { ["en"] = en, ["de"] = de, ["pl"] = pl, ["ar"] = ar };
}
