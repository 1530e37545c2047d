using ServiceCenter.CounterBox.Session;

namespace ServiceCenter.CounterBox.Tests;

public sealed class FingerTests
{
    [Fact]
    public void Fifty_presses_within_five_seconds_ask_at_most_once_each_two()
    {
        var desk = new Desk().Open(Desk.Single).Calling();
        for (var i = 0; i < 50; i++)
        {
            var before = desk.Asked.Count;
            desk.Press(Desk.Next);
            if (desk.Asked.Count > before) desk.IsDone().Calling(call: 30 + i);
            desk.After(0.1);
        }
        desk.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public void A_press_while_the_one_before_is_under_way_is_the_same_press()
    {
        new Desk().Open().Press(Desk.Next).After(3).Press(Desk.Next).Asked.Count.ShouldBe(1);
    }

    [Fact]
    public void A_button_that_is_held_for_a_minute_asks_once_and_is_reported_stuck()
    {
        var desk = new Desk().Open().Edge(Desk.Next, true).IsDone().Calling().After(61);
        desk.Asked.Count.ShouldBe(1);
        desk.Health.StuckButtons.ShouldBe(["next"]);
        desk.Edge(Desk.Next, false).Health.StuckButtons.ShouldBeNull();
    }

    [Fact]
    public void A_button_that_was_down_at_the_first_look_has_not_been_pressed()
    {
        var desk = new Desk().Open();
        desk.Step(new BoxInput.LineRead(desk.Now, Desk.Next, true)).Edge(Desk.Next, true).Asked.ShouldBeEmpty();
        desk.Edge(Desk.Next, false).Edge(Desk.Next, true).Asked.Count.ShouldBe(1);
    }
}
