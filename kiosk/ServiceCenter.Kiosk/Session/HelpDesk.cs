using ServiceCenter.Contracts;

namespace ServiceCenter.Kiosk.Session;

/// <summary>A customer's wish for somebody to come, until the centre has answered and the customer has read the answer.</summary>
internal sealed class HelpDesk(KioskOptions options, Topics topics)
{
    private string? id;
    private int asked;
    private TimeSpan until;

    /// <summary>asking, told, failed; null: nobody wishes help.</summary>
    public string? State { get; private set; }

    public TimeSpan? NextDue => State is null ? null : until;

    /// <param name="isHeard">False: the centre does not hear this kiosk, and a message that comes in an hour helps nobody.</param>
    public void Ask(bool isHeard, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        if (State is "asking" or "told") return; // one wish, however often the button is pressed
        if (!isHeard)
        {
            Say("failed", now);
            return;
        }
        id = $"{HelpRequest.Kind}-{options.BootId}-{++asked}";
        outputs.Publish(topics.Request(options.Device), new HelpRequest(id));
        (State, until) = ("asking", now + Patience.Help);
    }

    /// <returns>False: the reply is to somebody else's question.</returns>
    public bool Take(ReplyMessage reply, TimeSpan now)
    {
        if (reply.Id != id) return false;
        Say(reply.Ok ? "told" : "failed", now);
        return true;
    }

    public void TimeDue(TimeSpan now)
    {
        if (State is null || now < until) return;
        if (State == "asking") Say("failed", now);
        else State = null;
    }

    private void Say(string state, TimeSpan now) => (State, until) = (state, now + Patience.HelpShown);
}
