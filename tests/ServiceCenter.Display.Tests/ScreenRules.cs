using ServiceCenter.Contracts;
using static ServiceCenter.Display.Tests.Given;

namespace ServiceCenter.Display.Tests;

public sealed class ScreenRules
{
    [Fact]
    public void letters_are_as_large_as_the_screens_height_and_the_viewing_distance_ask()
    {
        var wall = ALiveDisplay();
        wall.Config(AConfig(screen: new ScreenBody(500, 5)));
        wall.Screen.CapitalShare.ShouldBe(61.1 / 500, 0.0001);
    }

    [Fact]
    public void a_screen_that_nobody_measured_is_taken_for_the_usual_one()
    {
        var wall = ALiveDisplay();
        wall.Config(AConfig());
        wall.Screen.CapitalShare.ShouldBe(61.1 / 685, 0.0001);
    }

    [Fact]
    public void a_call_says_where_to_go_and_a_queue_whose_numbers_are_in_it()
    {
        var wall = ALiveDisplay();
        wall.Config(AConfig());
        var floor = new Dictionary<string, string> { ["en"] = "first floor" };
        wall.Board(new BoardMessage(7, "hall", "Hall", [Call(7, "A12") with { Arrow = "up-left", Position = floor }], [], [new BoardQueue("general", floor, 3, null)], null));
        wall.Screen.Current.Single().ShouldSatisfyAllConditions(call => call.Arrow.ShouldBe("up-left"), call => call.Position!["en"].ShouldBe("first floor"));
        wall.Screen.Queues.Single().Prefix.ShouldBe("A");
    }
}
