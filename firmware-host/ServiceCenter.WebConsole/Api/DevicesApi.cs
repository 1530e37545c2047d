using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

/// <summary>The devices of the hall, and what they are told to do.</summary>
internal static class DevicesApi
{
    private static readonly string[] Kinds = [OrderMessage.Reprint, OrderMessage.Reload, OrderMessage.Identify];

    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        var devices = routes.MapGroup("/api/devices").WithTags("Devices");
        devices.MapGet("", (ICentre centre) => TypedResults.Ok(centre.View.Devices));
        devices.MapPost("{device}/orders", Order);
    }

    private static Results<Accepted<OrderSent>, ProblemHttpResult> Order(string device, DeviceOrder order, ICentre centre, HttpContext http)
    {
        if (!Asking.TryRequestId(http, Asking.CallerOf(http), out var id)) return Asking.WrongKey;
        if (!Kinds.Contains(order.Kind)) return Problems.BadRequest($"kind is \"{order.Kind}\": it is {string.Join(", ", Kinds)}.");
        if (order.Kind == OrderMessage.Reprint && order.Ticket is null) return Problems.BadRequest("ticket is missing: a reprint names the ticket by its id.");
        if (centre.View.Devices.FirstOrDefault(one => one.Device == device) is not { } known)
            return Problems.Of("unknown-device", "No such device", $"The centre has no device '{device}': /api/devices names them.");
        if (order.Kind == OrderMessage.Reprint && known.Role != "kiosk") return Problems.Of("not-a-kiosk", "It prints nothing", $"'{device}' is a {known.Role}: only a kiosk prints tickets again.");
        if (known.Status != StatusMessage.Online)
            return Problems.Of("device-away", "The device is not there", $"'{device}' is {known.Status}: an order is not kept for it. Look at its power and its network.");
        var sent = new OrderMessage(id, order.Kind, order.Ticket);
        if (centre.Order(device, sent) is { } problem) return Problems.Of(problem);
        return TypedResults.Accepted((string?)null, new OrderSent(id, device, order.Kind, order.Ticket));
    }
}
