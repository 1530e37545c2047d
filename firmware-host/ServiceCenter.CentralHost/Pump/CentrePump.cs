using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Standby;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Messaging;
using ServiceCenter.Sequencer;
using ServiceCenter.Storage;
using ServiceCenter.Systemd;

namespace ServiceCenter.CentralHost.Pump;

/// <summary>
/// Owns what the Sequencer must not: the thread, the clock, the bus and the journal. One thread takes everything that waits,
/// steps the machine through it, writes the one append with its one fsync, and hands out what may then be said. It waits for
/// the flush and for nothing else: publishing, answering and the visit log never block it.
/// </summary>
/// <remarks>
/// A failed flush leaves it unknown what is on disk. Then the machine is thrown away and a new one starts from the journal,
/// again and again until the disk takes it; meanwhile every question is answered "not ready", and devices keep asking.
/// </remarks>
internal sealed class CentrePump : IBusListener, IHeart, IDisposable
{
    /// <summary>More than this waiting is refused as busy: a device asks again, a person sees it.</summary>
    private const int MostWaiting = 16_384;
    private const int MostInOneAppend = 1_024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ErasurePatience = TimeSpan.FromMinutes(1);
    private static readonly string[] DeviceFamilies = ["request", "shown", "health", "status"];

    /// <summary>The bus is told what happened once nothing came for so long, and while things keep coming at the latest after so long: a wall has 100 ms.</summary>
    private static readonly TimeSpan Lull = TimeSpan.FromMilliseconds(2), LongestWithoutLull = TimeSpan.FromMilliseconds(20);

    private readonly JournalKeeper _keeper;
    private readonly SequencerOptions _options;
    private readonly HoursInForce _hours;
    private readonly TimeProvider _time;
    private readonly DateVouchedFor _vouched;
    private readonly Asks _asks;
    private readonly LiveFeed _feed;
    private readonly Succession _succession;
    private readonly ILogger<CentrePump> _log;
    private readonly BlockingCollection<Arrival> _waiting = new(MostWaiting);
    private readonly List<Output> _outputs = [];
    private readonly Allowance _allowance;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _started = new();

    private int _disposed;
    private long _rounds;
    private IBus? _bus;
    private Sequencer.Sequencer _machine = null!;
    private SteadyClock _clock = null!;
    private DateTimeOffset? _wake;
    private DateTimeOffset? _toTellSince;
    private string? _dayAsked;
    private DateTimeOffset _dayAskedAt;
    private (DateOnly Date, string? Day)? _erasing, _erased;
    private DateTimeOffset _eraseNotBefore;
    private volatile Moment? _moment;
    private volatile string? _notReady = "the host is starting";

    public CentrePump(
        JournalKeeper keeper, SequencerOptions options, HoursInForce hours, TimeProvider time, DateVouchedFor vouched, Asks asks, LiveFeed feed, Succession succession,
        ILogger<CentrePump> log)
    {
        (_keeper, _options, _hours, _time, _vouched, _asks, _feed, _succession, _log) = (keeper, options, hours, time, vouched, asks, feed, succession, log);
        _allowance = new Allowance(time);
        _thread = new Thread(Run) { Name = "sequencer", IsBackground = true };
    }

    /// <summary>What may be told now.</summary>
    public Moment Told => _moment ?? throw new InvalidOperationException("The pump has not started.");
    public SteadyClock Clock => _clock;
    public int Waiting => _waiting.Count;

    /// <summary>Why requests are not taken; null: they are.</summary>
    public string? NotReady => _notReady;
    string IHeart.Name => "the Sequencer's thread";

    /// <summary>It goes round once a second when nothing happens, and while the disk refuses: that is no reason to be killed.</summary>
    long IHeart.Beats() => Interlocked.Read(ref _rounds);

    public bool BusConnected => _bus?.IsConnected == true;

    /// <summary>Restores the machine from the journal, takes the centre's plan before anything else, and begins. Throws where the journal cannot be read.</summary>
    /// <param name="plan">Of the state that was restored: the plan to begin with; null, the one that is in force.</param>
    /// <returns>What became of that plan; null where there was none.</returns>
    public Task<ReplyMessage>? Start(IBus bus, Func<CentreState, (CentrePlan Plan, PlanText From)?> plan)
    {
        _bus = bus;
        Restore();
        var reply = plan(_machine.Durable) is var (first, from) ? ConfigureAsync(first, from) : null;
        _thread.Start();
        _started.Wait();
        bus.Start(this);
        return reply;
    }

    public Task<ReplyMessage> AskAsync(Caller caller, Request request, CancellationToken cancel) =>
        AskAsync(request.Id, ask => new Arrival.Asked(ask, caller, request), cancel);

    /// <summary>The reply's <c>seq</c> is that of the event by which the plan is in force.</summary>
    public Task<ReplyMessage> ConfigureAsync(CentrePlan plan, PlanText from) =>
        AskAsync(Input.PlanCame.Request, ask => new Arrival.Plan(ask, plan, from), CancellationToken.None);

    /// <returns>Why it was not sent; null: it is on its way.</returns>
    public Problem? Order(string device, OrderMessage order)
    {
        if (_notReady is { } reason) return Asks.NotReady(order.Id, reason).Problem;
        return TryEnqueue(new Arrival.Ordered(device, order)) switch
        {
            Taken.Yes => null,
            Taken.Full => Asks.Busy(order.Id).Problem,
            _ => Asks.NotReady(order.Id, "the host is stopping").Problem,
        };
    }

    /// <summary>Listens to these topics as well from now on.</summary>
    public void Listen(IReadOnlyList<string> topics) => _bus?.Listen(topics);

    private Task<ReplyMessage> AskAsync(string request, Func<long, Arrival> arrival, CancellationToken cancel)
    {
        if (_notReady is { } reason) return Task.FromResult(Asks.NotReady(request, reason));
        var (ask, reply) = _asks.Open(request, cancel);
        var taken = TryEnqueue(arrival(ask));
        if (taken == Taken.Yes) return reply;
        _asks.Close(ask);
        return Task.FromResult(taken == Taken.Full ? Asks.Busy(request) : Asks.NotReady(request, "the host is stopping"));
    }

    // ---- the bus's own thread

    public void Connected() => Enqueue(new Arrival.BusUp());
    public void Disconnected(string reason) => PumpLog.BusLost(_log, reason);
    public void Received(string topic, ReadOnlyMemory<byte> body, bool retained)
    {
        if (topic == _options.Topics.HostStatus) _succession.Meet(body);
        if (SenderOf(topic) is not { } device || _allowance.Take(device, out var isNews)) Enqueue(new Arrival.Message(topic, body));
        else if (isNews) PumpLog.Flooded(_log, device, Allowance.ASecond);
    }

    /// <summary>Null: no device, or a program, which its owner answers for.</summary>
    private string? SenderOf(string topic)
    {
        foreach (var family in DeviceFamilies)
            if (_options.Topics.DeviceOf(topic, family) is { } device) return _options.Programs.Contains(device, StringComparer.Ordinal) ? null : device;
        return null;
    }

    /// <summary>A message that finds no room is dropped: whoever asked asks again under the same id.</summary>
    private void Enqueue(Arrival arrival)
    {
        if (TryEnqueue(arrival) == Taken.Full) PumpLog.Dropped(_log, MostWaiting);
    }

    private Taken TryEnqueue(Arrival arrival)
    {
        try
        {
            return _waiting.TryAdd(arrival) ? Taken.Yes : Taken.Full;
        }
        catch (InvalidOperationException)
        {
            // Stopping: whoever asks now is heard by the next host.
            return Taken.Stopping;
        }
    }

    private enum Taken { Yes, Full, Stopping }

    // ---- the pump's thread

    private void Run()
    {
        try
        {
            while (!_waiting.IsCompleted) Turn();
            Step(new Input.Quiet(_clock.Now));
            CarryOut();
            _keeper.SaveSnapshotNow(_machine);
        }
        catch (Exception e)
        {
            // A defect, not a fault of the disk: stop answering, and let whoever supervises the process start it anew from the journal.
            PumpLog.Failed(_log, e);
            _notReady = "the host met a defect and must be restarted: " + e.Message;
            _asks.RefuseAll(_notReady);
            Defect?.Invoke(e);
        }
        finally
        {
            _started.Set();
        }
    }

    /// <summary>Raised on the pump's thread when it cannot go on.</summary>
    public event Action<Exception>? Defect;

    private void Turn()
    {
        Interlocked.Increment(ref _rounds);
        var isLull = !_waiting.TryTake(out var arrival, TimeToWake());
        if (!isLull)
        {
            var taken = 0;
            do Take(arrival!);
            while (++taken < MostInOneAppend && _waiting.TryTake(out arrival));
        }
        if (_wake is { } wake && wake <= _clock.Now)
        {
            _wake = null;
            Step(new Input.TimeDue(_clock.Now));
        }
        Step(new Input.Drained(_clock.Now));
        CarryOut();
        TellWhatHappened(isLull);
        KeepTheDay();
        if (isLull) EraseWhatIsOld();
        _keeper.SnapshotWhenDue(_machine);
        if (_moment is null || !_moment.SameAs(_machine)) _moment = Moment.Of(_machine);
        _started.Set();
    }

    private void TellWhatHappened(bool isLull)
    {
        if (!_machine.HasToTell) return;
        _toTellSince ??= _clock.Now;
        if (!isLull && _clock.Now - _toTellSince < LongestWithoutLull) return;
        _toTellSince = null;
        Step(new Input.Quiet(_clock.Now));
        CarryOut();
    }

    /// <summary>Who was told "not ready" may go elsewhere: what such a one asked is not done behind the back.</summary>
    private void Take(Arrival arrival)
    {
        var (ask, request) = arrival.Asker;
        if (_asks.WasRefused(ask)) _asks.Reply(ask, Asks.NotReady(request, "it was just starting anew"));
        else Step(arrival.At(_clock.Now));
    }

    private void Step(Input input) => _machine.Step(input, _outputs);

    /// <summary>In order; a flush brings further outputs, which come behind.</summary>
    private void CarryOut()
    {
        for (var i = 0; i < _outputs.Count; i++)
        {
            switch (_outputs[i])
            {
                case Output.Append append: Append(append); break;
                case Output.Publish publish: Publish(publish); break;
                case Output.Answer answer: _asks.Reply(answer.Ask, answer.Reply); break;
                case Output.WakeAt wake: _wake = wake.At; break;
                case Output.Halt halt: StartAnew(halt.Reason); return;
            }
        }
        _outputs.Clear();
    }

    private void Append(Output.Append append)
    {
        try
        {
            _keeper.Append(append);
            // What is told over HTTP is never behind a reply that has left.
            Step(new Input.Flushed(_clock.Now));
            _moment = Moment.Of(_machine);
        }
        catch (JournalException e)
        {
            Step(new Input.FlushFailed(_clock.Now, e.Message));
        }
    }

    private void Publish(Output.Publish publish)
    {
        if (!_bus!.Publish(publish.Topic, publish.Body, publish.Retain)) PumpLog.NotPublished(_log, publish.Topic);
        _feed.Tell(publish);
    }

    private void Restore()
    {
        _machine = _keeper.Restore(_options);
        // One for the life of the process: a journal that is opened again is no reason to believe what the wall clock was set to meanwhile.
        _clock ??= new SteadyClock(_time, _vouched.Later(_machine.Durable.LastAt));
        _outputs.Clear();
        _wake = _toTellSince = null;
        _erasing = null;
        _moment = Moment.Of(_machine);
        _notReady = null;
    }

    private void StartAnew(string reason)
    {
        PumpLog.JournalFailed(_log, reason);
        _outputs.Clear();
        while (!_waiting.IsAddingCompleted)
        {
            _notReady = $"the journal cannot be written: {reason}";
            _asks.RefuseAll(_notReady);
            // Nothing else may happen on this thread meanwhile: without a journal there is nothing to be said.
            Interlocked.Increment(ref _rounds);
            using (var pause = new ManualResetEventSlim()) pause.Wait(Patience);
            try
            {
                BeginAnew();
                PumpLog.JournalBack(_log);
                return;
            }
            catch (Exception e) when (e is JournalException or StorageException or IOException or UnauthorizedAccessException)
            {
                reason = e.Message;
            }
        }
    }

    /// <summary>The day by the calendar: opened once, by a request whose id is the day's own.</summary>
    private void KeepTheDay()
    {
        var state = _machine.Durable;
        if (state.Plan is null || state.Day is not null) return;
        var now = _clock.Now;
        var hours = _hours.Of(state.Plan);
        if (hours.IsClosedOn(hours.DateOf(now))) return;
        var day = hours.DayAt(now);
        if (string.CompareOrdinal(state.LastDay, day.Day) >= 0) return;
        if (_dayAsked == day.Day && now - _dayAskedAt < TimeSpan.FromSeconds(30)) return;
        (_dayAsked, _dayAskedAt) = (day.Day, now);
        Enqueue(new Arrival.Asked(Asks.Nobody, new Caller(Topics.Host, Roles.Host), day));
    }

    /// <summary>Once at the start, once a date and once a day has opened, for by the journal's own time the one before is over only then; a step whenever nothing is waiting.</summary>
    private void EraseWhatIsOld()
    {
        if (_machine.Durable.Plan is not { } plan || !_machine.IsSettled) return;
        var now = _clock.Now;
        var today = (_hours.Of(plan).DateOf(now), _machine.Durable.LastDay);
        if (_erased == today || now < _eraseNotBefore) return;
        // What it found to erase depends on when it began.
        _erasing ??= today;
        try
        {
            switch (_keeper.EraseSome())
            {
                case ErasureState.GoesOn: return;
                case ErasureState.Failed:
                    (_erasing, _eraseNotBefore) = (null, now + ErasurePatience);
                    return;
                case ErasureState.DoneButInMemory: BeginAnew(); break;
            }
            (_erased, _erasing) = (_erasing, null);
        }
        catch (Exception e) when (e is JournalException or StorageException)
        {
            StartAnew(e.Message);
        }
    }

    /// <summary>What is in memory is forgotten, and read from the journal again.</summary>
    private void BeginAnew()
    {
        _keeper.Close();
        Restore();
        Enqueue(new Arrival.BusUp());
    }

    private TimeSpan TimeToWake()
    {
        if (_machine.HasToTell) return Lull;
        var left = _wake is { } wake ? wake - _clock.Now : Patience;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < Patience ? left : Patience;
    }

    /// <summary>Takes nothing more, finishes what is waiting, and keeps a snapshot for a quick start.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        _waiting.CompleteAdding();
        if (_thread.IsAlive) _thread.Join();
        _asks.RefuseAll("the host is stopping");
        _keeper.Close();
        _waiting.Dispose();
        _started.Dispose();
    }
}

/// <param name="Date">Somebody says that it is this date at least; null: nobody does.</param>
internal sealed record DateVouchedFor(DateTimeOffset? Date)
{
    public DateTimeOffset Later(DateTimeOffset last) => Date is { } date && date > last ? date : last;
}
