using System.Collections.Immutable;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer;
using ServiceCenter.Sequencer.Projections;

namespace ServiceCenter.CentralHost.Pump;

/// <summary>Everything that may be told, at one moment. Immutable: the pump's thread makes them, any thread reads them.</summary>
internal sealed record Moment(
    CentreState State, LastCalls Calls, ShownCalls Shown, ImmutableSortedDictionary<string, DeviceWord> Devices, ImmutableSortedSet<string> Unheard)
{
    public static Moment Of(Sequencer.Sequencer machine) => new(machine.Durable, machine.DurableCalls, machine.Shown, machine.Devices.Known, machine.Unheard);

    public bool SameAs(Sequencer.Sequencer machine) =>
        ReferenceEquals(State, machine.Durable) && ReferenceEquals(Shown, machine.Shown) && ReferenceEquals(Devices, machine.Devices.Known)
        && ReferenceEquals(Unheard, machine.Unheard);
}
