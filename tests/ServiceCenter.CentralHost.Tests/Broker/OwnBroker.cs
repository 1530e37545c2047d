using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Broker;

/// <summary>A broker of our own in a folder of the test's own, with one device of each kind.</summary>
internal sealed class OwnBroker : IAsyncDisposable
{
    public static readonly Topics Topics = new("demo");
    public static readonly BrokerDevice[] Devices =
        [new("kiosk-1", Roles.Kiosk), new("wall-1", Roles.Display), new("box-1", Roles.Box), new("till-1", Roles.Device), new("all-1", Roles.Kiosk | Roles.Display)];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("broker-test-");
    private readonly List<IBus> _clients = [];

    public IBusFactory Factory { get; private set; } = null!;
    public int Port { get; } = FreePort();
    /// <summary>Another than loopback, and it speaks TLS.</summary>
    public IPAddress Address { get; private init; } = IPAddress.Loopback;
    public ILoggerFactory Loggers { get; private init; } = NullLoggerFactory.Instance;
    public string Folder => Path.Combine(_data.FullName, "broker");

    private HostDrivers Drivers { get; init; } = new();

    public static Task<OwnBroker> Start(HostDrivers drivers) => Started(new OwnBroker { Drivers = drivers });

    public static Task<OwnBroker> StartForOtherMachines(HostDrivers drivers, ILoggerFactory? loggers = null) =>
        Started(new OwnBroker { Drivers = drivers, Address = IPAddress.Any, Loggers = loggers ?? NullLoggerFactory.Instance });

    /// <summary>Skips the test where the drivers cannot be had.</summary>
    public static void Need(HostDrivers drivers)
    {
        if (drivers.Broker is null) Needs.Mosquitto();
        if (drivers.Bus is MosquittoBuses) Needs.Libmosquitto();
    }

    private static async Task<OwnBroker> Started(OwnBroker broker)
    {
        Need(broker.Drivers);
        await broker.StartFactory();
        return broker;
    }

    public async Task StartFactory() =>
        Factory = await BusFactories.StartAsync(
            new BrokerSettings("demo", _data.FullName) { ListenPort = Port, ListenAddress = Address }, Devices, Loggers, Drivers);

    public async Task<(IBus Bus, Ear Ear)> Connect(string device, params string[] subscriptions)
    {
        var ear = new Ear();
        var bus = Own(Factory.For(device, subscriptions, null, cleanSession: true));
        bus.Start(ear);
        await ear.Connects.Reader.ReadAsync().AsTask().WaitAsync(Ear.Bound);
        return (bus, ear);
    }

    /// <summary>As a program on another machine would: all it has is an address, a name, a key and the authority's file.</summary>
    public (IBus Bus, Ear Ear) FromAfar(string device, string key, string? authority)
    {
        var ear = new Ear();
        var bus = Own(Drivers.Bus.Make(new BusOptions("127.0.0.1", Port, "demo-" + device, device, key, [], null) { CaFile = authority, CleanSession = true }));
        bus.Start(ear);
        return (bus, ear);
    }

    private IBus Own(IBus bus)
    {
        _clients.Add(bus);
        return bus;
    }

    public static void Say(IBus bus, string topic, string body = "x", bool retain = false) =>
        bus.Publish(topic, Encoding.UTF8.GetBytes(body), retain).ShouldBeTrue();

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) await client.DisposeAsync();
        await Factory.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Signals for a test to wait on; the bound only ends a test that has failed.</summary>
internal sealed class Ear : IBusListener
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private readonly Channel<string> _topics = Channel.CreateUnbounded<string>();

    public Channel<bool> Connects { get; } = Channel.CreateUnbounded<bool>();
    public Channel<string> Losses { get; } = Channel.CreateUnbounded<string>();

    public void Connected() => Connects.Writer.TryWrite(true);
    public void Disconnected(string reason) => Losses.Writer.TryWrite(reason);
    public void Received(string topic, ReadOnlyMemory<byte> body, bool retained) => _topics.Writer.TryWrite(topic);

    /// <summary>Topics heard before the marker.</summary>
    public async Task<List<string>> Until(string marker)
    {
        List<string> heard = [];
        while (await _topics.Reader.ReadAsync().AsTask().WaitAsync(Bound) is var topic && topic != marker) heard.Add(topic);
        return heard;
    }
}
