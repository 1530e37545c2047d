using ServiceCenter.Contracts;

namespace ServiceCenter.Display.Session;

/// <summary>From messages to the screen.</summary>
internal static class Wall
{
    public static WallScreen Of(
        DisplayOptions options, ConfigMessage? config, BoardMessage? board, PaintedCalls painted, DateTimeOffset? lastKnown, string? trouble) =>
        new(options.Zone, board?.Name ?? config?.ZoneName, config?.Languages ?? [],
            [.. (board?.Current ?? []).Select(call => Call(call, isFresh: !painted.Contains(call)))],
            [.. (board?.Recent ?? []).Select(call => Call(call, isFresh: false))],
            [.. (board?.Queues ?? []).Select(queue => new WallQueue(queue.Service, queue.Names, queue.Waiting, queue.Quote?.MeanSeconds))],
            board?.Notice, lastKnown, trouble, config?.Name, config?.TimeZone);

    private static WallCall Call(BoardCall call, bool isFresh) => new(call.Seq, call.Number, call.CounterName, call.State, isFresh);
}
