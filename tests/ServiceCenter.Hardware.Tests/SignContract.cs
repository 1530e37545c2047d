using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.Hardware.Tests;

/// <summary>What every driver of a sign does alike, on chips without a bus. A driver's test class says only which it is.</summary>
public abstract class SignContract
{
    protected abstract ISignDriver Driver { get; }

    [Fact]
    public void An_HT16K33_is_read_as_it_was_written_and_dark_when_told()
    {
        using var twin = new Ht16k33Twin();
        using var sign = Driver.Ht16k33(twin);
        sign.Show(new SignPicture("C123", 15));
        twin.Reads.ShouldBe("C123");
        sign.Show(new SignPicture("C123", 15, Lit: false));
        twin.Reads.ShouldBe("");
    }

    [Fact]
    public void An_HT16K33_is_as_bright_as_it_is_told()
    {
        using var twin = new Ht16k33Twin();
        using var sign = Driver.Ht16k33(twin);
        foreach (var brightness in new[] { 9, 0, 15 })
        {
            sign.Show(new SignPicture("B7", brightness));
            (twin.Brightness, twin.Reads).ShouldBe((brightness, "B7"));
        }
    }

    [Fact]
    public void An_HT16K33_that_was_unplugged_is_right_again_with_the_next_picture()
    {
        var cable = new Cable(new Ht16k33Twin());
        using var sign = Driver.Ht16k33(cable);
        sign.Show(new SignPicture("A001", 7));
        var another = new Ht16k33Twin();
        cable.Plug(another);
        sign.Show(new SignPicture("A002", 7));
        (another.Reads, another.Brightness).ShouldBe(("A002", 7));
    }

    [Fact]
    public void Nothing_is_sent_before_the_first_picture_and_dark_is_left_behind()
    {
        var twin = new Ht16k33Twin();
        var sign = Driver.Ht16k33(new Cable(null));
        Should.Throw<SignException>(() => sign.Show(new SignPicture("A001", 15)));
        sign.Dispose();
        using (var lit = Driver.Ht16k33(twin)) lit.Show(new SignPicture("A001", 15));
        twin.Reads.ShouldBe("");
    }

    [Fact]
    public void A_row_of_MAX7219_shows_one_character_a_matrix_the_first_on_the_left()
    {
        using var twin = new Max7219Twin(4);
        using var sign = Driver.Max7219(twin, 4);
        sign.Show(new SignPicture("A042", 3));
        twin.Picture.ShouldBe(
        [
            "..###.....###.......#.....###...",
            ".#...#...#...#.....##....#...#..",
            ".#...#...#..##....#.#........#..",
            ".#...#...#.#.#...#..#.......#...",
            ".#####...##..#...#####.....#....",
            ".#...#...#...#......#.....#.....",
            ".#...#....###.......#....#####..",
            "................................",
        ]);
        (twin.IsAwake, twin.Brightness).ShouldBe((true, 3));
    }

    [Fact]
    public void A_row_of_MAX7219_is_dark_when_told_and_when_it_is_left()
    {
        var twin = new Max7219Twin(4);
        var sign = Driver.Max7219(twin, 4);
        sign.Show(new SignPicture("A042", 3));
        Shown(twin).ShouldContain('#');
        sign.Show(new SignPicture("A042", 3, Lit: false));
        Shown(twin).ShouldNotContain('#');
        sign.Show(new SignPicture("A043", 3));
        Shown(twin).ShouldContain('#');
        sign.Dispose();
        Shown(twin).ShouldNotContain('#');
    }

    private static string Shown(Max7219Twin twin) => twin.IsAwake ? string.Concat(twin.Picture) : "";

    /// <summary>Between the driver and a chip: another, or none, may be at its end.</summary>
    private sealed class Cable(ISmBusDevice? end) : ISmBusDevice
    {
        private ISmBusDevice? end = end;

        public void Plug(ISmBusDevice? other) => end = other;
        public void SendByte(byte value) => End.SendByte(value);
        public void WriteBlock(byte command, ReadOnlySpan<byte> bytes) => End.WriteBlock(command, bytes);
        public void ReadBlock(byte command, Span<byte> buffer) => End.ReadBlock(command, buffer);
        public void Dispose() { }

        private ISmBusDevice End => end ?? throw new SignException("Nothing answers.");
    }
}
