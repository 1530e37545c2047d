using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.Contracts;
using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.WebConsole.Api;

/// <summary>
/// Server-sent events: first everything at one moment, then every change. There is nothing to resume by: whoever comes
/// back gets the last truth again. Counters are for staff, boards and queues for all.
/// </summary>
internal static class StreamApi
{
    public static void MapStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/stream", Stream).WithTags("Stream").Produces<string>(StatusCodes.Status200OK, "text/event-stream");

    private static IResult Stream(ICentre centre, StreamSlots slots, WebConsoleOptions options, TimeProvider clock, People people, HttpContext http) =>
        slots.TryTake()
            ? new StreamResult(centre, slots, options.StreamKeepAlive, clock, Asking.CallerOf(http), people)
            : Problems.Of("busy", "Too many streams", $"The centre serves {options.MaxStreams} streams at once. Try again later.");

    private sealed class StreamResult(ICentre centre, StreamSlots slots, TimeSpan keepAlive, TimeProvider clock, Caller caller, People people) : IResult
    {
        private readonly bool seesCounters = caller.Roles != Roles.Public;

        /// <summary>A person who was removed or disabled meanwhile hears nothing more.</summary>
        private bool MayListen => caller.User is null || people.FindActive(caller.User) is not null;

        public async Task ExecuteAsync(HttpContext http)
        {
            try
            {
                http.Response.ContentType = "text/event-stream";
                await PumpAsync(http.Response, http.RequestAborted);
            }
            catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
            {
                // The client went away: that is how a stream ends.
            }
            finally
            {
                slots.Return();
            }
        }

        private async Task PumpAsync(HttpResponse response, CancellationToken gone)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone);
            await using var changes = centre.StreamAsync(stop.Token).GetAsyncEnumerator(stop.Token);
            // Listening begins before the snapshot is taken, so that no change falls between the two.
            var next = changes.MoveNextAsync().AsTask();
            try
            {
                await WriteSnapshotAsync(response, gone);
                while (true)
                {
                    var silent = await IsSilentAsync(next, gone);
                    if (!MayListen) return;
                    if (silent) await response.WriteAsync(": still here\n\n", gone);
                    else if (!await next) return;
                    else
                    {
                        await WriteAsync(response, changes.Current, gone);
                        next = changes.MoveNextAsync().AsTask();
                    }
                    await response.Body.FlushAsync(gone);
                }
            }
            finally
            {
                // An enumerator may not be disposed of while it is moving.
                await stop.CancelAsync();
                await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }

        private async Task<bool> IsSilentAsync(Task next, CancellationToken gone)
        {
            if (next.IsCompleted) return false;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone);
            var first = await Task.WhenAny(next, Task.Delay(keepAlive, clock, stop.Token));
            await stop.CancelAsync();
            gone.ThrowIfCancellationRequested();
            return first != next;
        }

        private Task WriteAsync(HttpResponse response, StreamItem item, CancellationToken gone) => item.Family switch
        {
            "lost" => WriteSnapshotAsync(response, gone),
            "counter" when !seesCounters => Task.CompletedTask,
            _ => WriteEventAsync(response, item.Family, item.Json, gone),
        };

        private async Task WriteSnapshotAsync(HttpResponse response, CancellationToken gone)
        {
            var view = centre.View;
            var snapshot = new Snapshot(view.Seq, view.Now, view.Queues, seesCounters ? view.Counters : [], view.Boards);
            await WriteEventAsync(response, "snapshot", JsonSerializer.SerializeToUtf8Bytes(snapshot, ConsoleJson.Default.Snapshot), gone);
            await response.Body.FlushAsync(gone);
        }

        private static async Task WriteEventAsync(HttpResponse response, string family, ReadOnlyMemory<byte> json, CancellationToken gone)
        {
            await response.WriteAsync($"event: {family}\ndata: ", gone);
            await response.Body.WriteAsync(json, gone);
            await response.WriteAsync("\n\n", gone);
        }
    }
}

/// <summary>How many streams may be open: each costs a connection and a buffer.</summary>
public sealed class StreamSlots(WebConsoleOptions options)
{
    private int taken;

    public bool TryTake()
    {
        if (Interlocked.Increment(ref taken) <= options.MaxStreams) return true;
        Return();
        return false;
    }

    public void Return() => Interlocked.Decrement(ref taken);
}
