using System.Text;
using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Net;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation;

/// <summary>Draws when whole things break: computers, the broker, lines. What breaks message by message stands with the messages.</summary>
internal static class Trouble
{
    /// <summary>1.5 keepalives: a connection silent for longer is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LeastBrokerDown = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan MostBrokerDown = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LeastFull = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostFull = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Clogging = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LeastClogged = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MostClogged = TimeSpan.FromSeconds(30);

    public static void Brew(
        Place place, Dice dice, HostNode host, IReadOnlyList<KioskNode> kiosks, IReadOnlyList<DisplayNode> displays, IReadOnlyList<BoxNode> boxes, Broker broker, IReadOnlyList<BusClient> clients)
    {
        var faults = place.Weather.Faults;
        Every("host-crash", place, dice.Fork(1), faults.MeanBetweenHostCrashes, _ => host.Crash("power cut"));
        Every("disk-full", place, dice.Fork(3), faults.MeanBetweenFullDisks, d => host.FillDisk(d.Between(LeastFull, MostFull)));
        Every("swizzle", place, dice.Fork(4), faults.MeanBetweenSwizzles, d => Swizzle(place, d, clients));
        Every("broker-restart", place, dice.Fork(2), faults.MeanBetweenBrokerRestarts, d => broker.Restart(d.Between(LeastBrokerDown, MostBrokerDown), d.Chance(faults.BrokerForgets), clients));
        Every("clock-set", place, dice.Fork(6), faults.MeanBetweenClockSettings, d => host.SetWallClock(WallClock.Setting(d)));
        foreach (var display in displays) Every("clock-set", place, dice.Fork("wall clock of " + display.Name), faults.MeanBetweenClockSettings, d => display.SetWallClock(WallClock.Setting(d)));
        foreach (var kiosk in kiosks) Every("device-crash", place, dice.Fork(kiosk.Name), faults.MeanBetweenDeviceCrashes, _ => kiosk.Crash());
        foreach (var display in displays) Every("device-crash", place, dice.Fork(display.Name), faults.MeanBetweenDeviceCrashes, _ => display.Crash());
        foreach (var box in boxes) Every("device-crash", place, dice.Fork(box.Name), faults.MeanBetweenDeviceCrashes, _ => box.Crash());
        if (faults.FirstKioskCutOff > TimeSpan.Zero)
        {
            var line = clients.First(client => client.Name == kiosks[0].Name);
            place.Agenda.At(Script.Opens.AddMinutes(30) - Script.Begins, () => line.Partition(faults.FirstKioskCutOff, Patience));
        }
        if (faults.DiskDiesAfter > TimeSpan.Zero)
        {
            var dies = Script.Opens + faults.DiskDiesAfter - Script.Begins;
            place.Agenda.At(dies - faults.AgeOfBackup, host.BackUp);
            place.Agenda.At(dies, host.GoOnFromBackup);
        }
        foreach (var client in clients)
            Every("partition", place, dice.Fork("line " + client.Name), faults.MeanBetweenPartitions, d =>
            {
                place.Story.Tell(client.Name, "is cut off");
                client.Partition(Quantiles.Exponential.Draw(d, faults.MeanPartition), Patience);
            });
    }

    /// <summary>Lines stop one after the other, each for a time of its own: so they come back in another order.</summary>
    private static void Swizzle(Place place, Dice dice, IReadOnlyList<BusClient> clients)
    {
        foreach (var client in clients)
        {
            if (!dice.Chance(6_000)) continue;
            var length = dice.Between(LeastClogged, MostClogged);
            place.Agenda.After(dice.Between(TimeSpan.Zero, Clogging), () =>
            {
                place.Story.Tell(client.Name, "is clogged");
                client.Partition(length, Patience);
            });
        }
    }

    /// <summary>A generator for the one so named.</summary>
    public static Dice Fork(this Dice dice, string name)
    {
        var purpose = 0xCBF29CE484222325;
        foreach (var one in Encoding.UTF8.GetBytes(name)) unchecked { purpose = (purpose ^ one) * 0x100000001B3; }
        return dice.Fork(purpose);
    }

    private static void Every(string kind, Place place, Dice dice, TimeSpan mean, Action<Dice> breaks)
    {
        if (mean == TimeSpan.Zero) return;
        place.Agenda.After(Quantiles.Exponential.Draw(dice, mean), () =>
        {
            if (place.Weather.Healed) return;
            place.Weather.Count(kind);
            breaks(dice);
            Every(kind, place, dice, mean, breaks);
        });
    }
}
