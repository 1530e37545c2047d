using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.CounterBox.Session;

/// <summary>
/// Every step from the press to the host's reply. A step that keeps is on disk before it leaves, and ends with the reply alone; one that does
/// not is said once, with the instant up to which it is meant, and given up when no answer comes. One is asked at a time: the next
/// rests on it. What keeps leaves only while the host is heard: by then it is known what its clock says, and from it when the button was pressed.
/// </summary>
internal sealed class StepDesk(BoxOptions options, Topics topics, Lifeline lifeline)
{
    private sealed class Owed(string id, StepEntry entry, TimeSpan since)
    {
        public string Id { get; } = id;
        public StepEntry Entry { get; } = entry;
        public TimeSpan Since { get; } = since;
        public HostInstant? GoodUntil { get; init; }
        /// <summary>Of a step that keeps: it may leave.</summary>
        public bool IsOnDisk { get; set; }
        public bool Keeps => Steps.Keeps(Entry.Step);
        public int Sent { get; set; }
        public TimeSpan? Due { get; set; }
    }

    private readonly List<Owed> owed = [];
    /// <summary>The last step that the host did: the counter may still be known as it was before.</summary>
    private (Step Step, long Seq)? done;

    public Moments Moments { get; } = new(options.ClockId, lifeline);
    public int Length => owed.Count;
    public TimeSpan? NextDue => owed.Count == 0 ? null : owed[0].Due;

    /// <summary>Since when a press of this button is under way; null: none is.</summary>
    public TimeSpan? UnderWaySince(string key) => owed.Find(one => one.Entry.Key == key)?.Since;

    /// <summary>The counter's state once everything under way is done; null: only the host can say.</summary>
    public string? StateAfter(CounterMessage? counter)
    {
        var state = done is var (step, seq) && seq > counter?.Seq ? Steps.After(step) : counter?.State;
        foreach (var one in owed)
        {
            // About a customer who is gone, by another door: it changes nothing any more.
            if (one.Entry.Ticket is { } ticket && ticket != counter?.Ticket) continue;
            state = Steps.After(one.Entry.Step);
        }
        return state;
    }

    /// <param name="goodUntil">For a step that does not keep.</param>
    public void Press(StepEntry entry, UInt128 fresh, HostInstant? goodUntil, TimeSpan now, ICollection<BoxOutput> outputs)
    {
        var id = fresh.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
        var step = new Owed(id, entry, now) { GoodUntil = goodUntil };
        owed.Add(step);
        if (step.Keeps) outputs.Add(new BoxOutput.Keep(id, entry.ToBytes()));
        else SendFirst(now, outputs);
    }

    /// <summary>Found on disk at start: asked again, under its id.</summary>
    public void Resume(string id, ReadOnlyMemory<byte> bytes, TimeSpan now, ICollection<BoxOutput> outputs)
    {
        if (StepEntry.Read(bytes) is not { } entry)
        {
            outputs.Add(new BoxOutput.Forget(id));
            return;
        }
        Moments.Remember(entry.Pressed?.NotBefore);
        owed.Add(new Owed(id, entry, now) { IsOnDisk = true });
    }

    public void Kept(string id, TimeSpan now, ICollection<BoxOutput> outputs)
    {
        if (owed.Find(one => one.Id == id) is { } step) step.IsOnDisk = true;
        SendFirst(now, outputs);
    }

    /// <returns>The step that this reply ends; null: it is to somebody else's question.</returns>
    public StepEntry? Take(ReplyMessage reply, TimeSpan now, ICollection<BoxOutput> outputs)
    {
        if (owed.Count == 0 || owed[0].Id != reply.Id || owed[0].Sent == 0) return null;
        var step = owed[0];
        owed.RemoveAt(0);
        if (reply is { Ok: true, Seq: { } seq }) done = (step.Entry.Step, seq);
        if (step.Keeps) outputs.Add(new BoxOutput.Forget(step.Id));
        SendFirst(now, outputs);
        return step.Entry;
    }

    /// <summary>The host is there. What was handed to the bus before is sent by it: an answer to that gets its full patience from now.</summary>
    public void Heard(TimeSpan now, ICollection<BoxOutput> outputs)
    {
        foreach (var step in owed) if (step is { Keeps: true, Sent: > 0 }) step.Due = now + BusPatience.BeforeRepeat(step.Sent + 1);
        SendFirst(now, outputs);
    }

    /// <summary>The bus keeps what it was given: nothing is sent again because of a lost connection.</summary>
    public void BusDown()
    {
        done = null; // what it did meanwhile comes with the connection
        foreach (var step in owed) if (step.Keeps) step.Due = null;
    }

    /// <returns>The step that is given up for want of an answer; null: none.</returns>
    public StepEntry? TimeDue(TimeSpan now, ICollection<BoxOutput> outputs)
    {
        if (owed.Count == 0 || !(owed[0].Due <= now)) return null;
        var step = owed[0];
        if (step.Keeps)
        {
            if (lifeline.IsHeard) Send(step, now, outputs);
            else step.Due = null;
            return null;
        }
        owed.RemoveAt(0);
        SendFirst(now, outputs);
        return step.Entry;
    }

    private void SendFirst(TimeSpan now, ICollection<BoxOutput> outputs)
    {
        if (owed.Count > 0 && owed[0] is { Sent: 0 } first && (!first.Keeps || (first.IsOnDisk && lifeline.IsHeard))) Send(first, now, outputs);
    }

    private void Send(Owed step, TimeSpan now, ICollection<BoxOutput> outputs)
    {
        outputs.Publish(Publication.Of(topics.Request(options.Device), step.Entry.ToRequest(step.Id, step.GoodUntil, Done(step.Entry))));
        step.Sent++;
        step.Due = now + (step.Keeps ? BusPatience.BeforeRepeat(step.Sent + 1) : Patience.Passing);
    }

    private (HostInstant?, HostInstant?) Done(StepEntry entry) => entry.Pressed is { } pressed ? Moments.OnHostsClock(pressed) : (null, null);
}
