using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ServiceCenter.CentralHost.Tests.Broker;

// A broker that other machines may reach: TLS from the centre's own authority, and a key for each device.
public abstract partial class EmbeddedBrokerContract
{
    [Fact]
    public async Task a_device_with_its_key_and_the_authority_speaks_under_its_own_name()
    {
        await using var broker = await OwnBroker.StartForOtherMachines(Drivers);
        var (_, host) = await broker.Connect("host", OwnBroker.Topics.AnyRequest);
        broker.Factory.SetKey("kiosk-1", "a key");

        var (kiosk, ear) = broker.FromAfar("kiosk-1", "a key", AuthorityOf(broker));
        await Heard(ear.Connects);
        OwnBroker.Say(kiosk, OwnBroker.Topics.Request("kiosk-1"));

        (await host.Until(OwnBroker.Topics.Request("kiosk-1"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_wrong_key_is_refused_and_named_in_the_log()
    {
        var log = new CollectingWarnings();
        await using var broker = await OwnBroker.StartForOtherMachines(Drivers, log);
        broker.Factory.SetKey("kiosk-1", "a key");

        var (_, ear) = broker.FromAfar("kiosk-1", "another key", AuthorityOf(broker));

        (await Heard(ear.Losses)).ShouldContain("not authorised");
        (await Heard(log.Lines)).ShouldContain("a device at 127.0.0.1 was refused: its user is unknown or its key is wrong");
    }

    [Fact]
    public async Task another_authority_is_refused_and_named_in_the_log()
    {
        var log = new CollectingWarnings();
        await using var broker = await OwnBroker.StartForOtherMachines(Drivers, log);
        await using var other = await OwnBroker.StartForOtherMachines(Drivers);

        var (_, ear) = broker.FromAfar("kiosk-1", "a key", AuthorityOf(other));

        (await Heard(ear.Losses)).ShouldContain("does not vouch for its certificate");
        (await Heard(log.Lines)).ShouldContain("could not agree on TLS");
    }

    [Fact]
    public async Task a_device_that_speaks_as_another_is_not_heard_and_named_in_the_log()
    {
        var log = new CollectingWarnings();
        await using var broker = await OwnBroker.StartForOtherMachines(Drivers, log);
        var (_, host) = await broker.Connect("host", OwnBroker.Topics.AnyRequest);
        var (kiosk, _) = await broker.Connect("kiosk-1");

        OwnBroker.Say(kiosk, OwnBroker.Topics.Request("box-1"));
        OwnBroker.Say(kiosk, OwnBroker.Topics.Request("kiosk-1"));

        (await host.Until(OwnBroker.Topics.Request("kiosk-1"))).ShouldBeEmpty();
        (await Heard(log.Lines)).ShouldContain("demo-kiosk-1 published to sc/demo/request/box-1, which it may not");
    }

    [Fact]
    public async Task a_key_taken_back_ends_the_connection_that_it_opened()
    {
        await using var broker = await OwnBroker.StartForOtherMachines(Drivers);
        broker.Factory.SetKey("kiosk-1", "a key");
        var (_, ear) = broker.FromAfar("kiosk-1", "a key", AuthorityOf(broker));
        await Heard(ear.Connects);

        broker.Factory.SetKey("kiosk-1", null);

        await Heard(ear.Losses);
    }

    [Fact]
    public async Task a_device_with_a_key_is_not_run_by_this_machine_too()
    {
        await using var broker = await OwnBroker.StartForOtherMachines(Drivers);
        broker.Factory.SetKey("kiosk-1", "a key");

        Should.Throw<InvalidOperationException>(() => broker.Factory.For("kiosk-1", [], null)).Message.ShouldContain("take the key back");
        broker.Factory.RunsHere("wall-1").ShouldBeFalse();
        await broker.Connect("wall-1");
        broker.Factory.RunsHere("wall-1").ShouldBeTrue();
    }

    private static string AuthorityOf(OwnBroker broker) => Path.Combine(broker.Folder, "tls", "ca.pem");

    private static async Task<T> Heard<T>(Channel<T> channel) => await channel.Reader.ReadAsync().AsTask().WaitAsync(Ear.Bound);

    private sealed class CollectingWarnings : ILoggerFactory, ILogger
    {
        public Channel<string> Lines { get; } = Channel.CreateUnbounded<string>();

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;
        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && formatter(state, exception) is var line && line.StartsWith("Broker: ", StringComparison.Ordinal)) Lines.Writer.TryWrite(line);
        }

        public void Dispose()
        {
        }
    }
}
