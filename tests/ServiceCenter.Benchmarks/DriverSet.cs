using ServiceCenter.CentralHost;

namespace ServiceCenter.Benchmarks;

/// <param name="Gpio">Driver of the GPIO lines, as the lab's probe names it.</param>
internal sealed record DriverSet(string Name, HostDrivers Host, string Gpio);

/// <summary>What came of one set, as it is told.</summary>
/// <param name="PressToEvent">Null: there is no device lab here.</param>
internal sealed record DriverFigures(string RoundTrip, string TripsPerSecond, string VisitsPerSecond, string VisitsReport, string? PressToEvent);
