using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Access;
using ServiceCenter.Messaging.Embedded;
using ServiceCenter.Messaging.InProcess;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>Chooses the broker: an external one when settings name it, otherwise one of our own, otherwise none, said loudly.</summary>
public static class BusFactories
{
    /// <exception cref="InvalidOperationException">What settings ask for cannot be had: the message says what and what to do.</exception>
    public static async Task<IBusFactory> StartAsync(
        BrokerSettings settings, IReadOnlyList<BrokerDevice> devices, ILoggerFactory loggers, HostDrivers? drivers = null)
    {
        var logger = loggers.CreateLogger("ServiceCenter.Broker");
        var bus = (drivers ??= new HostDrivers()).Bus;
        if (settings.Host is { } host)
        {
            if (bus.WhyMissing is { } missing) throw new InvalidOperationException($"The broker {host} cannot be reached: {missing}.");
            return new ExternalBrokerFactory(settings, host, bus);
        }
        var folder = Path.GetFullPath(Path.Combine(settings.DataFolder, "broker"));
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var users = new BrokerUsers(settings.Site, folder);
        var broker = drivers.Broker ?? new MosquittoBroker(MosquittoBroker.FindProgram(), logger);
        if ((broker.WhyMissing ?? bus.WhyMissing) is { } reason)
        {
            BrokerLog.InProcessOnly(logger, reason);
            return new InProcessFactory(settings.Site, users, devices, reason);
        }
        return await OwnBrokerFactory.StartAsync(settings, broker, bus, folder, users, devices, logger).ConfigureAwait(false);
    }

    internal static BusOptions Options(
        string site, BusCredentials credentials, string device, IReadOnlyList<string> subscriptions, BusWill? will, bool cleanSession) =>
        new(credentials.Host, credentials.Port, $"{site}-{device}", credentials.User, credentials.Password, subscriptions, will)
        {
            CleanSession = cleanSession,
            CaFile = credentials.CaFile,
        };

    internal static BrokerUser Find(IReadOnlyList<BrokerUser> users, string device) =>
        users.FirstOrDefault(user => user.Name == device)
        ?? throw new KeyNotFoundException($"The centre has no device \"{device}\": add it to the centre's file.");
}

/// <summary>A broker someone else runs.</summary>
internal sealed class ExternalBrokerFactory(BrokerSettings settings, string host, IBusDriver bus) : IBusFactory
{
    private readonly BusCredentials _credentials = new(host, settings.Port, settings.User, settings.Password, settings.CaFile);

    public string Kind => $"external broker {host}:{settings.Port}";
    public Uri? Address => new($"mqtt://{host}:{settings.Port}");
    public string? Problem => null;

    public IBus For(string device, IReadOnlyList<string> subscriptions, BusWill? will, bool cleanSession = false) =>
        bus.Make(BusFactories.Options(settings.Site, _credentials, device, subscriptions, will, cleanSession));

    public BusCredentials? CredentialsFor(string device) => _credentials;

    /// <summary>Nothing to do here: the external broker's owner keeps its users.</summary>
    public void Replace(IReadOnlyList<BrokerDevice> devices)
    {
    }

    /// <inheritdoc cref="Replace"/>
    public void SetKey(string device, string? key)
    {
    }

    public bool RunsHere(string device) => false;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A broker run by this host: on loopback, or for other machines with TLS.</summary>
internal sealed class OwnBrokerFactory : IBusFactory
{
    private readonly BrokerSettings _settings;
    private readonly IEmbeddedBroker _broker;
    private readonly IBusDriver _bus;
    private readonly BrokerUsers _source;
    private readonly string? _authority;
    private readonly ConcurrentDictionary<string, bool> _here = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private IReadOnlyList<BrokerDevice> _devices;
    private volatile IReadOnlyList<BrokerUser> _users;

    private OwnBrokerFactory(
        BrokerSettings settings, IEmbeddedBroker broker, string name, IBusDriver bus, BrokerUsers source, string? authority,
        IReadOnlyList<BrokerDevice> devices, IReadOnlyList<BrokerUser> users)
    {
        (_settings, _broker, _bus, _source, _authority, _devices, _users) = (settings, broker, bus, source, authority, devices, users);
        Kind = $"{name} of our own on {settings.ListenAddress}:{settings.ListenPort}{(authority is null ? "" : ", with TLS")}";
    }

    internal static async Task<OwnBrokerFactory> StartAsync(
        BrokerSettings settings, IEmbeddedBrokerDriver driver, IBusDriver bus, string folder, BrokerUsers source, IReadOnlyList<BrokerDevice> devices, ILogger logger)
    {
        var users = source.For(devices);
        (string Authority, CertificateFiles Broker)? tls = settings.IsForOtherMachines
            ? OwnAuthority.Ensure(folder, OwnAuthority.NamesOfThisMachine(), DateTimeOffset.UtcNow)
            : null;
        var options = new EmbeddedBrokerOptions(folder, settings.ListenAddress, settings.ListenPort, tls?.Broker);
        var broker = await StartAsync(driver, options, users, refusal => BrokerLog.Refused(logger, refusal)).ConfigureAwait(false);
        var factory = new OwnBrokerFactory(settings, broker, driver.Name, bus, source, tls?.Authority, devices, users);
        PrivateFile.Write(Path.Combine(folder, "observe"), factory.CredentialsFor(BrokerUsers.Observer)!.AsClientOptions());
        PrivateFile.Write(Path.Combine(folder, "ask"), factory.CredentialsFor(BrokerUsers.Probe)!.AsClientOptions());
        return factory;
    }

    public string Kind { get; }
    public Uri? Address => new($"{(_authority is null ? "mqtt" : "mqtts")}://{_settings.OwnAddress}:{_settings.ListenPort}");
    public string? Problem => _broker.Problem;

    public IBus For(string device, IReadOnlyList<string> subscriptions, BusWill? will, bool cleanSession = false)
    {
        _here[device] = true;
        return _bus.Make(BusFactories.Options(_settings.Site, CredentialsFor(device)!, device, subscriptions, will, cleanSession));
    }

    public BusCredentials? CredentialsFor(string device)
    {
        var user = BusFactories.Find(_users, device);
        return user.KeyHash is null
            ? new(_settings.OwnAddress, _settings.ListenPort, user.Name, user.Password, _authority)
            : throw new InvalidOperationException(
                $"The device {device} has a key of its own, for another machine: take the key back on /admin, or run {device} there and another device here.");
    }

    public bool RunsHere(string device) => _here.ContainsKey(device);

    public void Replace(IReadOnlyList<BrokerDevice> devices)
    {
        lock (_gate) _broker.Replace(_users = _source.For(_devices = devices));
    }

    public void SetKey(string device, string? key)
    {
        lock (_gate)
        {
            _source.SetKey(device, key);
            _broker.Replace(_users = _source.For(_devices));
        }
    }

    public ValueTask DisposeAsync() => _broker.DisposeAsync();

    private static async Task<IEmbeddedBroker> StartAsync(
        IEmbeddedBrokerDriver driver, EmbeddedBrokerOptions options, IReadOnlyList<BrokerUser> users, Action<string> refused)
    {
        try
        {
            return await driver.StartAsync(options, users, refused).ConfigureAwait(false);
        }
        catch (SocketException taken)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"The broker cannot listen on port {options.Port} of {options.Address} ({taken.Message}). End what uses the port, or set ServiceCenter__Broker__ListenPort to another; ServiceCenter__Broker__ListenAddress is to be an address of this machine."), taken);
        }
    }
}

/// <summary>No broker: the bus lives and dies with this process.</summary>
internal sealed class InProcessFactory : IBusFactory
{
    private readonly string _site;
    private readonly BrokerUsers _source;
    private readonly InProcessBroker _broker;
    private volatile IReadOnlyList<BrokerUser> _users;

    internal InProcessFactory(string site, BrokerUsers source, IReadOnlyList<BrokerDevice> devices, string reason)
    {
        (_site, _source, _users) = (site, source, source.For(devices));
        _broker = new InProcessBroker(_users);
        Kind = $"in-process bus ({reason})";
    }

    public string Kind { get; }
    public Uri? Address => null;
    public string? Problem => null;

    public IBus For(string device, IReadOnlyList<string> subscriptions, BusWill? will, bool cleanSession = false)
    {
        var user = BusFactories.Find(_users, device);
        var credentials = new BusCredentials("in-process", 0, user.Name, user.Password);
        return new InProcessBus(_broker, BusFactories.Options(_site, credentials, device, subscriptions, will, cleanSession));
    }

    public BusCredentials? CredentialsFor(string device) => null;

    public void Replace(IReadOnlyList<BrokerDevice> devices) => _broker.Replace(_users = _source.For(devices));

    /// <summary>Nothing to do here: no other machine can reach this bus.</summary>
    public void SetKey(string device, string? key)
    {
    }

    public bool RunsHere(string device) => false;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
