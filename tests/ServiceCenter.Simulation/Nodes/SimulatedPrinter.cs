using ServiceCenter.Foresight.World;
using ServiceCenter.Kiosk.Session;
using ServiceCenter.Simulation.Checks;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>A receipt printer, which answers, stays silent, jams, runs out of paper, or is not there.</summary>
internal sealed class SimulatedPrinter(string kiosk, Place place, Dice dice)
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SilenceEnds = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeastRefill = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostRefill = TimeSpan.FromMinutes(6);

    /// <summary>What a jammed printer still takes.</summary>
    private const int MostHeld = 2;

    private readonly Dice _jams = dice.Fork(1);
    private readonly Queue<ReadOnlyMemory<byte>> _held = new();
    private bool _isJammed;
    private TimeSpan _emptyUntil;
    private int _life;

    /// <summary>A paper came out.</summary>
    public event Action<Paper>? Out;

    public void Print(ReadOnlyMemory<byte> bytes, Action<PrinterAnswer> answer)
    {
        var faults = place.Weather.Faults;
        if (place.Weather.Strikes(dice, "paper-out", faults.PaperOut) && place.Agenda.Now >= _emptyUntil) _emptyUntil = place.Agenda.Now + dice.Between(LeastRefill, MostRefill);
        if (!_isJammed && place.Weather.Strikes(_jams, "printer-jams", faults.PrinterJams)) Jam();
        if (_isJammed) Hold(bytes, answer);
        else if (place.Agenda.Now < _emptyUntil && !place.Weather.Healed) Answer(MostTime, PrinterAnswer.PaperOut, answer);
        else if (place.Weather.Strikes(dice, "printer-unreachable", faults.PrinterUnreachable)) Answer(TimeSpan.Zero, PrinterAnswer.Unreachable, answer);
        else if (place.Weather.Strikes(dice, "printer-silent", faults.PrinterSilent))
        {
            if (dice.Chance(5_000)) ComesOut(dice.Between(LeastTime, MostTime), bytes, life: null);
            Answer(SilenceEnds, PrinterAnswer.Silent, answer);
        }
        else
        {
            var time = dice.Between(LeastTime, MostTime);
            // The kiosk may die meanwhile: then the bytes were handed over, or were not.
            ComesOut(time, bytes, life: dice.Chance(5_000) ? null : _life);
            Answer(time, PrinterAnswer.Printed, answer);
        }
    }

    /// <summary>The kiosk died: bytes that were still in it never come.</summary>
    public void Forget() => _life++;

    private void Jam()
    {
        place.Story.Tell(kiosk, "printer: jams");
        _isJammed = true;
        place.Agenda.After(_jams.Between(LeastRefill, MostRefill), Clear);
    }

    /// <summary>It takes what finds room and says nothing; then it takes no more.</summary>
    private void Hold(ReadOnlyMemory<byte> bytes, Action<PrinterAnswer> answer)
    {
        var takes = _held.Count < MostHeld;
        if (takes) _held.Enqueue(bytes);
        Answer(SilenceEnds, takes ? PrinterAnswer.Silent : PrinterAnswer.Unreachable, answer);
    }

    /// <summary>Somebody opens it. Who also switches it off loses what it held.</summary>
    private void Clear()
    {
        _isJammed = false;
        var isSwitchedOff = _jams.Chance(5_000);
        place.Story.Tell(kiosk, isSwitchedOff ? "printer: is cleared, and was switched off" : "printer: is cleared");
        var after = TimeSpan.Zero;
        while (_held.TryDequeue(out var bytes))
            if (!isSwitchedOff) ComesOut(after += MostTime, bytes, life: null);
    }

    private void Answer(TimeSpan after, PrinterAnswer word, Action<PrinterAnswer> answer)
    {
        place.Agenda.After(after, () =>
        {
            place.Story.Tell(kiosk, "printer: " + word);
            answer(word);
        });
    }

    private void ComesOut(TimeSpan after, ReadOnlyMemory<byte> bytes, int? life)
    {
        place.Agenda.After(after, () =>
        {
            if (life is not null && life != _life) return;
            var paper = PaperReader.Read(bytes.Span);
            place.Story.Tell(kiosk, $"paper comes out: {paper.Number}");
            place.Digest.Add("paper", bytes.Span);
            place.Watcher.Printed(kiosk, paper);
            Out?.Invoke(paper);
        });
    }
}
