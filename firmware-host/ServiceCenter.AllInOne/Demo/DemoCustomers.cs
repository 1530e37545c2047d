using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;
using ServiceCenter.Foresight.World;

namespace ServiceCenter.AllInOne.Demo;

/// <summary>Customers before the kiosk's screen: they press what they want, read their ticket off it, wait, and some go.</summary>
internal sealed class DemoCustomers(DemoDoor door, DemoHall hall, Dice dice, TimeProvider time)
{
    private static readonly TimeSpan ReadsTicketWithin = TimeSpan.FromSeconds(10);

    private readonly Channel<(string Ticket, string Service)> _shown = Channel.CreateBounded<(string, string)>(
        new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Until one of the two fails: pressing without seeing the screen would be blind.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] both = [ArriveAsync(together.Token), WatchScreenAsync(together.Token)];
        var first = await Task.WhenAny(both);
        await together.CancelAsync();
        await Task.WhenAll(both).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    private async Task ArriveAsync(CancellationToken stop)
    {
        var arrivals = DemoWorld.ArrivalsFrom(time.GetUtcNow());
        for (var next = arrivals.Next(arrivals.From, dice); next is { } at; next = arrivals.Next(time.GetUtcNow(), dice))
        {
            var wait = at - time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, stop);
            await PressAsync(DemoWorld.Customers.Draw(dice), stop);
        }
    }

    private async Task PressAsync(Customer customer, CancellationToken stop)
    {
        while (_shown.Reader.TryRead(out _)) { } // somebody else's
        await door.PostAsync($"kiosk/{DemoWorld.Kiosk}/press/{customer.Service}", null, stop);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(ReadsTicketWithin);
        try
        {
            await foreach (var (ticket, service) in _shown.Reader.ReadAllAsync(patience.Token))
            {
                if (service != customer.Service) continue;
                hall.Takes(ticket, customer);
                _ = LosePatienceAsync(ticket, customer, stop);
                return;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // No ticket came: the kiosk says why, and this customer goes.
        }
    }

    private async Task LosePatienceAsync(string ticket, Customer customer, CancellationToken stop)
    {
        try
        {
            await Task.Delay(customer.Patience, time, stop);
            if (hall.Leaves(ticket) is not null && customer.SaysSo) await door.PostAsync($"api/tickets/{ticket}/leave", null, stop);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException)
        {
            // The demo ends, or the door is shut for a moment: then this one leaves without a word.
        }
    }

    private async Task WatchScreenAsync(CancellationToken stop)
    {
        await using var stream = await door.OpenStreamAsync($"kiosk/{DemoWorld.Kiosk}/screen", stop);
        string? last = null;
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(stop))
        {
            var screen = JsonSerializer.Deserialize<JsonElement>(item.Data);
            if (!screen.TryGetProperty("ticket", out var shown) || DemoDoor.TextOf(shown, "ticket") is not { } ticket || ticket == last) continue;
            last = ticket;
            await _shown.Writer.WriteAsync((ticket, DemoDoor.TextOf(shown, "service") ?? ""), stop);
        }
        throw new HttpRequestException("The kiosk's screen went dark.");
    }
}
