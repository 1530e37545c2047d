using System.Globalization;
using ServiceCenter.Contracts;
using ServiceCenter.Display.Session;
using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.People;

/// <summary>The hall and who is in it: customers come, press, wait, watch the walls, go to counters or leave. They know what they see and hear, and no more.</summary>
internal sealed class Hall(Place place, Dice dice, HttpDoor door)
{
    /// <summary>Number on the paper to who holds it: papers left in a tray are held by nobody.</summary>
    private readonly SortedDictionary<string, Visitor> _waiting = new(StringComparer.Ordinal);
    /// <summary>Counter to the number whose holder stands there.</summary>
    private readonly SortedDictionary<string, Visitor> _atCounter = new(StringComparer.Ordinal);
    /// <summary>Numbers of customers who were told to come back to an agent after the next one.</summary>
    /// <summary>Once for each agent who waits for them.</summary>
    private readonly List<string> _comeBack = [];
    private readonly List<KioskQueue> _queues = [];

    /// <summary>Customers who came today.</summary>
    public int Came { get; private set; }

    /// <summary>Somebody stands at this counter now, with this number.</summary>
    public event Action<string, Visitor>? Arrived;

    public void Open(IReadOnlyList<KioskNode> kiosks, IReadOnlyList<DisplayNode> displays)
    {
        for (var i = 0; i < kiosks.Count; i++) _queues.Add(new KioskQueue(place, dice.Fork((ulong)i), kiosks[i], TakesNumber));
        foreach (var display in displays) display.Shows += Look;
        ScheduleArrival(Script.Opens, dice.Fork(100), dice.Fork(101));
    }

    /// <summary>Who stands at the counter, if it is the one who was called.</summary>
    public Visitor? At(string counter, string number) =>
        _atCounter.TryGetValue(counter, out var visitor) && visitor.Number == number ? visitor : null;

    /// <summary>Somebody will come back from another counter: nobody goes home before.</summary>
    public bool SomebodyComesBack => _comeBack.Count > 0;

    public void ToldToComeBack(Visitor visitor) => _comeBack.Add(visitor.Number!);
    public void DidNotCome(string number) => _comeBack.RemoveAll(told => told == number);

    /// <summary>A ticket that somebody in the hall holds, as a page would name it; it may have been called by now.</summary>
    public string? AnyTicket(Dice chooser)
    {
        var waiting = _waiting.Values.Where(v => v.WalksTo is null).ToList();
        return waiting.Count == 0 ? null : waiting[chooser.Below(waiting.Count)].Ticket;
    }

    /// <summary>Back to a chair, to be called again.</summary>
    public void Sits(Visitor visitor)
    {
        if (visitor.WalksTo is { } counter && _atCounter.GetValueOrDefault(counter) == visitor) _atCounter.Remove(counter);
        visitor.WalksTo = null;
    }

    /// <summary>Whoever stands at the counter and is not the one whose number is up has come too late, and goes home.</summary>
    public void SendsOff(string counter, string number)
    {
        if (_atCounter.TryGetValue(counter, out var there) && there.Number != number) Goes(there);
    }

    /// <summary>Served: home, or to whoever wants to see the customer again.</summary>
    /// <returns>Went home.</returns>
    public bool IsDone(Visitor visitor)
    {
        var goes = !_comeBack.Remove(visitor.Number!);
        if (goes) Goes(visitor);
        else Sits(visitor);
        return goes;
    }

    public void Goes(Visitor visitor)
    {
        if (visitor.Number is { } mine) DidNotCome(mine);
        if (visitor.Number is { } number && _waiting.GetValueOrDefault(number) == visitor) _waiting.Remove(number);
        if (visitor.WalksTo is { } counter && _atCounter.GetValueOrDefault(counter) == visitor) _atCounter.Remove(counter);
        visitor.WalksTo = null;
        visitor.IsGone = true;
    }

    private void ScheduleArrival(DateTimeOffset after, Dice gaps, Dice people)
    {
        if (Script.Arrivals.Next(after, gaps) is not { } next) return;
        place.Agenda.At(next - Script.Begins, () =>
        {
            var visitor = new Visitor(++Came, Script.Customers.Draw(people));
            _queues[people.Below(_queues.Count)].Join(visitor);
            ScheduleArrival(next, gaps, people);
        });
    }

    private void TakesNumber(Visitor visitor, string ticket, string number)
    {
        (visitor.Ticket, visitor.Number) = (ticket, number);
        _waiting[number] = visitor;
        place.Agenda.After(visitor.Customer.Patience, () => LosesPatience(visitor));
    }

    private void LosesPatience(Visitor visitor)
    {
        if (visitor.IsGone || visitor.WalksTo is not null) return;
        Goes(visitor);
        if (!visitor.Customer.SaysSo) return;
        var name = "visitor-" + visitor.Name.ToString(CultureInfo.InvariantCulture);
        door.Ask(new Caller(name, Roles.Public), new LeftRequest(name + "-left", visitor.Ticket!), static _ => { });
    }

    private void Look(WallScreen wall)
    {
        foreach (var call in wall.Current)
        {
            if (call.State != "calling" || !_waiting.TryGetValue(call.Number, out var visitor)) continue;
            var counter = call.CounterName["Counter ".Length..];
            if (visitor.SawCall >= call.Seq || visitor.IsGone) continue;
            visitor.SawCall = call.Seq;
            // Called once more to the counter they are on the way to, or at.
            if (visitor.WalksTo == counter) continue;
            if (visitor.Customer.Comes) Walk(visitor, counter);
            else Goes(visitor);
        }
    }

    private void Walk(Visitor visitor, string counter)
    {
        if (visitor.WalksTo is { } other && _atCounter.GetValueOrDefault(other) == visitor) _atCounter.Remove(other);
        visitor.WalksTo = counter;
        place.Agenda.After(visitor.Customer.Walk, () =>
        {
            if (visitor.IsGone || visitor.WalksTo != counter) return;
            _atCounter[counter] = visitor;
            Arrived?.Invoke(counter, visitor);
        });
    }
}

/// <summary>A customer with what the day made of it.</summary>
internal sealed class Visitor(int name, Customer customer)
{
    public int Name { get; } = name;
    public Customer Customer { get; } = customer;
    public string? Ticket { get; set; }
    public string? Number { get; set; }
    /// <summary>The counter this customer was called to, on the way or there.</summary>
    public string? WalksTo { get; set; }
    public long SawCall { get; set; }
    public bool IsGone { get; set; }
}
