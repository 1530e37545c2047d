using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Checks;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.People;

/// <summary>
/// The customers before one kiosk, one at a time. Each presses, looks for paper or a number on the screen, presses again where nothing
/// comes, and in the end gives up: then the paper, when it comes, lies in the tray.
/// </summary>
internal sealed class KioskQueue
{
    private const int MostTries = 4;
    private static readonly TimeSpan LooksFor = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan ComesAgain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReadsScreen = TimeSpan.FromSeconds(2);
    private static readonly string[] Papers = ["none", "unconfirmed"];

    private readonly Place _place;
    private readonly KioskNode _kiosk;
    private readonly Finger _finger;
    private readonly Action<Visitor, string, string> _takes;
    private readonly Queue<Visitor> _queue = new();
    private Visitor? _first;
    private int _tries;

    public KioskQueue(Place place, Dice dice, KioskNode kiosk, Action<Visitor, string, string> takes)
    {
        (_place, _kiosk, _takes) = (place, kiosk, takes);
        _finger = new Finger(place, dice, kiosk, Script.Services.Length);
        kiosk.Printer.Out += LookAtPaper;
        kiosk.ScreenChanged += LookAtScreen;
    }

    public void Join(Visitor visitor)
    {
        _queue.Enqueue(visitor);
        if (_first is null) Next();
    }

    private void Next()
    {
        if (!_queue.TryDequeue(out _first)) return;
        _tries = 0;
        Try(_first);
    }

    private void Try(Visitor visitor)
    {
        if (_first != visitor) return;
        if (_tries++ == MostTries)
        {
            _place.Story.Tell(_kiosk.Name, $"customer {visitor.Name} gives up");
            Next();
            return;
        }
        // A dark screen, or one without a button for it, is looked at again later.
        var line = _kiosk.Screen?.Buttons.Select(b => b.Service).ToList().IndexOf(visitor.Customer.Service) ?? -1;
        if (line >= 0) _finger.Press(line);
        _place.Agenda.After(line >= 0 ? LooksFor : ComesAgain, () => Try(visitor));
    }

    /// <summary>Nobody takes a paper for another service. One that lies in the tray for the own service is as good as one's own.</summary>
    private void LookAtPaper(Paper paper)
    {
        if (_first is { } visitor && visitor.Customer.Service == paper.Service) Take(visitor, paper.Ticket, paper.Number);
    }

    private void LookAtScreen()
    {
        if (_first is not { } visitor || _kiosk.Screen?.Ticket is not { } shown || !Papers.Contains(shown.Paper) || visitor.Customer.Service != shown.Service) return;
        _place.Agenda.After(ReadsScreen, () =>
        {
            if (_first == visitor) Take(visitor, shown.Ticket, shown.Number);
        });
    }

    private void Take(Visitor visitor, string ticket, string number)
    {
        _takes(visitor, ticket, number);
        Next();
    }
}
