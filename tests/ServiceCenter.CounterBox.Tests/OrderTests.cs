using ServiceCenter.Contracts;
using ServiceCenter.CounterBox.Session;

namespace ServiceCenter.CounterBox.Tests;

public sealed class OrderTests
{
    [Fact]
    public void To_be_found_it_blinks_all_its_lamps_once_a_second_for_10_seconds()
    {
        var desk = new Desk().Open();
        var before = desk.Lit;
        desk.Ordered("o1", "identify").Outputs.Clear();
        desk.After(9);
        foreach (var line in new[] { Desk.Next, Desk.Recall, Desk.NoShow, Desk.Done })
            desk.Outputs.OfType<BoxOutput.Light>().Count(light => light.Line == line + 100 && light.On).ShouldBeInRange(8, 10);
        desk.After(2).Lit.ShouldBe(before);
    }

    [Fact]
    public void To_load_anew_is_to_ask_for_what_the_centre_retains_once_an_order()
    {
        var desk = new Desk().Open().Ordered("o2", "reload").Ordered("o2", "reload").After(0.1);
        desk.Requests.OfType<SnapshotRequest>().Count().ShouldBe(1);
    }
}
