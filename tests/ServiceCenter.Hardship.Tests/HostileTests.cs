using ServiceCenter.Hardship.Hostile;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardship.Tests;

/// <summary>A part of the bad input; the README names the command for a million.</summary>
public sealed class HostileTests
{
    [Fact]
    public async Task no_input_brings_it_down_fills_its_memory_or_changes_anything_by_being_refused()
    {
        Needs.Libmosquitto();

        var result = await HostileRun.Of(inputs: 20_000, seed: 1);

        result.Wrong.ShouldBeEmpty();
        result.WellFormed.ShouldBeGreaterThan(result.Inputs / 2);
        result.Doors.ShouldAllBe(door => door.PastParsing > door.Inputs / 5 && door.Taken > 0);
        result.MegabytesGrown.ShouldBeLessThan(64);
        (result.HostMegabytes.Late - result.HostMegabytes.Early).ShouldBeLessThan(200);
    }
}
