using System.Diagnostics;
using System.Text;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.Benchmarks;

/// <summary>Asks over the bus, so many requests under way at once: each answer sends the next question. Answers come in the order of the questions.</summary>
internal sealed class BusClient : IBusListener, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly MosquittoBus _bus;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Run? _run;

    private BusClient(int port, string password, BenchTopics topics) => _bus = new MosquittoBus(new BusOptions(
        "127.0.0.1", port, "bench-client", BenchTopics.Asker, password, [topics.Reply, topics.EchoAnswer], Will: null) { CleanSession = true });

    public static async Task<BusClient> ConnectAsync(int port, string password)
    {
        var client = new BusClient(port, password, new BenchTopics());
        client._bus.Start(client);
        await client._connected.Task.WaitAsync(Patience);
        return client;
    }

    /// <summary>Asks all of it.</summary>
    /// <param name="isAnswer">Whether an answer is the one to this question; one that is not ends the run with an exception.</param>
    public async Task<Answers> AskAsync(string topic, IEnumerable<Asking> questions, int inFlight, Func<Asking, ReadOnlyMemory<byte>, bool> isAnswer)
    {
        var run = new Run([.. questions], topic, isAnswer);
        Volatile.Write(ref _run, run);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < inFlight && i < run.Questions.Length; i++) Send(run);
        await run.Done.Task.WaitAsync(Patience);
        return new Answers(Stopwatch.GetElapsedTime(started, run.Ended), run.Milliseconds);
    }

    /// <summary>An accepted request's reply begins with its id and says so.</summary>
    public static bool IsAccepted(Asking question, ReadOnlyMemory<byte> answer) =>
        answer.Span.StartsWith(Encoding.UTF8.GetBytes($"{{\"id\":\"{question.Id}\",\"ok\":true"));

    public static bool IsEcho(Asking question, ReadOnlyMemory<byte> answer) => answer.Span.SequenceEqual(question.Body);

    public void Connected() => _connected.TrySetResult();
    public void Disconnected(string reason) => Console.Error.WriteLine("client: " + reason);

    public void Received(string topic, ReadOnlyMemory<byte> body, bool retained)
    {
        if (Volatile.Read(ref _run) is not { } run) return;
        if (run.Take(body)) Send(run);
    }

    /// <summary>The first questions are sent beside the answers that already come: they must leave in the order in which they were taken.</summary>
    private void Send(Run run)
    {
        lock (run)
        {
            if (run.Next() is { } question && !_bus.Publish(run.Topic, question.Body, retain: false))
                run.Done.TrySetException(new InvalidOperationException("The bus takes no more."));
        }
    }

    public ValueTask DisposeAsync() => _bus.DisposeAsync();

    private sealed class Run(Asking[] questions, string topic, Func<Asking, ReadOnlyMemory<byte>, bool> isAnswer)
    {
        private readonly long[] _sent = new long[questions.Length];
        private int _asked;
        private int _answered;

        public Asking[] Questions => questions;
        public string Topic => topic;
        public double[] Milliseconds { get; } = new double[questions.Length];
        public long Ended { get; private set; }
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Asking? Next()
        {
            if (_asked == questions.Length) return null;
            _sent[_asked] = Stopwatch.GetTimestamp();
            return questions[_asked++];
        }

        /// <returns>There is another question to send.</returns>
        public bool Take(ReadOnlyMemory<byte> answer)
        {
            var now = Stopwatch.GetTimestamp();
            var question = questions[_answered];
            Milliseconds[_answered] = Stopwatch.GetElapsedTime(_sent[_answered], now).TotalMilliseconds;
            if (!isAnswer(question, answer))
            {
                Done.TrySetException(new InvalidOperationException($"Asked {Encoding.UTF8.GetString(question.Body)}, and was told {Encoding.UTF8.GetString(answer.Span)}"));
                return false;
            }
            if (++_answered < questions.Length) return true;
            Ended = now;
            Done.TrySetResult();
            return false;
        }
    }
}

/// <param name="Milliseconds">From handing a question to the bus to its answer, one for each.</param>
internal sealed record Answers(TimeSpan Taken, IReadOnlyList<double> Milliseconds)
{
    public double ASecond => Milliseconds.Count / Taken.TotalSeconds;
}
