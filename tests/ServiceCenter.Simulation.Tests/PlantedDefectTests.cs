using ServiceCenter.Simulation.Nodes;
using ServiceCenter.Simulation.Tests.WrongPorts;

namespace ServiceCenter.Simulation.Tests;

/// <summary>Checkers are believed because they find what is really wrong. Each defect is a wrong port around the right machine.</summary>
public sealed class PlantedDefectTests(ITestOutputHelper output)
{
    private const int MostSeeds = 40;

    [Fact]
    public void A_reply_before_the_flush_is_found_when_a_crash_loses_what_was_promised() =>
        FindWith(RepliesBeforeFlush.Start, "words are kept");

    [Fact]
    public void A_host_without_deduplication_is_found_when_a_repeat_is_answered_differently() =>
        FindWith(ForgetsWhatItHasSeen.Start, "words are kept");

    private void FindWith(HostPort port, string check)
    {
        for (var seed = 1UL; seed <= MostSeeds; seed++)
        {
            var found = SimulatedDay.Run(seed, port: port).Violations.FirstOrDefault(v => v.Check == check);
            if (found is null) continue;
            output.WriteLine($"Found with seed {seed} of {MostSeeds}: {found}");
            found.Story.ShouldNotBeEmpty();
            return;
        }
        Assert.Fail($"Not found by '{check}' within {MostSeeds} seeds.");
    }
}
