using ServiceCenter.CounterBox.Session;

namespace ServiceCenter.CounterBox.Tests;

public sealed class SignWindowTests
{
    [Fact]
    public void It_shows_the_number_in_front_and_is_dark_where_nobody_is()
    {
        var desk = new Desk().Open();
        desk.Sign.ShouldBe(new BoxOutput.Show("", Lit: false));
        desk.Calling("A042").Sign.ShouldBe(new BoxOutput.Show("A042", Lit: true));
        desk.Counter("open").Sign.ShouldBe(new BoxOutput.Show("", Lit: false));
    }

    [Fact]
    public void A_new_call_blinks_once_a_second_for_ten_and_a_recall_again()
    {
        var desk = new Desk().Open().Calling("A042", call: 30);
        Darkenings(desk, 30).ShouldBe(10);
        desk.Sign.ShouldBe(new BoxOutput.Show("A042", Lit: true));
        desk.Calling("A042", call: 31);
        Darkenings(desk, 30).ShouldBe(10);
    }

    [Fact]
    public void It_stops_blinking_when_the_customer_has_come()
    {
        var desk = new Desk().Open().Calling("A042").After(0.7).Serving("A042");
        desk.Sign.ShouldBe(new BoxOutput.Show("A042", Lit: true));
        Darkenings(desk, 30).ShouldBe(0);
    }

    [Fact]
    public void A_number_wider_than_the_sign_is_shown_in_pages()
    {
        var desk = new Desk().Open().Serving("A1000");
        desk.Outputs.Clear();
        desk.After(6.1).Outputs.OfType<BoxOutput.Show>().Select(show => show.Text).Distinct().ShouldBe(["A", "1000"], ignoreOrder: true);
    }

    [Fact]
    public void A_sign_that_fails_is_told_and_tried_again()
    {
        var desk = new Desk().Open().Serving("A042");
        desk.Step(new BoxInput.SignAnswered(desk.Now, "Nothing answers at address 0x70 of /dev/i2c-1."));
        desk.Health.Trouble.ShouldBe("Nothing answers at address 0x70 of /dev/i2c-1.");
        desk.Outputs.Clear();
        desk.After(10.1).Sign.ShouldBe(new BoxOutput.Show("A042", Lit: true));
        desk.Step(new BoxInput.SignAnswered(desk.Now, null)).Health.Trouble.ShouldBeNull();
    }

    [Fact]
    public void A_box_without_a_sign_shows_nothing()
    {
        new Desk(signWidth: null).Open().Calling().Sign.ShouldBeNull();
    }

    private static int Darkenings(Desk desk, double seconds)
    {
        desk.Outputs.Clear();
        return desk.After(seconds).Outputs.OfType<BoxOutput.Show>().Count(show => !show.Lit);
    }
}
