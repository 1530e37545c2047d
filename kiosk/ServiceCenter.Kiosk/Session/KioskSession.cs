using ServiceCenter.Contracts;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// The kiosk as a synchronous machine: what happened goes in, what is to be done comes out. It owns no clock, thread, file or
/// socket, so the simulation runs the very code that stands in the hall.
/// </summary>
public sealed class KioskSession
{
    private readonly KioskOptions options;
    private readonly Topics topics;
    private readonly Fingers fingers = new();
    private readonly TicketWindow window = new();
    private readonly Lifeline lifeline;
    private readonly TicketDesk desk;
    private readonly HealthReport health;
    private readonly Panel panel = new();
    private ConfigMessage? config;
    private KioskScreen? screen;
    private string? linesTrouble;
    private (int? TemperatureCelsius, bool? ClockSynchronised) machine;
    private TimeSpan? wake;

    public KioskSession(KioskOptions options)
    {
        this.options = options;
        topics = new Topics(options.Site);
        lifeline = new Lifeline(new DeviceIdentity(options.Device, "kiosk", options.Version, options.BootId), topics);
        desk = new TicketDesk(options, topics, window);
        health = new HealthReport(topics.Health(options.Device));
        Subscriptions = [topics.Reply(options.Device), topics.Config(options.Device), topics.Order(options.Device), topics.HostStatus];
        Will = Publication.Of(topics.Status(options.Device), new StatusMessage(StatusMessage.Offline, options.Version, options.BootId)).ToOutput();
    }

    /// <summary>Topics whose messages are to be brought as <see cref="KioskInput.MessageCame"/>.</summary>
    public IReadOnlyList<string> Subscriptions { get; }

    /// <summary>What the broker says when this kiosk is gone, and the kiosk itself when it goes in order.</summary>
    public KioskOutput.Publish Will { get; }

    /// <summary>Takes one input and adds, in order, what is to be done. An exception is a defect.</summary>
    public void Step(KioskInput input, ICollection<KioskOutput> outputs)
    {
        Take(input, outputs);
        TimePasses(input.Now, outputs);
        panel.Light(one => IsLit(one, input.Now), outputs);
        Report(input.Now, outputs);
        Show(input.Now, outputs);
        Wake(input.Now, outputs);
    }

    private void Take(KioskInput input, ICollection<KioskOutput> outputs)
    {
        switch (input)
        {
            case KioskInput.BusUp up:
                lifeline.BusUp(up.Now, outputs.Publish);
                desk.BusUp(up.Now);
                health.BusUp();
                break;
            case KioskInput.BusDown:
                lifeline.BusDown();
                desk.BusDown();
                break;
            case KioskInput.MessageCame message:
                Hear(message, outputs);
                break;
            case KioskInput.LineRead line:
                fingers.FirstReading(line.Line, line.Pressed, line.Now);
                break;
            case KioskInput.LineChanged line:
                if (fingers.IsPress(line.Line, line.Pressed, line.Now) && panel.ServiceOf(line.Line) is { } pressed)
                    Press(pressed, line.Fresh, line.Now, outputs);
                break;
            case KioskInput.Touched touch:
                if (panel.Has(touch.Service)) Press(touch.Service, touch.Fresh, touch.Now, outputs);
                break;
            case KioskInput.LinesFailed lines:
                linesTrouble = lines.Trouble;
                break;
            case KioskInput.MachineRead read:
                machine = ((int?)read.TemperatureCelsius, read.ClockSynchronised);
                break;
            case KioskInput.Kept kept:
                desk.Kept(kept.Id, kept.Now, config, outputs);
                break;
            case KioskInput.Found found:
                desk.Resume(found.Id, found.Entry, found.Now, config, outputs);
                break;
            case KioskInput.PrinterAnswered printer:
                desk.PrinterAnswered(printer.Job, printer.Answer, printer.Now, config, outputs);
                break;
            case KioskInput.TimeDue:
                wake = null; // the wish is used up, also by a timer that rang too early
                break;
        }
    }

    private void Press(string service, UInt128 fresh, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        if (desk.IsAsking(service) || !fingers.Accept(service, now)) return;
        window.Pressed();
        panel.Light(one => IsLit(one, now), outputs); // before the disk is waited for
        if (desk.IsFull)
        {
            window.Refused(new Problem("outbox-full", "Full", "Too many tickets wait for the centre's answer. Please ask the staff."), now);
            return;
        }
        desk.Press(service, fresh, outputs);
    }

    private void Hear(KioskInput.MessageCame message, ICollection<KioskOutput> outputs)
    {
        if (message.Topic == topics.Reply(options.Device))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.ReplyMessage) is { } reply && !lifeline.Take(reply, config is not null, message.Now))
                desk.Take(reply, message.Now, outputs);
        }
        else if (message.Topic == topics.Config(options.Device))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.ConfigMessage) is { } brought) Configure(brought, outputs);
        }
        else if (message.Topic == topics.HostStatus)
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.StatusMessage) is { } status) lifeline.HostIs(status, message.Now, outputs.Publish);
        }
        else if (message.Topic == topics.Order(options.Device))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.OrderMessage) is { Kind: "reprint" } order) desk.Reprint(order.Ticket, order.Id, outputs);
        }
    }

    private void Configure(ConfigMessage brought, ICollection<KioskOutput> outputs)
    {
        if (config is not null && brought.Seq < config.Seq) return;
        config = brought;
        lifeline.Configured();
        panel.Configure(brought, outputs);
        desk.PrintNext(config, outputs);
    }

    private void TimePasses(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        lifeline.TimeDue(now, outputs.Publish);
        desk.TimeDue(now, outputs);
        window.TimeDue(now);
    }

    /// <summary>A lamp says "I have understood you, pressing again does nothing": it is lit exactly as long as that is so.</summary>
    private bool IsLit(string service, TimeSpan now) => desk.IsAsking(service) || fingers.IsQuiet(service, now) && window.Refusal is null;

    private void Report(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        var paper = window.LastAnswer switch
        {
            PrinterAnswer.Printed => "ok",
            PrinterAnswer.PrintedPaperLow => "low",
            PrinterAnswer.PaperOut => "out",
            _ => null,
        };
        var printer = !options.HasPrinter ? "none" : window.LastAnswer switch
        {
            PrinterAnswer.Silent => "silent",
            PrinterAnswer.Unreachable => "fault",
            null => null,
            _ => "ok",
        };
        var stuck = panel.Stuck(line => fingers.IsStuck(line, now));
        // "No connection" would arrive only when it is over.
        var trouble = linesTrouble ?? (lifeline.IsUp ? lifeline.Trouble : null);
        health.Report(new HealthMessage(paper, printer, machine.TemperatureCelsius, machine.ClockSynchronised, desk.Length, stuck, trouble), now, outputs.Publish);
    }

    private void Show(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        var trouble = window.Refusal ?? Waiting() ?? window.PaperTrouble;
        var shows = new KioskScreen(
            options.Device, config?.Name, panel.Buttons(one => IsLit(one, now)), lifeline.Connection, panel.First(desk.IsAsking),
            window.Ticket(config), trouble);
        if (screen is not null && shows with { Buttons = screen.Buttons } == screen && shows.Buttons.SequenceEqual(screen.Buttons)) return;
        outputs.Add(new KioskOutput.Show(screen = shows));
    }

    private string? Waiting() =>
        lifeline.Trouble is { } trouble && panel.First(desk.IsAsking) is not null
            ? trouble + " Your ticket is asked for and comes as soon as the centre answers."
            : lifeline.Trouble;

    private void Wake(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        var due = Earliest.Of(Earliest.Of(lifeline.NextDue, desk.NextDue), Earliest.Of(window.NextDue, Earliest.Of(fingers.NextDue(now), health.NextDue)));
        if (due is null || due == wake) return;
        wake = due;
        outputs.Add(new KioskOutput.WakeAt(due.Value));
    }
}
