using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>
/// Ageing priority is Kleinrock's accumulating priority (1964): with Poisson arrivals, one counter and exponential service the mean
/// waits are known. A queue driven through the engine's routing comes to them within one per cent.
/// </summary>
public class AgeingPriorityTests
{
    private const int Batches = 100;

    /// <summary>Arrivals of the urgent and of the other per mean service time; how fast the other's credit grows, of the urgent's; mean waits in service times.</summary>
    public static TheoryData<double, double, int, int, double, double> Known => new()
    {
        { 0.4, 0.5, 1, 0, 1.5000, 15.0000 }, { 0.4, 0.5, 4, 1, 4.1786, 12.8571 }, { 0.4, 0.5, 2, 1, 6.1875, 11.2500 }, { 0.4, 0.5, 4, 3, 7.7500, 10.0000 }, { 0.4, 0.5, 1, 1, 9, 9 },
        { 0.2, 0.6, 1, 0, 1.0000, 5.0000 }, { 0.2, 0.6, 4, 1, 1.8824, 4.7059 }, { 0.2, 0.6, 2, 1, 2.6667, 4.4444 }, { 0.2, 0.6, 4, 3, 3.3684, 4.2105 }, { 0.2, 0.6, 1, 1, 4, 4 },
        { 0.3, 0.3, 1, 0, 0.8571, 2.1429 }, { 0.3, 0.3, 4, 1, 1.0645, 1.9355 }, { 0.3, 0.3, 2, 1, 1.2353, 1.7647 }, { 0.3, 0.3, 4, 3, 1.3784, 1.6216 }, { 0.3, 0.3, 1, 1, 1.5, 1.5 },
    };

    [Theory, MemberData(nameof(Known))]
    public void Mean_waits_are_the_known_ones(double urgent, double other, int urgentWeight, int otherWeight, double urgentWait, double otherWait)
    {
        var load = urgent + other;
        var choice = new RoutingChoice.LargestCredit([new Weight(General, urgentWeight), new Weight(Payments, otherWeight)]);

        var (first, second) = MeanWaits(choice, urgent, other, customers: load switch { > 0.85 => 600_000, > 0.7 => 1_000_000, _ => 300_000 }, inOrder: load / (1 - load));

        (first / urgentWait).ShouldBe(1, 0.01, $"urgent: {first} for {urgentWait}");
        (second / otherWait).ShouldBe(1, 0.01, $"other: {second} for {otherWait}");
    }

    /// <summary>
    /// The same customers served in the order they came have a mean wait that is known as well; by how far chance has moved that, it
    /// has moved the others, and they are set right by it (a control variate). Else it would take fifty times as many.
    /// </summary>
    private static (double Urgent, double Other) MeanWaits(RoutingChoice choice, double urgent, double other, int customers, double inOrder)
    {
        var dice = new Random(20260302);
        var line = new Line(choice);
        double[] inOrderSum = new double[Batches], urgentSum = new double[Batches], otherSum = new double[Batches];
        double[] urgentCount = new double[Batches], otherCount = new double[Batches];
        double now = 0, workInOrder = 0, freeAt = 0;
        var service = new double[customers];
        var came = new double[customers];
        var isUrgent = new bool[customers];

        for (var n = 0; n < customers; n++)
        {
            var gap = Exponential(dice, 1 / (urgent + other));
            now += gap;
            while (!line.IsEmpty && freeAt <= now) ServeNext();
            (came[n], service[n], isUrgent[n]) = (now, Exponential(dice, 1), dice.NextDouble() < urgent / (urgent + other));
            workInOrder = Math.Max(0, workInOrder - gap);
            inOrderSum[BatchOf(n)] += workInOrder;
            workInOrder += service[n];
            line.Join(n, now, isUrgent[n] ? General : Payments);
            if (freeAt > now) continue;
            freeAt = now;
            ServeNext();
        }
        while (!line.IsEmpty) ServeNext();

        var control = Enumerable.Range(0, Batches).Select(b => inOrderSum[b] * Batches / customers).ToArray();
        return (SetRight(urgentSum, urgentCount), SetRight(otherSum, otherCount));

        void ServeNext()
        {
            var n = line.CallNext(freeAt);
            var (sum, count) = isUrgent[n] ? (urgentSum, urgentCount) : (otherSum, otherCount);
            sum[BatchOf(n)] += freeAt - came[n];
            count[BatchOf(n)]++;
            freeAt += service[n];
        }

        int BatchOf(int n) => (int)((long)n * Batches / customers);

        double SetRight(double[] sum, double[] count)
        {
            var means = sum.Zip(count, (s, c) => s / c).ToArray();
            var (mean, controlMean) = (sum.Sum() / count.Sum(), control.Average());
            var slope = means.Zip(control, (m, c) => (m - mean) * (c - controlMean)).Sum() / control.Sum(c => (c - controlMean) * (c - controlMean));
            return mean - slope * (controlMean - inOrder);
        }
    }

    private static double Exponential(Random dice, double mean) => -mean * Math.Log(1 - dice.NextDouble());

    /// <summary>Two queues and a clock, one service time being an hour: what the engine's routing looks at, and nothing else.</summary>
    private sealed class Line(RoutingChoice choice)
    {
        private CentreState _state = CentreState.Empty with
        {
            Services = CentreState.Empty.Services.Add(General, new([], 1, 0, TimeSpan.Zero)).Add(Payments, new([], 1, 0, TimeSpan.Zero)),
        };

        public bool IsEmpty => _state.Services[General].Waiting.IsEmpty && _state.Services[Payments].Waiting.IsEmpty;

        public void Join(int n, double now, ServiceId service) => Change(service, line => line.Add(new Place(Instant(now), n, Ticket(n))));

        public int CallNext(double now)
        {
            var place = Routing.Find(choice, _state, Instant(now))!.Value;
            Change(_state.Services[General].Waiting.Contains(place) ? General : Payments, line => line.Remove(place));
            return (int)place.Seq;
        }

        private void Change(ServiceId service, Func<System.Collections.Immutable.ImmutableSortedSet<Place>, System.Collections.Immutable.ImmutableSortedSet<Place>> change)
        {
            var queue = _state.Services[service];
            _state = _state with { Services = _state.Services.SetItem(service, queue with { Waiting = change(queue.Waiting) }) };
        }

        private static DateTimeOffset Instant(double now) => DateTimeOffset.UnixEpoch.AddTicks((long)(now * TimeSpan.TicksPerHour));
    }
}
