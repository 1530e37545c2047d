using ServiceCenter.Contracts;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Kiosk.Words;
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
    private readonly Autonomy autonomy;
    private readonly TicketDesk desk;
    private readonly HealthReport health;
    private readonly Panel panel = new();
    private readonly Queues queues = new();
    private readonly Stay stay = new();
    private readonly Orders orders = new();
    private readonly HeldButtons held = new();
    private readonly HelpDesk help;
    private readonly string queueTopics;
    private readonly HashSet<string> heard = [];
    private ConfigMessage? config;
    private KioskScreen? screen;
    private string? linesTrouble;
    private string? voiceTrouble;
    private (int? TemperatureCelsius, bool? ClockSynchronised) machine;
    private TimeSpan? wake;

    public KioskSession(KioskOptions options)
    {
        this.options = options;
        topics = new Topics(options.Site);
        lifeline = new Lifeline(new DeviceIdentity(options.Device, "kiosk", options.Version, options.BootId), topics) { Given = () => desk!.Given };
        autonomy = new Autonomy(options, lifeline);
        desk = new TicketDesk(options, topics, window, autonomy);
        health = new HealthReport(topics.Health(options.Device));
        help = new HelpDesk(options, topics);
        queueTopics = topics.Queue("");
        Subscriptions = [topics.Reply(options.Device), topics.Config(options.Device), topics.Order(options.Device), topics.Status(options.Device), topics.HostStatus];
        Will = Publication.Of(topics.Status(options.Device), new StatusMessage(StatusMessage.Offline, options.Version, options.BootId)).ToOutput();
    }

    /// <summary>Topics whose messages are to be brought as <see cref="KioskInput.MessageCame"/>, besides those of <see cref="KioskOutput.Listen"/>.</summary>
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
                Edge(line, outputs);
                break;
            case KioskInput.Touched touch:
                if (panel.Has(touch.Service)) Press(touch.Service, touch.Fresh, touch.Now, outputs);
                break;
            case KioskInput.LanguageChosen chosen:
                if (Languages.Contains(chosen.Language)) stay.Choose(chosen.Language, chosen.Now);
                break;
            case KioskInput.HelpAsked asked:
                stay.Touched(asked.Now);
                help.Ask(lifeline.IsHeard, asked.Now, outputs);
                break;
            case KioskInput.Stayed stayed:
                stay.Touched(stayed.Now);
                window.Extend(stayed.Now);
                break;
            case KioskInput.WentAway:
                stay.End();
                window.Close();
                break;
            case KioskInput.LinesFailed lines:
                linesTrouble = lines.Trouble;
                break;
            case KioskInput.VoiceAnswered voice:
                voiceTrouble = voice.Trouble;
                break;
            case KioskInput.MachineRead read:
                machine = ((int?)read.TemperatureCelsius, read.ClockSynchronised);
                break;
            case KioskInput.Kept { Id: KeptConfig.Id } kept:
                if (autonomy.Numbers.Kept()) KeepConfig(config!, kept.Now, outputs);
                desk.Heard(kept.Now, outputs);
                break;
            case KioskInput.Kept kept:
                if (desk.Kept(kept.Id, kept.Now, config, outputs) is { } alone) SayTicket(alone, outputs);
                break;
            case KioskInput.Found { Id: KeptConfig.Id } found:
                Find(found, outputs);
                break;
            case KioskInput.Found found:
                lifeline.Saw(desk.Resume(found.Id, found.Entry, found.Now, config, outputs));
                break;
            case KioskInput.PrinterAnswered printer:
                desk.PrinterAnswered(printer.Job, printer.Answer, printer.Now, config, outputs);
                if (printer.Answer is PrinterAnswer.Printed or PrinterAnswer.PrintedPaperLow) stay.Served(printer.Now);
                break;
            case KioskInput.TimeDue:
                wake = null; // the wish is used up, also by a timer that rang too early
                break;
        }
    }

    /// <summary>Without a voice a press is felt when the button goes down; with one it is known to be no question only when it is let go.</summary>
    private void Edge(KioskInput.LineChanged line, ICollection<KioskOutput> outputs)
    {
        var isPress = fingers.IsPress(line.Line, line.Pressed, line.Now);
        if (isPress && panel.ServiceOf(line.Line) is { } pressed)
        {
            if (options.HasVoice) held.Press(line.Line, pressed, line.Fresh, line.Now);
            else Press(pressed, line.Fresh, line.Now, outputs);
        }
        // A hold that ends too late is none, though nobody woke this kiosk in between.
        Ask(line.Now, outputs);
        if (!line.Pressed && held.Release(line.Line) is { } press) Press(press.Service, press.Fresh, line.Now, outputs);
    }

    /// <summary>Answers who holds a button.</summary>
    private void Ask(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        foreach (var service in held.Asked(now))
        {
            stay.Touched(now);
            var button = panel.Buttons(one => IsLit(one, now), queues, Words, Languages, stay.Language).First(one => one.Service == service);
            outputs.Add(new KioskOutput.Say(SpokenWords.OfService(Words, button, config?.Notice)));
        }
    }

    private void Press(string service, UInt128 fresh, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        if (desk.IsAsking(service) || !fingers.Accept(service, now)) return;
        window.Pressed();
        stay.Touched(now);
        panel.Light(one => IsLit(one, now), outputs); // before the disk is waited for
        if (desk.IsFull)
        {
            window.Refused(new Problem("outbox-full", "Full", "Too many tickets wait for the centre's answer. Please ask the staff."), now);
            SayRefusal(outputs);
            return;
        }
        desk.Press(service, stay.Language, fresh, now, outputs);
        if (options.HasVoice && Waiting(Words) is { } trouble) outputs.Add(new KioskOutput.Say(SpokenWords.OfTrouble(Words, trouble)));
    }

    private void Hear(KioskInput.MessageCame message, ICollection<KioskOutput> outputs)
    {
        if (message.Topic == topics.Reply(options.Device))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.ReplyMessage) is { } reply
                && !help.Take(reply, message.Now))
            {
                if (lifeline.Take(reply, IsWhole, message.Now))
                {
                    if (reply.Lost is { } lost) desk.Lost(lost, message.Now, outputs);
                    desk.Heard(message.Now, outputs);
                }
                else TakeTicket(reply, message.Now, outputs);
            }
        }
        else if (message.Topic == topics.Config(options.Device))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.ConfigMessage) is { } brought) Configure(brought, message.Now, outputs);
        }
        else if (message.Topic.StartsWith(queueTopics, StringComparison.Ordinal))
        {
            if (IncomingMessage.Read(message.Body, Wire.Default.QueueMessage) is not { } queue) return;
            queues.Take(queue);
            lifeline.Saw(queue.Seq);
            if (config is not null) lifeline.Configured(IsWhole);
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
            if (IncomingMessage.Read(message.Body, Wire.Default.OrderMessage) is { } order && orders.Take(order.Id)) Obey(order, message.Now, outputs);
        }
    }

    /// <summary>An order of a kind that this version does not know is not for it.</summary>
    private void Obey(OrderMessage order, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        switch (order.Kind)
        {
            case OrderMessage.Reprint:
                desk.Reprint(order.Ticket, order.Id, outputs);
                break;
            case OrderMessage.Reload:
                orders.LoadAnew(order.Id);
                lifeline.AskAnew(now);
                break;
            case OrderMessage.Identify:
                orders.Identify(now);
                break;
        }
    }

    private void TakeTicket(ReplyMessage reply, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        switch (desk.Take(reply, now, outputs))
        {
            case { } ticket:
                SayTicket(ticket, outputs);
                break;
            case null when !reply.Ok && window.IsRefused:
                SayRefusal(outputs);
                break;
        }
    }

    private void SayTicket(TicketEntry ticket, ICollection<KioskOutput> outputs)
    {
        if (!options.HasVoice) return;
        var words = KioskWords.In(ticket.Language ?? config.OwnLanguage());
        outputs.Add(new KioskOutput.Say(SpokenWords.OfTicket(words, ticket.Reply!, config, words[options.HasPrinter ? "paper.printing" : "paper.none"])));
    }

    private void SayRefusal(ICollection<KioskOutput> outputs)
    {
        if (options.HasVoice && window.RefusalIn(Words) is { } refusal) outputs.Add(new KioskOutput.Say(SpokenWords.OfTrouble(Words, refusal)));
    }

    private void Configure(ConfigMessage brought, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        lifeline.Saw(brought.Seq);
        if (config is not null && brought.Seq < config.Seq) return;
        if (autonomy.Numbers.Take(brought)) KeepConfig(brought, now, outputs);
        Use(brought, outputs);
        lifeline.Configured(IsWhole);
        desk.Configured(now);
        desk.Heard(now, outputs);
    }

    /// <summary>What the centre said before this kiosk was started: better than nothing, until it is heard.</summary>
    private void Find(KioskInput.Found found, ICollection<KioskOutput> outputs)
    {
        if (KeptConfig.Read(found.Entry) is not { } kept)
        {
            outputs.Add(new KioskOutput.Forget(found.Id));
            return;
        }
        lifeline.Saw(kept.Config.Seq);
        autonomy.Numbers.Found(kept.Config);
        autonomy.Moments.Remember(kept.Heard);
        Use(kept.Config, outputs);
    }

    private void Use(ConfigMessage brought, ICollection<KioskOutput> outputs)
    {
        config = brought;
        autonomy.Configured(brought);
        panel.Configure(brought, outputs);
        // By their exact names: not every broker hands out retained messages through a wildcard.
        string[] unheard = [.. panel.Services.Where(heard.Add)];
        if (unheard.Length > 0) outputs.Add(new KioskOutput.Listen([.. unheard.Select(topics.Queue)]));
        desk.PrintNext(config, outputs);
    }

    private void KeepConfig(ConfigMessage kept, TimeSpan now, ICollection<KioskOutput> outputs) =>
        outputs.Add(new KioskOutput.Keep(KeptConfig.Id, new KeptConfig(kept, lifeline.HostAt(now)?.NotBefore).ToBytes()));

    private void TimePasses(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        Ask(now, outputs);
        lifeline.TimeDue(now, outputs.Publish);
        autonomy.TimePasses(now);
        desk.TimeDue(now, outputs);
        window.TimeDue(now);
        stay.TimeDue(now);
        help.TimeDue(now);
    }

    /// <summary>A lamp says "I have understood you, pressing again does nothing": it is lit exactly as long as that is so.</summary>
    private bool IsLit(string service, TimeSpan now) => orders.Blink(now) ?? IsBusy(service, now);

    private bool IsBusy(string service, TimeSpan now) => desk.IsAsking(service) || held.IsDown(service) || fingers.IsQuiet(service, now) && !window.IsRefused;

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
        var trouble = linesTrouble ?? (lifeline.IsUp ? lifeline.Trouble : null) ?? PaperForStaff() ?? voiceTrouble;
        health.Report(new HealthMessage(paper, printer, machine.TemperatureCelsius, machine.ClockSynchronised, desk.Length, stuck, trouble, desk.Unknown is > 0 and var unknown ? unknown : null), now, outputs.Publish);
    }

    private void Show(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        var words = Words;
        var trouble = window.RefusalIn(words) ?? Waiting(words) ?? window.PaperTroubleIn(words);
        var shows = new KioskScreen(
            options.Device, config?.Name, panel.Buttons(one => IsLit(one, now), queues, words, Languages, stay.Language), lifeline.Connection,
            panel.First(desk.IsAsking), window.Ticket(config), trouble)
        {
            Language = stay.Language ?? config.OwnLanguage() ?? words.Language,
            Languages = Languages,
            Notice = config?.Notice,
            Help = help.State,
            IsIdentifying = orders.IsIdentifying(now),
            Reload = orders.Reload,
            ClosingSeconds = stay.IsClosing(now) || window.IsClosing(now) ? (int)Patience.Warning.TotalSeconds : null,
        };
        if (screen is not null && shows.IsSame(screen)) return;
        outputs.Add(new KioskOutput.Show(screen = shows));
    }

    /// <summary>What the centre retains for a kiosk has come: its configuration, and the queue of each of its buttons.</summary>
    private bool IsWhole => config is not null && panel.First(service => queues.Of(service) is null) is null;

    private KioskWords Words => KioskWords.In(stay.Language ?? config.OwnLanguage());

    private IReadOnlyList<string> Languages => config?.Languages ?? [];

    private string? Waiting(KioskWords words)
    {
        var trouble = lifeline.TroubleKind switch
        {
            LinkTrouble.Down => words["trouble.down"],
            LinkTrouble.HostAway => words["trouble.away"],
            LinkTrouble.NotHeard => words.Fill("trouble.not-heard", options.Device),
            LinkTrouble.Refused => words.Fill("trouble.refused", options.Device, lifeline.Refusal),
            _ => null,
        };
        return trouble is not null && panel.First(desk.IsAsking) is not null ? trouble + " " + words["trouble.asked"] : trouble;
    }

    /// <summary>For whoever can mend it. Customers read their own words on the screen meanwhile.</summary>
    private string? PaperForStaff() => window.LastAnswer switch
    {
        PrinterAnswer.PaperOut => "The paper is out: open the printer, put in a new roll, close it. Until then numbers stay on the screen.",
        PrinterAnswer.Unreachable => "The printer cannot be reached: look at its power, its cable and its cover. Until then numbers stay on the screen.",
        PrinterAnswer.Silent => "The printer takes tickets and does not answer: look whether paper comes out.",
        _ => null,
    };

    private void Wake(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        var due = Earliest.Of(Earliest.Of(lifeline.NextDue, desk.NextDue), Earliest.Of(window.NextDue(now), Earliest.Of(fingers.NextDue(now), health.NextDue)));
        due = Earliest.Of(due, Earliest.Of(stay.NextDue(now), Earliest.Of(help.NextDue, held.NextDue)));
        due = Earliest.Of(due, orders.NextDue(now));
        if (due is null || due == wake) return;
        wake = due;
        outputs.Add(new KioskOutput.WakeAt(due.Value));
    }
}
