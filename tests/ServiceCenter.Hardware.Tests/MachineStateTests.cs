using ServiceCenter.Hardware.Machine;

namespace ServiceCenter.Hardware.Tests;

public class MachineStateTests
{
    [Theory]
    [InlineData("48312\n", 48.312)]
    [InlineData("-5000\n", -5.0)]
    [InlineData("warm\n", null)]
    public void The_temperature_is_the_first_zones_in_thousandths_of_a_degree(string said, double? degrees)
    {
        var sensors = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var (zone, text) in new[] { ("thermal_zone0", said), ("thermal_zone1", "99000\n") })
                File.WriteAllText(Path.Combine(sensors.CreateSubdirectory(zone).FullName, "temp"), text);
            MachineState.Temperature(sensors.FullName).ShouldBe(degrees);
        }
        finally
        {
            sensors.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_machine_without_sensors_has_no_temperature() => MachineState.Temperature("/nowhere").ShouldBeNull();

    [Fact]
    public void The_kernel_says_whether_its_clock_is_right() => MachineState.Read().ClockSynchronised.ShouldNotBeNull();
}
