using ServiceCenter.Foresight.World;

namespace ServiceCenter.AllInOne.Demo;

/// <summary>One agent at one counter page: signs in, opens, calls, serves. Never closes: a demo has no evening.</summary>
internal sealed class DemoAgent(DemoDoor door, DemoHall hall, Dice dice, TimeProvider time, string user, string counter)
{
    /// <summary>Of a visitor who pressed the kiosk: what the agent takes it to be.</summary>
    private static readonly Customer Visitor = new("", TimeSpan.Zero, SaysSo: false, Comes: true, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(50));

    public async Task RunAsync(string password, CancellationToken stop)
    {
        await door.SignInAsync(user, password, stop);
        while (true)
        {
            var called = await Step("call-next", null, stop);
            switch (called.Refusal)
            {
                case null: await ServeAsync(called.Ticket!, isStarted: false, stop); break;
                case "nothing-waiting": await Wait(DemoWorld.Agents.LookAgain(dice), stop); break;
                case "ticket-in-front" or "already-serving": await TakeUpAsync(stop); break;
                case DemoAnswer.SignedOut: return;
                default:
                    // Closed, because nobody opened it yet or a supervisor closed it; or the day is not open.
                    await Step("open", new { agent = user }, stop);
                    await Wait(DemoWorld.Agents.LookAgain(dice), stop);
                    break;
            }
        }
    }

    /// <summary>Whoever is in front already: from before a restart, or called by a visitor at this page.</summary>
    private async Task TakeUpAsync(CancellationToken stop)
    {
        var desk = (await door.GetAsync("api/counters/" + counter, stop)).GetProperty("counter");
        if (DemoDoor.TextOf(desk, "ticket") is { } ticket) await ServeAsync(ticket, DemoDoor.TextOf(desk, "state") == "serving", stop);
    }

    private async Task ServeAsync(string ticket, bool isStarted, CancellationToken stop)
    {
        var customer = hall.Leaves(ticket) ?? Visitor;
        if (!isStarted)
        {
            await Wait(customer.Comes ? customer.Walk : DemoWorld.Agents.WaitForCustomer(dice), stop);
            if (!customer.Comes)
            {
                await Step("no-show", new { ticket }, stop);
                return;
            }
            await Step("start", new { ticket }, stop);
        }
        await Wait(customer.Handling, stop);
        await Step("finish", new { ticket }, stop);
        await Wait(DemoWorld.Agents.React(dice), stop);
    }

    private Task<DemoAnswer> Step(string action, object? body, CancellationToken stop) =>
        door.PostAsync($"api/counters/{counter}/{action}", body, stop);

    private Task Wait(TimeSpan length, CancellationToken stop) => Task.Delay(length, time, stop);
}
