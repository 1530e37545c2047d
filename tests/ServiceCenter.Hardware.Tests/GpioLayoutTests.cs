using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ServiceCenter.Hardware.Gpio;

namespace ServiceCenter.Hardware.Tests;

/// <summary>The kernel's header, compiled by a C compiler, is the reference of these numbers.</summary>
public sealed class GpioLayoutTests
{
    [Fact]
    public void Structures_have_the_kernels_sizes()
    {
        Unsafe.SizeOf<Uapi.LineRequest>().ShouldBe(592);
        Unsafe.SizeOf<Uapi.LineConfig>().ShouldBe(272);
        Unsafe.SizeOf<Uapi.LineInfo>().ShouldBe(256);
        Unsafe.SizeOf<Uapi.LineEvent>().ShouldBe(48);
        Unsafe.SizeOf<Uapi.LineValues>().ShouldBe(16);
        Unsafe.SizeOf<Uapi.LineAttribute>().ShouldBe(16);
        Unsafe.SizeOf<Uapi.ConfigAttribute>().ShouldBe(24);
        Unsafe.SizeOf<Uapi.ChipInfo>().ShouldBe(68);
    }

    [Fact]
    public void Fields_lie_where_the_kernel_looks_for_them()
    {
        Offset<Uapi.LineRequest>(nameof(Uapi.LineRequest.Consumer)).ShouldBe(256);
        Offset<Uapi.LineRequest>(nameof(Uapi.LineRequest.Config)).ShouldBe(288);
        Offset<Uapi.LineRequest>(nameof(Uapi.LineRequest.LineCount)).ShouldBe(560);
        Offset<Uapi.LineRequest>(nameof(Uapi.LineRequest.EventBufferSize)).ShouldBe(564);
        Offset<Uapi.LineRequest>(nameof(Uapi.LineRequest.Descriptor)).ShouldBe(588);
        Offset<Uapi.LineConfig>(nameof(Uapi.LineConfig.AttributeCount)).ShouldBe(8);
        Offset<Uapi.LineConfig>(nameof(Uapi.LineConfig.Attributes)).ShouldBe(32);
        Offset<Uapi.LineEvent>(nameof(Uapi.LineEvent.Id)).ShouldBe(8);
        Offset<Uapi.LineEvent>(nameof(Uapi.LineEvent.Offset)).ShouldBe(12);
        Offset<Uapi.LineEvent>(nameof(Uapi.LineEvent.LineSequence)).ShouldBe(20);
    }

    [Fact]
    public void Ioctl_numbers_are_made_of_direction_size_type_and_number()
    {
        Uapi.GetChipInfo.ShouldBe(Number(read: true, write: false, 68, 0x01));
        Uapi.GetLineInfo.ShouldBe(Number(true, true, 256, 0x05));
        Uapi.GetLine.ShouldBe(Number(true, true, 592, 0x07));
        Uapi.GetValues.ShouldBe(Number(true, true, 16, 0x0E));
        Uapi.SetValues.ShouldBe(Number(true, true, 16, 0x0F));
    }

    [Fact]
    public void Buttons_are_asked_for_with_both_edges_bias_polarity_and_debounce_of_every_line()
    {
        var config = GpioInputLines.Config(3, new InputWiring(true, LineBias.PullUp, TimeSpan.FromMilliseconds(20)));

        config.Flags.ShouldBe((ulong)(Uapi.Line.Input | Uapi.Line.EdgeRising | Uapi.Line.EdgeFalling | Uapi.Line.ActiveLow | Uapi.Line.PullUp));
        config.AttributeCount.ShouldBe(1u);
        config.Attributes[0].Attribute.Id.ShouldBe(Uapi.AttributeDebounce);
        config.Attributes[0].Attribute.DebounceMicroseconds.ShouldBe(20_000u);
        config.Attributes[0].Mask.ShouldBe(0b111ul);
    }

    [Fact]
    public void A_debounce_of_nothing_is_not_asked_for() =>
        GpioInputLines.Config(1, new InputWiring(false, LineBias.Disabled, TimeSpan.Zero)).AttributeCount.ShouldBe(0u);

    [Fact]
    public void A_chip_that_is_not_there_is_named_and_those_there_are_listed()
    {
        var problem = Should.Throw<GpioException>(() => GpioChip.Open("no-such-chip"));
        problem.Message.ShouldContain("no-such-chip");
    }

    [Fact]
    public void Edges_that_the_kernel_dropped_are_counted_line_by_line()
    {
        var gaps = new EdgeGaps();
        gaps.LostBefore(Edge(3, 1)).ShouldBe(0u);
        gaps.LostBefore(Edge(3, 2)).ShouldBe(0u);
        gaps.LostBefore(Edge(3, 5)).ShouldBe(2u);
        gaps.LostBefore(Edge(4, 2)).ShouldBe(1u, "the first edge of a line is number 1");
    }

    private static LineEdge Edge(int line, uint seq) => new(line, true, TimeSpan.Zero, seq);
    private static int Offset<T>(string field) => (int)Marshal.OffsetOf<T>(field);

    private static uint Number(bool read, bool write, uint size, uint number) =>
        (read ? 0x8000_0000u : 0) | (write ? 0x4000_0000u : 0) | size << 16 | 0xB4u << 8 | number;
}
