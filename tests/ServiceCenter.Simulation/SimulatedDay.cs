using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Checks;
using ServiceCenter.Simulation.Ground;
using ServiceCenter.Simulation.Net;
using ServiceCenter.Simulation.Nodes;
using ServiceCenter.Simulation.People;

namespace ServiceCenter.Simulation;

/// <summary>What came of one day.</summary>
/// <param name="Requests">Requests that were sent, a repeat being one as well: that is what the host has to tell apart.</param>
/// <param name="Struck">How often each kind of fault struck: <see cref="Faults.Kinds"/>.</param>
/// <param name="Happened">Events in the journal, by their type.</param>
/// <param name="FinishedAt">Counter to how many services ended there.</param>
/// <param name="Digest">SHA-256 over every message carried, every paper and every byte of the journal.</param>
public sealed record DayResult(ulong Seed, long Steps, int Customers, int Tickets, int Requests, IReadOnlyDictionary<string, int> Struck, Traffic Traffic, IReadOnlyDictionary<string, int> Happened, IReadOnlyDictionary<string, int> FinishedAt, IReadOnlyList<Violation> Violations, byte[] Digest);

/// <summary>
/// One day of a whole centre from a seed: 3 kiosks, 4 counters, two of them with a button box, 2 displays, some 200 customers and a host, all with their own
/// clocks, over a network, disk, printers and fingers that misbehave until the last ticket. Then everything heals, and has to come right.
/// </summary>
public static class SimulatedDay
{
    /// <param name="calmFrom">From here on nothing breaks any more; left out: when the last ticket is given.</param>
    public static DayResult Run(ulong seed, Faults? faults = null, Ports? ports = null, TimeSpan? calmFrom = null)
    {
        using var day = new Centre(seed, faults ?? Faults.Usual, ports ?? Ports.Real, calmFrom ?? Script.HealedAt);
        return day.Live();
    }

    private sealed class Centre : IDisposable
    {
        private readonly ulong _seed;
        private readonly TimeSpan _calmFrom;
        private readonly bool _recordIsLost;
        private readonly Place _place;
        private readonly Violations _violations;
        private readonly Ledger _ledger;
        private readonly Happenings _happenings = new();
        private readonly HostNode _host;
        private readonly HttpDoor _door;
        private readonly Hall _hall;
        private readonly List<KioskNode> _kiosks = [];
        private readonly List<DisplayNode> _displays = [];
        private readonly List<BoxNode> _boxes = [];

        public Centre(ulong seed, Faults faults, Ports ports, TimeSpan calmFrom)
        {
            (_seed, _calmFrom, _recordIsLost) = (seed, calmFrom, faults.DiskDiesAfter > TimeSpan.Zero);
            var dice = new Dice(seed);
            var agenda = new Agenda();
            var weather = new Weather(faults);
            var story = new Story(agenda);
            _violations = new Violations(seed, agenda, story);
            _ledger = new Ledger(_violations.Of("tickets move along their edges"));
            var watchers = new Watchers(Checkers());
            var traffic = new Traffic();
            _place = new Place(agenda, weather, story, new DayDigest(agenda), traffic, watchers, ports);
            var broker = new Broker(agenda, dice.Fork(1), weather, story, _place.Digest, traffic);
            var clients = new List<BusClient>();

            _host = new HostNode(_place, dice.Fork(2), Client("host", isHost: true));
            _door = new HttpDoor(_place, dice.Fork(3), _host);
            foreach (var kiosk in Script.Kiosks) _kiosks.Add(new KioskNode(kiosk, _place, dice.Fork(kiosk), Client(kiosk, isHost: false)));
            foreach (var display in Script.Displays) _displays.Add(new DisplayNode(display, _place, dice.Fork(display), Client(display, isHost: false)));
            foreach (var box in Script.BoxKeys.Keys.Select(Script.BoxAt)) _boxes.Add(new BoxNode(box, _place, dice.Fork(box), Client(box, isHost: false)));
            _hall = new Hall(_place, dice.Fork(4), _door);
            Trouble.Brew(_place, dice.Fork(5), _host, _kiosks, _displays, _boxes, broker, clients);

            BusClient Client(string name, bool isHost)
            {
                var client = new BusClient(agenda, dice.Fork("bus " + name), weather, broker, traffic, name, clients.Count, isHost);
                clients.Add(client);
                return client;
            }
        }

        /// <summary>A machine that throws ends the day: that is a finding like any other.</summary>
        public DayResult Live()
        {
            try
            {
                LiveThrough();
            }
            catch (Exception thrown) when (thrown is not OutOfMemoryException)
            {
                _violations.Of("no machine throws")(thrown.ToString());
            }
            return new DayResult(
                _seed, _place.Agenda.Steps, _hall.Came, _ledger.Tickets.Count, _happenings.Requests, _place.Weather.Struck, _place.Traffic,
                _happenings.ByType, _happenings.FinishedAt, _violations.Found, _place.Digest.Finish());
        }

        private void LiveThrough()
        {
            _host.Start();
            foreach (var kiosk in _kiosks) kiosk.Start();
            foreach (var display in _displays) display.Start();
            foreach (var box in _boxes) box.Start();
            _hall.Open(_kiosks, _displays);
            _ = new Supervisor(_place, _door);
            var dice = new Dice(_seed).Fork(6);
            foreach (var shift in Script.Shifts)
            {
                if (_boxes.Find(b => b.Name == Script.BoxAt(shift.Counter)) is { } box) _ = new AgentAtBox(_place, dice.Fork(shift.Agent), _hall, _door, shift, box);
                else _ = new AgentAtWork(_place, dice.Fork(shift.Agent), _hall, _door, shift, _violations.Of("agents can do their work"));
            }

            _place.Agenda.RunUntil(_calmFrom);
            _place.Weather.Heal();
            _place.Agenda.RunUntil(Script.Over);
            _place.Watcher.AtEnd(new Ending(
                _host.Durable,
                _displays.ToDictionary(d => d.Name, d => d.Screen),
                _kiosks.ToDictionary(k => k.Name, k => k.Owed),
                _boxes.ToDictionary(b => b.Name, b => new BoxAtEnd(b.Owed, b.AnyLight, b.Sign)),
                _host.Devices,
                _door.Open));
        }

        public void Dispose() => _place.Digest.Dispose();

        private HostsClock HostsClock => new(() => _place.Agenda.Now, at => _host.TimeOf(at), () => _host.Incarnation);

        private IReadOnlyList<IWatcher> Checkers() =>
        [
            _happenings,
            new NumbersRest(_ledger, _violations.Of("numbers rest")),
            new LongestWaitGoesFirst(_ledger, _violations.Of("the longest wait goes first")),
            new BooksAreInOrder(_ledger, _violations.Of("the books are in order")),
            new WordsAreKept(_violations.Of("words are kept")),
            new EventsAreTold(_violations.Of("events are told")),
            new PapersAreTrue(_violations.Of("papers are true")),
            new TimePassesAsItDoes(HostsClock, _violations.Of("time passes as it does")),
            new TimesAreRestored(HostsClock, _violations.Of("times are restored")),
            new OneTouchOneTicket(_violations.Of("one touch, one ticket")),
            new OneTouchOneStep(_violations.Of("one touch, one step")),
            new CallsAreMeant(() => _place.Agenda.Now, _violations.Of("calls are meant")),
            new BoxesComeToRest(_violations.Of("boxes come to rest")),
            new DevicesAreSeen(_violations.Of("devices are seen")),
            new WallsConverge(_violations.Of("walls converge")),
            new WallsAreHonest(_violations.Of("walls are honest")),
            new CallsAreSpokenOnce(_violations.Of("calls are spoken once")),
            new NothingIsStuck(_ledger, _violations.Of("nothing is stuck"), _recordIsLost),
        ];
    }
}
