using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.Benchmarks.Beside;

/// <summary>
/// The least that can answer a request over the bus: a process that says of every message on one topic the same bytes on another,
/// QoS 1 both ways, from the callback in which it came. It connects as the host does, under a client id of its own, on two
/// topics that the host does not read.
/// </summary>
internal sealed class Echo(string answerOn, TaskCompletionSource connected) : IBusListener
{
    public const string PortVariable = "BENCHMARK_BROKER_PORT", PasswordVariable = "BENCHMARK_BROKER_PASSWORD";
    public const string Ready = "echo is ready";

    private MosquittoBus? _bus;

    /// <summary>The life of the echo process: until its standard input ends.</summary>
    public static async Task<int> RunAsync()
    {
        var topics = new BenchTopics();
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var echo = new Echo(topics.EchoAnswer, connected);
        await using var bus = new MosquittoBus(new BusOptions(
            "127.0.0.1", int.Parse(Environment.GetEnvironmentVariable(PortVariable)!), "bench-echo", "host", Environment.GetEnvironmentVariable(PasswordVariable),
            [topics.EchoRequest], Will: null) { CleanSession = true });
        echo._bus = bus;
        bus.Start(echo);
        await connected.Task;
        Console.WriteLine(Ready);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public void Connected() => connected.TrySetResult();
    public void Disconnected(string reason) => Console.Error.WriteLine("echo: " + reason);
    public void Received(string topic, ReadOnlyMemory<byte> body, bool retained) => _bus!.Publish(answerOn, body, retain: false);
}
