using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.Contracts.Tests;

/// <summary>One message of every kind, and of those with optional members one with all of them and one with none.</summary>
public static partial class Samples
{
    public static IReadOnlyList<Sample> All => field ??= [.. Requests(), .. Replies(), .. Events(), .. States(), .. Bodies()];

    private const string Ticket = "0192f5c1a4b07c3e8d2f6a9b1c4e7d80";
    private static readonly DateTimeOffset Nine = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset HalfPast = Nine.AddMilliseconds(1_800_123);
    private static readonly QuoteBody Quote = new("simple", 412.5, 390, 720.25);
    private static readonly QuoteBody About = new("simple", 412.5);
    private static readonly Dictionary<string, string> General = new() { ["en"] = "General", ["de"] = "Allgemeines" };
    private static readonly DayBody Day = new("2026-11-21", Nine, Nine.AddHours(8), Nine.AddHours(9));
    private static readonly WhyBody Why = new(
        "all", 1, "longest wait", 312.75, new Dictionary<string, int> { ["general"] = 3, ["payments"] = 0 }, ["A041"], 1, "sooner-by-bound");

    private static IEnumerable<Sample> Requests()
    {
        yield return Asked("hello-that-remembers", new HelloRequest("h-1", "0.1.0", "5f1c", 4_711, [new GivenBody("general", "A042", 4_700, HalfPast)]));
        yield return Asked("hello", new HelloRequest("h-1", "0.1.0", "5f1c"));
        yield return Asked("snapshot", new SnapshotRequest("s-1"));
        yield return Asked("issue-ticket", new IssueTicketRequest("i-1", "general", ["payments", "passports"], "de", "wheelchair", Ticket));
        yield return Asked("issue-ticket-booked", new IssueTicketRequest("i-1", "general", BookedAt: HalfPast));
        yield return Asked("issue-ticket-good-until", new IssueTicketRequest("i-1", "general", GoodUntil: new HostInstant(7, HalfPast)));
        yield return Asked("hand-in", new HandInRequest(Ticket, Ticket, "A990", "general", "de", new HostInstant(7, Nine), new HostInstant(7, HalfPast)));
        yield return Asked("hand-in-shortest", new HandInRequest(Ticket, Ticket, "K7", "general"));
        yield return Asked("issue-ticket-shortest", new IssueTicketRequest("i-1", "general"));
        yield return Asked("printed", new PrintedRequest("p-1", Ticket, true));
        yield return Asked("call-next", new CallNextRequest("c-1", "1"));
        yield return Asked("call-next-good-until", new CallNextRequest("c-1", "1", GoodUntil: new HostInstant(7, HalfPast)));
        yield return Asked("call-next-single-button", new CallNextRequest("c-1", "1", CallNextRequest.Single));
        yield return Asked("call", new CallRequest("c-5", "1", Ticket));
        yield return Asked("recall", new RecallRequest("c-6", "1", Ticket));
        yield return Asked("recall-good-until", new RecallRequest("c-6", "1", Ticket, GoodUntil: new HostInstant(7, HalfPast)));
        yield return Asked("recall-shortest", new RecallRequest("c-6", "1"));
        yield return Asked("recycle", new RecycleRequest("c-7", "1", Ticket, 5));
        yield return Asked("recycle-shortest", new RecycleRequest("c-7", "1"));
        yield return Asked("park", new ParkRequest("c-8", "1", Ticket, 10, "counter"));
        yield return Asked("park-shortest", new ParkRequest("c-8", "1"));
        yield return Asked("unpark", new UnparkRequest("c-9", "1", Ticket, true));
        yield return Asked("unpark-shortest", new UnparkRequest("c-9", "1", Ticket));
        yield return Asked("transfer", new TransferRequest("c-10", "1", Ticket, "payments", "2", "bo", "first", true, "has paid half"));
        yield return Asked("transfer-shortest", new TransferRequest("c-10", "1", Service: "payments"));
        yield return Asked("help", new HelpRequest("h-2", "1"));
        yield return Asked("help-shortest", new HelpRequest("h-2"));
        yield return Asked("ready", new ReadyRequest("o-3", "1"));
        yield return Asked("ready-good-until", new ReadyRequest("o-3", "1", GoodUntil: new HostInstant(7, HalfPast)));
        yield return Asked("break", new BreakRequest("o-4", "1", "lunch"));
        yield return Asked("start", new StartRequest("c-2", "1", Ticket, new HostInstant(7, Nine), new HostInstant(7, HalfPast)));
        yield return Asked("start-shortest", new StartRequest("c-2", "1"));
        yield return Asked("finish", new FinishRequest("c-3", "1", Ticket, "done", new HostInstant(7, Nine), new HostInstant(7, HalfPast)));
        yield return Asked("finish-shortest", new FinishRequest("c-3", "1"));
        yield return Asked("no-show", new NoShowRequest("c-4", "1", Ticket, new HostInstant(7, Nine), new HostInstant(7, HalfPast)));
        yield return Asked("no-show-shortest", new NoShowRequest("c-4", "1"));
        yield return Asked("left", new LeftRequest("l-1", Ticket));
        yield return Asked("cancel", new CancelRequest("l-2", Ticket));
        yield return Asked("open", new OpenRequest("o-1", "1", "ada", "all"));
        yield return Asked("open-shortest", new OpenRequest("o-1", "1", "ada"));
        yield return Asked("close", new CloseRequest("o-2", "1"));
        yield return Asked("undo", new UndoRequest("u-1", "1", Ticket));
        yield return Asked("undo-shortest", new UndoRequest("u-1"));
        yield return Asked("open-day", new OpenDayRequest("d-1", "2026-11-21", Nine, Nine.AddHours(8), Nine.AddHours(9)));
        yield return Asked("open-day-with-offset", new OpenDayRequest("d-1", "2026-11-21", Nine, Nine.AddHours(8), Nine.AddHours(9), 60));
        yield return Asked("end-day", new EndDayRequest("d-2"));
        yield return Asked("end-day-issuing-only", new EndDayRequest("d-3", EndDayRequest.Issuing, "The hall is full."));
    }

    private static IEnumerable<Sample> Replies()
    {
        yield return Of("reply/ok-issue-ticket", new ReplyMessage(
            "i-1", true, 17, Ticket: Ticket, Number: "A042", Service: "general", IssuedAt: HalfPast, Ahead: 3, Quote: Quote), Wire.Default.ReplyMessage);
        yield return Of("reply/ok-call-next", new ReplyMessage(
            "c-1", true, 18, Ticket: Ticket, Number: "A042", Service: "general", Counter: "1"), Wire.Default.ReplyMessage);
        yield return Of("reply/ok-hello", new ReplyMessage("h-1", true, 16), Wire.Default.ReplyMessage);
        yield return Of("reply/ok-hello-with-clock", new ReplyMessage("h-1", true, 16, Now: new HostInstant(7, HalfPast)), Wire.Default.ReplyMessage);
        yield return Of("reply/ok-hello-of-a-restored-host", new ReplyMessage(
            "h-1", true, 16, Now: new HostInstant(7, HalfPast), Lost: [new GapBody(4_711, 1_795_420_000_000)]), Wire.Default.ReplyMessage);
        yield return Of("reply/refused", new ReplyMessage(
            "c-1", false, Problem: new Problem("nothing-waiting", "Nobody is waiting", "No ticket waits for a service of profile all.")), Wire.Default.ReplyMessage);
    }

    private static IEnumerable<Sample> Events()
    {
        var at = HalfPast;
        var since = Nine.AddMinutes(29);
        yield return Happened("ticket-issued", new TicketIssuedEvent(1, at, since, Ticket, "A042", "general", ["payments"], "de", "kiosk-1", 3, Quote));
        yield return Happened("ticket-issued-offline", new TicketIssuedEvent(1, at, since, Ticket, "A990", "general", null, null, "kiosk-1", 3, null, SinceBoundSeconds: 0.25));
        yield return Happened("numbers-leased", new NumbersLeasedEvent(2, at, since, "kiosk-1", "general", ["A989", "A990"]));
        yield return Happened("number-voided", new NumberVoidedEvent(2, at, since, Ticket, "A042", "A990"));
        yield return Happened("ticket-issued-shortest", new TicketIssuedEvent(1, at, null, Ticket, "A042", "general", null, null, null, 0, null));
        yield return Happened("ticket-printed", new TicketPrintedEvent(2, at, since, Ticket, false));
        yield return Happened("ticket-called", new TicketCalledEvent(3, at, since, Ticket, "A042", "1", "agent-7", Why));
        yield return Happened("ticket-called-single-button", new TicketCalledEvent(3, at, null, Ticket, "A042", "1", "agent-7", Why, at.AddSeconds(8)));
        yield return Happened("ticket-recalled", new TicketRecalledEvent(3, at, since, Ticket, "A042", "1", "agent-7", at.AddSeconds(8)));
        yield return Happened("ticket-recalled-shortest", new TicketRecalledEvent(3, at, null, Ticket, "A042", "1", "agent-7"));
        yield return Happened("ticket-recycled", new TicketRecycledEvent(3, at, since, Ticket, "1", "agent-7", 3));
        yield return Happened("service-started", new ServiceStartedEvent(4, at, since, Ticket, "1", "agent-7", SinceBoundSeconds: 0.25));
        yield return Happened("service-started-by-itself", new ServiceStartedEvent(4, at, null, Ticket, "1", "agent-7", true));
        yield return Happened("service-finished", new ServiceFinishedEvent(5, at, since, Ticket, "1", "agent-7", "done", 0.25));
        yield return Happened("ticket-no-show", new TicketNoShowEvent(6, at, since, Ticket, "1", "agent-7", 0.25));
        yield return Happened("ticket-issued-booked", new TicketIssuedEvent(1, at, null, Ticket, "A042", "general", null, null, null, 0, null, Nine));
        yield return Happened("ticket-parked", new TicketParkedEvent(6, at, since, Ticket, "1", "agent-7", "agent:agent-7", at.AddMinutes(10)));
        yield return Happened("ticket-parked-shortest", new TicketParkedEvent(6, at, null, Ticket, "1", "agent-7", "centre", null));
        yield return Happened("ticket-unparked", new TicketUnparkedEvent(6, at, since, Ticket, "1", "agent-7"));
        yield return Happened("ticket-unparked-by-itself", new TicketUnparkedEvent(6, at, null, Ticket, null, null));
        yield return Happened("ticket-transferred", new TicketTransferredEvent(6, at, since, Ticket, "1", "agent-7", "general", "counter:2", "first", true));
        yield return Happened("ticket-transferred-shortest", new TicketTransferredEvent(6, at, null, Ticket, "1", "agent-7", "payments", null, "last", null));
        yield return Happened("issuing-stopped", new IssuingStoppedEvent(12, at, since, "The hall is full."));
        yield return Happened("help-asked", new HelpAskedEvent(12, at, since, "kiosk-1", "1"));
        yield return Happened("help-asked-shortest", new HelpAskedEvent(12, at, null, null, null));
        yield return Happened("ticket-left", new TicketLeftEvent(7, at, since, Ticket));
        yield return Happened("ticket-cancelled", new TicketCancelledEvent(8, at, since, Ticket));
        yield return Happened("ticket-unresolved", new TicketUnresolvedEvent(9, at, since, Ticket));
        yield return Happened("counter-opened", new CounterOpenedEvent(10, at, since, "1", "agent-7", "all"));
        yield return Happened("counter-closed", new CounterClosedEvent(11, at, since, "1", "agent-7"));
        yield return Happened("counter-ready", new CounterReadyEvent(11, at, since, "1", "agent-7", true));
        yield return Happened("counter-ready-shortest", new CounterReadyEvent(11, at, null, "1", "agent-7"));
        yield return Happened("break-began", new BreakBeganEvent(11, at, since, "1", "agent-7", "lunch"));
        yield return Happened("day-opened", new DayOpenedEvent(12, at, since, Day));
        yield return Happened("day-ended", new DayEndedEvent(13, at, since, "2026-11-21"));
        yield return Happened("step-undone", new StepUndoneEvent(14, at, since, "1", Ticket, "call", 3));
        yield return Happened("step-undone-of-the-day", new StepUndoneEvent(14, at, null, null, null, "end-day", 13));
        yield return Happened("centre-configured", new CentreConfiguredEvent(15, at, since, "Demo centre", 3, 4));
        yield return Happened("record-restored", new RecordRestoredEvent(1_795_420_000_000, at, since, 4_711, 5_012, "wall-1"));
        yield return Happened("record-restored-shortest", new RecordRestoredEvent(1_795_420_000_000, at, null, 4_711, null, null));
        yield return Happened("number-remembered", new NumberRememberedEvent(1_795_420_000_001, at, since, "general", "A057", "kiosk-1"));
        yield return Happened("visit-imported", new VisitImportedEvent(16, at, since, "bank", "served", Nine.AddMinutes(5)));
    }

    private static Sample Asked(string name, Request request) => Of("request/" + name, request, Wire.Default.Request);
    private static Sample Happened(string name, EventMessage happened) => Of("event/" + name, happened, Wire.Default.EventMessage);
    private static Sample Of(string name, object value, JsonTypeInfo type) => new(name, value, type);
}
