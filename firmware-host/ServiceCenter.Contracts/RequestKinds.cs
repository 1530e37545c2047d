using System.Collections.Frozen;

namespace ServiceCenter.Contracts;

/// <summary>Who asks: a device's own kind on the bus, a person's or a program's role over HTTP.</summary>
[Flags]
public enum Roles
{
    None = 0,
    /// <summary>Nobody in particular: a customer's own page.</summary>
    Public = 1,
    Kiosk = 2,
    Display = 4,
    /// <summary>A program with a key.</summary>
    Device = 8,
    Agent = 16,
    Supervisor = 32,
    Manager = 64,
    Admin = 128,
    /// <summary>The host itself: the day by the calendar.</summary>
    Host = 256,
    /// <summary>A button box on an agent's desk: the buttons of its own counter, and nothing else.</summary>
    Box = 512,
    /// <summary>A machine that follows this host, to take its place one day: it reads all there is.</summary>
    Standby = 1024,

    Staff = Agent | Supervisor | Admin,
    AnyDevice = Kiosk | Display | Device | Box,
}

/// <summary>Who asks, by which door.</summary>
/// <param name="Device">The device of the topic, or the name the HTTP door gives a signed-in caller.</param>
/// <param name="User">User name of a signed-in person; null for devices.</param>
public sealed record Caller(string Device, Roles Roles, string? User = null);

/// <summary>The one table of request kinds. Every kind is idempotent by its id: a repeat is answered alike and done once.</summary>
public static class RequestKinds
{
    /// <summary>Kind to the roles that may ask it; anyone else is refused as <c>not-allowed</c>.</summary>
    public static FrozenDictionary<string, Roles> Allowed { get; } = new Dictionary<string, Roles>
    {
        [HelloRequest.Kind] = Roles.AnyDevice,
        [SnapshotRequest.Kind] = Roles.AnyDevice,
        [IssueTicketRequest.Kind] = Roles.Kiosk | Roles.Device | Roles.Staff,
        [HandInRequest.Kind] = Roles.Kiosk,
        [PrintedRequest.Kind] = Roles.Kiosk,
        [CallNextRequest.Kind] = Roles.Staff | Roles.Device | Roles.Box,
        [CallRequest.Kind] = Roles.Staff | Roles.Device,
        [RecallRequest.Kind] = Roles.Staff | Roles.Device | Roles.Box,
        [StartRequest.Kind] = Roles.Staff | Roles.Device | Roles.Box,
        [FinishRequest.Kind] = Roles.Staff | Roles.Device | Roles.Box,
        [ReadyRequest.Kind] = Roles.Staff | Roles.Device | Roles.Box,
        [NoShowRequest.Kind] = Roles.Staff | Roles.Device | Roles.Box,
        [RecycleRequest.Kind] = Roles.Staff | Roles.Device,
        [ParkRequest.Kind] = Roles.Staff | Roles.Device,
        [UnparkRequest.Kind] = Roles.Staff | Roles.Device,
        [TransferRequest.Kind] = Roles.Staff | Roles.Device,
        [LeftRequest.Kind] = Roles.Public | Roles.Kiosk | Roles.Device | Roles.Staff,
        [CancelRequest.Kind] = Roles.Staff,
        [OpenRequest.Kind] = Roles.Staff | Roles.Device,
        [CloseRequest.Kind] = Roles.Staff | Roles.Device,
        [BreakRequest.Kind] = Roles.Staff | Roles.Device,
        [UndoRequest.Kind] = Roles.Staff | Roles.Device,
        [HelpRequest.Kind] = Roles.AnyDevice | Roles.Staff,
        [OpenDayRequest.Kind] = Roles.Supervisor | Roles.Admin | Roles.Host,
        [EndDayRequest.Kind] = Roles.Supervisor | Roles.Admin | Roles.Host,
    }.ToFrozenDictionary();

    public static string KindOf(Request request) => request switch
    {
        HelloRequest => HelloRequest.Kind,
        SnapshotRequest => SnapshotRequest.Kind,
        IssueTicketRequest => IssueTicketRequest.Kind,
        HandInRequest => HandInRequest.Kind,
        PrintedRequest => PrintedRequest.Kind,
        CallNextRequest => CallNextRequest.Kind,
        CallRequest => CallRequest.Kind,
        RecallRequest => RecallRequest.Kind,
        StartRequest => StartRequest.Kind,
        FinishRequest => FinishRequest.Kind,
        ReadyRequest => ReadyRequest.Kind,
        NoShowRequest => NoShowRequest.Kind,
        RecycleRequest => RecycleRequest.Kind,
        ParkRequest => ParkRequest.Kind,
        UnparkRequest => UnparkRequest.Kind,
        TransferRequest => TransferRequest.Kind,
        LeftRequest => LeftRequest.Kind,
        CancelRequest => CancelRequest.Kind,
        OpenRequest => OpenRequest.Kind,
        CloseRequest => CloseRequest.Kind,
        BreakRequest => BreakRequest.Kind,
        UndoRequest => UndoRequest.Kind,
        HelpRequest => HelpRequest.Kind,
        OpenDayRequest => OpenDayRequest.Kind,
        EndDayRequest => EndDayRequest.Kind,
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "Not in the table of request kinds."),
    };
}
