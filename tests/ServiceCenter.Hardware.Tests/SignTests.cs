using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.Hardware.Tests;

public sealed class SignTests
{
    [Fact]
    public void Fourteen_segments_tell_every_letter_and_digit_from_every_other()
    {
        var glyphs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -".ToDictionary(c => c, FourteenSegments.Of);
        glyphs.Values.Distinct().Count().ShouldBe(glyphs.Count);
        glyphs.ShouldAllBe(one => FourteenSegments.Read(one.Value) == one.Key);
        FourteenSegments.Read(FourteenSegments.Of('é')).ShouldBeNull();
    }

    [Fact]
    public void An_HT16K33_gets_its_set_up_and_then_two_bytes_a_digit_low_one_first()
    {
        Ht16k33.Picture("A042")[..8].ShouldBe([0xF7, 0x00, 0x3F, 0x0C, 0xE6, 0x00, 0xDB, 0x00]);
        var wire = new Wire();
        new Ht16k33Sign(wire).Show(new SignPicture("B7", Brightness: 9));
        wire.Said.ShouldBe(["21", "E9", "00: 8F 12 07 00 00 00 00 00 00 00 00 00 00 00 00 00", "81"]);
    }

    [Fact]
    public void A_MAX7219_gets_one_transfer_a_command_with_two_bytes_for_every_chip()
    {
        var transfers = Max7219.Transfers(new SignPicture("1", 15), 2).ToList();
        transfers[..4].ShouldBe([[0x0F, 0, 0x0F, 0], [0x09, 0, 0x09, 0], [0x0B, 7, 0x0B, 7], [0x0A, 15, 0x0A, 15]]);
        transfers[4].ShouldBe([0x01, 0x10, 0x01, 0x00]);
        transfers[11].ShouldBe([0x08, 0x00, 0x08, 0x00]);
        transfers[12].ShouldBe([0x0C, 1, 0x0C, 1]);
    }

    [Theory]
    [InlineData("A042", 4, "A042")]
    [InlineData("A1000", 4, "A 1000")]
    [InlineData("ABC12345", 4, "ABC 1234 5")]
    [InlineData("1000", 3, "100 0")]
    [InlineData("", 4, "")]
    public void A_number_too_long_for_the_sign_is_shown_in_pages_and_never_cut(string number, int width, string pages)
    {
        string.Join(' ', SignPages.Of(number, width)).ShouldBe(pages);
    }

    [Theory]
    [InlineData("ht16k33:/dev/i2c-1", "/dev/i2c-1 112")]
    [InlineData("ht16k33:/dev/i2c-1:0x71", "/dev/i2c-1 113")]
    [InlineData("max7219:/dev/spidev0.1:8", "/dev/spidev0.1 8")]
    public void A_setting_names_chip_bus_and_place(string text, string means)
    {
        var said = SignSetting.Read("Sign", text) switch
        {
            SignSetting.OnI2c i2c => $"{i2c.Path} {i2c.Address}",
            SignSetting.OnSpi spi => $"{spi.Path} {spi.Chips}",
            _ => "none",
        };
        said.ShouldBe(means);
    }

    [Theory]
    [InlineData("ht16k33")]
    [InlineData("ht16k33:/dev/i2c-1:0x78")]
    [InlineData("ht16k33:/dev/i2c-1:70")]
    [InlineData("max7219:/dev/spidev0.0:9")]
    [InlineData("neon:/dev/null")]
    public void What_is_no_sign_is_answered_with_what_is(string text)
    {
        Should.Throw<FormatException>(() => SignSetting.Read("Sign", text)).Message.ShouldStartWith($"Sign is \"{text}\", which is no sign: it is none, twin, ht16k33:/dev/i2c-1");
    }

    [Fact]
    public void A_bus_that_is_not_there_is_told_with_what_to_do()
    {
        using var i2c = new Ht16k33Sign(new I2cDevice("/dev/i2c-99", 0x70));
        Should.Throw<SignException>(() => i2c.Show(new SignPicture("A001", 15))).Message
            .ShouldSatisfyAllConditions(said => said.ShouldStartWith("There is no /dev/i2c-99."), said => said.ShouldContain("Is I2C switched on"));
        using var spi = new Max7219Sign(new SpiDevice("/dev/spidev9.9"), 4);
        Should.Throw<SignException>(() => spi.Show(new SignPicture("A001", 15))).Message.ShouldStartWith("There is no /dev/spidev9.9.");
    }

    [Fact]
    public void A_file_that_is_no_bus_is_told_so()
    {
        using var sign = new Max7219Sign(new SpiDevice("/dev/null"), 4);
        Should.Throw<SignException>(() => sign.Show(new SignPicture("A001", 15))).Message.ShouldStartWith("/dev/null is no SPI device:");
    }

    /// <summary>linux/i2c-dev.h and linux/spi/spidev.h, compiled by a C compiler, are the reference.</summary>
    [Fact]
    public void Structures_lie_as_the_kernel_has_them()
    {
        Unsafe.SizeOf<I2cDevice.Call>().ShouldBe(16);
        Marshal.OffsetOf<I2cDevice.Call>(nameof(I2cDevice.Call.Size)).ShouldBe(4);
        Marshal.OffsetOf<I2cDevice.Call>(nameof(I2cDevice.Call.Data)).ShouldBe(8);
        Unsafe.SizeOf<SpiDevice.Transfer>().ShouldBe(32);
        Marshal.OffsetOf<SpiDevice.Transfer>(nameof(SpiDevice.Transfer.Length)).ShouldBe(16);
        Marshal.OffsetOf<SpiDevice.Transfer>(nameof(SpiDevice.Transfer.SpeedHertz)).ShouldBe(20);
        Marshal.OffsetOf<SpiDevice.Transfer>(nameof(SpiDevice.Transfer.BitsPerWord)).ShouldBe(26);
    }

    private sealed class Wire : ISmBusDevice
    {
        public List<string> Said { get; } = [];
        public void SendByte(byte value) => Said.Add($"{value:X2}");
        public void WriteBlock(byte command, ReadOnlySpan<byte> bytes) => Said.Add($"{command:X2}: {string.Join(' ', bytes.ToArray().Select(b => $"{b:X2}"))}");
        public void ReadBlock(byte command, Span<byte> buffer) => throw new NotSupportedException();
        public void Dispose() { }
    }
}
