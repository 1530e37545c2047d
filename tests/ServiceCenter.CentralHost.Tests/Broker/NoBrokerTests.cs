using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Tests.Serving;
using ServiceCenter.Contracts;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Broker;

public sealed class NoBrokerTests
{
    [Fact]
    public async Task where_mosquitto_is_not_installed_it_is_said_loudly_and_the_centre_works()
    {
        using var folder = new TempFolder();
        using var said = new CollectingLog();
        var centre = Centre.Read(null);
        await using var buses = await BusFactories.StartAsync(
            new BrokerSettings(centre.Site, folder.Path), CentralHostSetup.Devices(centre.Plan), said,
            new HostDrivers { Broker = new MosquittoBroker(program: null, said) });
        var complaint = said.Lines.ShouldHaveSingleItem();
        complaint.Level.ShouldBe(LogLevel.Critical);
        complaint.Text.ShouldStartWith("NO BROKER");
        complaint.Text.ShouldContain("apt-get install mosquitto");
        buses.Kind.ShouldStartWith("in-process bus");

        await using var app = await Serve(new HostSettings(folder.Path, null, null, null, Demo: false), centre, buses);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = Poll.Bound };
        await Poll.UntilTrue("the host is ready", async () =>
        {
            using var ready = await http.GetAsync("/health/ready");
            return ready.IsSuccessStatusCode;
        });

        (await AskAsKiosk(buses, new IssueTicketRequest("press-1", "general"))).ShouldSatisfyAllConditions(r => r.Ok.ShouldBeTrue(), r => r.Number.ShouldBe("A1"));
        var queues = await http.GetFromJsonAsync<QueueMessage[]>("/api/queues");
        queues!.Single(q => q.Service == "general").Waiting.ShouldBe(1);
        await app.StopAsync();
    }

    private static async Task<WebApplication> Serve(HostSettings settings, Centre centre, IBusFactory buses)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddCentralHost(settings, centre, buses);
        var app = builder.Build();
        app.MapCentralHost();
        await app.StartAsync();
        return app;
    }

    private static async Task<ReplyMessage> AskAsKiosk(IBusFactory buses, Request request)
    {
        var topics = new Topics("demo");
        var ear = new ReplyEar();
        await using var kiosk = buses.For("kiosk-1", [topics.Reply("kiosk-1")], null);
        kiosk.Start(ear);
        kiosk.Publish(topics.Request("kiosk-1"), JsonSerializer.SerializeToUtf8Bytes(request, Wire.Default.Request), false).ShouldBeTrue();
        return await ear.Next();
    }

    private sealed class CollectingLog : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;
        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((logLevel, formatter(state, exception)));
        public void Dispose() { }
    }
}
