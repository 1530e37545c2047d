using ServiceCenter.Contracts;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.CounterBox.Session;

/// <summary>
/// The button box as a synchronous machine: what happened goes in, what is to be done comes out. It needs the host and no PC: its
/// counter and buttons come with its configuration, what is possible with the counter's state, and it acts as the agent who is there.
/// </summary>
public sealed class BoxSession
{
    private readonly BoxOptions options;
    private readonly Topics topics;
    private readonly Lifeline lifeline;
    private readonly HealthReport health;
    private readonly StepDesk desk;
    private readonly SignWindow sign;
    private readonly Fingers fingers = new();
    private readonly Keypad keypad = new();
    private readonly Lamps lamps = new();
    private readonly Orders orders = new();
    private ConfigMessage? config;
    private CounterMessage? counter;
    private string? linesTrouble;
    private (int? TemperatureCelsius, bool? ClockSynchronised) machine;
    private TimeSpan? wake;

    public BoxSession(BoxOptions options)
    {
        this.options = options;
        topics = new Topics(options.Site);
        lifeline = new Lifeline(new DeviceIdentity(options.Device, "button box", options.Version, options.BootId), topics);
        health = new HealthReport(topics.Health(options.Device));
        desk = new StepDesk(options, topics, lifeline);
        sign = new SignWindow(options.SignWidth);
        Subscriptions = [topics.Reply(options.Device), topics.Config(options.Device), topics.Order(options.Device), topics.Status(options.Device), topics.HostStatus];
        Will = Publication.Of(topics.Status(options.Device), new StatusMessage(StatusMessage.Offline, options.Version, options.BootId)).ToOutput();
    }

    /// <summary>Topics whose messages are to be brought as <see cref="BoxInput.MessageCame"/>, besides those of <see cref="BoxOutput.Listen"/>.</summary>
    public IReadOnlyList<string> Subscriptions { get; }

    /// <summary>What the broker says when this box is gone, and the box itself when it goes in order.</summary>
    public BoxOutput.Publish Will { get; }

    /// <summary>Takes one input and adds, in order, what is to be done. An exception is a defect.</summary>
    public void Step(BoxInput input, ICollection<BoxOutput> outputs)
    {
        Take(input, outputs);
        TimePasses(input.Now, outputs);
        keypad.Light(key => IsLit(key, input.Now), outputs);
        sign.Show(input.Now, outputs);
        Report(input.Now, outputs);
        Wake(input.Now, outputs);
    }

    private void Take(BoxInput input, ICollection<BoxOutput> outputs)
    {
        switch (input)
        {
            case BoxInput.BusUp up:
                lifeline.BusUp(up.Now, outputs.Publish);
                health.BusUp();
                break;
            case BoxInput.BusDown:
                lifeline.BusDown();
                desk.BusDown();
                break;
            case BoxInput.MessageCame message:
                Hear(message, outputs);
                break;
            case BoxInput.LineRead line:
                fingers.FirstReading(line.Line, line.Pressed, line.Now);
                break;
            case BoxInput.LineChanged line:
                if (fingers.IsPress(line.Line, line.Pressed, line.Now) && keypad.KeyOf(line.Line) is { } key) Press(key, line.Fresh, line.Now, outputs);
                break;
            case BoxInput.LinesFailed lines:
                linesTrouble = lines.Trouble;
                break;
            case BoxInput.SignAnswered answer:
                sign.Answered(answer.Trouble, answer.Now);
                break;
            case BoxInput.MachineRead read:
                machine = ((int?)read.TemperatureCelsius, read.ClockSynchronised);
                break;
            case BoxInput.Kept kept:
                desk.Kept(kept.Id, kept.Now, outputs);
                break;
            case BoxInput.Found found:
                desk.Resume(found.Id, found.Entry, found.Now, outputs);
                break;
            case BoxInput.TimeDue:
                wake = null; // the wish is used up, also by a timer that rang too early
                break;
        }
    }

    private void Press(string key, UInt128 fresh, TimeSpan now, ICollection<BoxOutput> outputs)
    {
        if (desk.UnderWaySince(key) is not null || !fingers.Accept(key, now)) return;
        if (Possible(key) is not { } step)
        {
            Refuse($"{key}: not possible now. {lifeline.Trouble ?? $"Counter {counter?.Counter ?? "?"} is {counter?.State ?? "not known yet"}."}", now, outputs);
            return;
        }
        var about = Steps.Keeps(step) || step == Session.Step.Recall ? counter!.Ticket : null;
        var made = new List<BoxOutput>();
        desk.Press(new StepEntry(key, step, counter!.Counter, about, Steps.Keeps(step) ? desk.Moments.Of(now) : null), fresh, lifeline.In(Patience.Passing, now), now, made);
        keypad.Light(one => IsLit(one, now), outputs); // before the disk is waited for
        foreach (var output in made) outputs.Add(output);
    }

    private Step? Possible(string key) => Steps.Of(key, desk.StateAfter(counter), lifeline.IsHeard);

    private void Refuse(string why, TimeSpan now, ICollection<BoxOutput> outputs)
    {
        lamps.Refuse(now);
        outputs.Add(new BoxOutput.Note(why));
    }

    private void Hear(BoxInput.MessageCame message, ICollection<BoxOutput> outputs)
    {
        if (message.Topic == topics.Reply(options.Device))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.ReplyMessage) is { } reply) Hear(reply, message.Now, outputs);
        }
        else if (message.Topic == topics.Config(options.Device))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.ConfigMessage) is { } brought) Configure(brought, outputs);
        }
        else if (message.Topic == topics.HostStatus)
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.StatusMessage) is { } status) lifeline.HostIs(status, message.Now, outputs.Publish);
        }
        else if (message.Topic == topics.Status(options.Device))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.StatusMessage) is { } own) lifeline.TakeBack(own, outputs.Publish);
        }
        else if (message.Topic == topics.Order(options.Device))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.OrderMessage) is { } order && orders.Take(order.Id)) Obey(order, message.Now);
        }
        else if (config?.Counter is { } own && message.Topic == topics.Counter(own))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.CounterMessage) is { } state) CounterIs(state, message.Now);
        }
    }

    private void Hear(ReplyMessage reply, TimeSpan now, ICollection<BoxOutput> outputs)
    {
        var wasHeard = lifeline.IsHeard;
        if (lifeline.Take(reply, counter is not null, now))
        {
            if (!wasHeard && lifeline.IsHeard) desk.Heard(now, outputs);
        }
        else if (desk.Take(reply, now, outputs) is { } step && !reply.Ok) Refuse($"{step.Key}: {reply.Problem?.Detail}", now, outputs);
    }

    /// <summary>A box has no page to load anew: its reload is to ask for what the centre retains.</summary>
    private void Obey(OrderMessage order, TimeSpan now)
    {
        if (order.Kind == OrderMessage.Identify) orders.Identify(now);
        if (order.Kind == OrderMessage.Reload) lifeline.AskAnew(now);
    }

    private void Configure(ConfigMessage brought, ICollection<BoxOutput> outputs)
    {
        lifeline.Saw(brought.Seq);
        if (config is not null && brought.Seq < config.Seq) return;
        if (brought.Counter is { } own && own != config?.Counter)
        {
            counter = null;
            outputs.Add(new BoxOutput.Listen(topics.Counter(own)));
        }
        config = brought;
        var keys = brought.Keys ?? [];
        keypad.Configure(keys, outputs);
        outputs.Add(new BoxOutput.Face(brought.Counter ?? "", keys));
        lifeline.Configured(counter is not null);
    }

    private void CounterIs(CounterMessage state, TimeSpan now)
    {
        lifeline.Saw(state.Seq);
        if (counter is not null && state.Seq < counter.Seq) return;
        counter = state;
        sign.CounterIs(state, now);
        lifeline.Configured();
    }

    private void TimePasses(TimeSpan now, ICollection<BoxOutput> outputs)
    {
        lifeline.TimeDue(now, outputs.Publish);
        if (desk.TimeDue(now, outputs) is { } given) Refuse($"{given.Key}: the centre did not answer in time. Nothing is asked any more.", now, outputs);
    }

    private bool IsLit(string key, TimeSpan now) => orders.Blink(now) ?? lamps.IsLit(desk.UnderWaySince(key), Possible(key) is not null, now);

    private void Report(TimeSpan now, ICollection<BoxOutput> outputs)
    {
        // "No connection" would arrive only when it is over.
        var trouble = linesTrouble ?? sign.Trouble ?? (lifeline.IsUp ? lifeline.Trouble : null);
        var stuck = keypad.Stuck(line => fingers.IsStuck(line, now));
        health.Report(new HealthMessage(null, null, machine.TemperatureCelsius, machine.ClockSynchronised, desk.Length, stuck, trouble), now, outputs.Publish);
    }

    private void Wake(TimeSpan now, ICollection<BoxOutput> outputs)
    {
        var lampsDue = lamps.NextDue(keypad.Keys.Select(desk.UnderWaySince).OfType<TimeSpan>(), now);
        var due = Earliest.Of(Earliest.Of(lifeline.NextDue, desk.NextDue), Earliest.Of(lampsDue, sign.NextDue(now)));
        due = Earliest.Of(due, Earliest.Of(fingers.NextDue(now), Earliest.Of(health.NextDue, orders.NextDue(now))));
        if (due is null || due == wake) return;
        wake = due;
        outputs.Add(new BoxOutput.WakeAt(due.Value));
    }
}
