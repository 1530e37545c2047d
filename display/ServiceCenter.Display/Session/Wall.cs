using ServiceCenter.Contracts;

namespace ServiceCenter.Display.Session;

/// <summary>From messages to the screen.</summary>
internal static class Wall
{
    public static WallScreen Of(
        DisplayOptions options, ConfigMessage? config, BoardMessage? board, ToldCalls told, DateTimeOffset? lastKnown, string? trouble) =>
        new(options.Zone, board?.Name ?? config?.ZoneName, config?.Languages ?? [],
            [.. (board?.Current ?? []).Select(call => Call(call, isFresh: !told.IsPainted(call)))],
            [.. (board?.Recent ?? []).Select(call => Call(call, isFresh: false))],
            [.. (board?.Queues ?? []).Select(queue => new WallQueue(queue.Service, PrefixOf(queue, config), queue.Names, queue.Waiting, queue.Quote?.MeanSeconds))],
            board?.Notice, lastKnown, trouble, config?.Name, config?.TimeZone,
            Legibility.ShareOfHeight(config?.Screen ?? Legibility.UsualScreen));

    private static WallCall Call(BoardCall call, bool isFresh) => new(call.Seq, call.Number, call.CounterName, call.State, isFresh, call.CounterNames, call.Position, call.Arrow);

    private static string? PrefixOf(BoardQueue queue, ConfigMessage? config) => config?.Services.FirstOrDefault(service => service.Service == queue.Service)?.Prefix;
}
