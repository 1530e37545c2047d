using ServiceCenter.Contracts;
using ServiceCenter.Hardware.Sign;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.CounterBox.Session;

/// <summary>What the sign over the counter shows: the number in front, blinking while it is new; dark where nobody is.</summary>
internal sealed class SignWindow(int? width)
{
    private BoxOutput.Show? shown;
    private string? number;
    private (long Seq, TimeSpan At)? call;
    private bool isCalling;
    private TimeSpan? againDue;

    public string? Trouble { get; private set; }

    public void CounterIs(CounterMessage counter, TimeSpan now)
    {
        (number, isCalling) = (counter.Number, counter.State == "calling");
        if (isCalling && counter.CallSeq is { } seq && seq != call?.Seq) call = (seq, now);
    }

    public void Answered(string? trouble, TimeSpan now)
    {
        Trouble = trouble;
        againDue = trouble is null ? null : now + Patience.SignAgain;
    }

    public void Show(TimeSpan now, ICollection<BoxOutput> outputs)
    {
        if (width is null) return;
        if (againDue <= now) (shown, againDue) = (null, null);
        var picture = Picture(now);
        if (picture == shown) return;
        outputs.Add(shown = picture);
    }

    public TimeSpan? NextDue(TimeSpan now)
    {
        if (width is null) return null;
        var due = againDue;
        if (IsNew(now)) due = Earliest.Of(due, Beat.NextTurn(call!.Value.At, now, Patience.SignBlink));
        if (number is not null && Pages().Count > 1) due = Earliest.Of(due, Beat.NextTurn(TimeSpan.Zero, now, Patience.SignPage * 2));
        return due;
    }

    private BoxOutput.Show Picture(TimeSpan now)
    {
        if (number is null) return new BoxOutput.Show("", Lit: false);
        var pages = Pages();
        var page = (int)(now.Ticks / Patience.SignPage.Ticks % pages.Count);
        return new BoxOutput.Show(pages[page], !IsNew(now) || Beat.IsFirstHalf(call!.Value.At, now, Patience.SignBlink));
    }

    private IReadOnlyList<string> Pages() => SignPages.Of(number!, width!.Value);

    private bool IsNew(TimeSpan now) => number is not null && isCalling && call is { } made && now < made.At + Patience.NewCall;
}
