using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ServiceCenter.Hardware.Gpio;

/// <summary>
/// The kernel's GPIO character device, version 2, as <c>linux/gpio.h</c> lays it out. Sizes, offsets and numbers are held by tests:
/// a wrong one would not fail to compile, it would press the wrong button.
/// </summary>
internal static class Uapi
{
    public const int MostLines = 64, MostAttributes = 10, NameLength = 32;

    public const uint GetChipInfo = 0x8044B401, GetLineInfo = 0xC100B405, GetLine = 0xC250B407, GetValues = 0xC010B40E, SetValues = 0xC010B40F;

    [Flags]
    public enum Line : ulong
    {
        Used = 1 << 0,
        ActiveLow = 1 << 1,
        Input = 1 << 2,
        Output = 1 << 3,
        EdgeRising = 1 << 4,
        EdgeFalling = 1 << 5,
        PullUp = 1 << 8,
        PullDown = 1 << 9,
        BiasDisabled = 1 << 10,
    }

    public const uint AttributeOutputValues = 2, AttributeDebounce = 3;
    public const uint EventRising = 1, EventFalling = 2;

    [InlineArray(NameLength)]
    public struct Name { private byte first; }

    [InlineArray(MostLines)]
    public struct Offsets { private uint first; }

    [InlineArray(MostAttributes)]
    public struct Attributes { private ConfigAttribute first; }

    [StructLayout(LayoutKind.Sequential)]
    public struct ChipInfo
    {
        public Name Name;
        public Name Label;
        public uint Lines;
    }

    /// <summary>A union in C: flags, output values (a bit a line) or the debounce period.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 16)]
    public struct LineAttribute
    {
        [FieldOffset(0)] public uint Id;
        [FieldOffset(8)] public ulong Values;
        [FieldOffset(8)] public uint DebounceMicroseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ConfigAttribute
    {
        public LineAttribute Attribute;
        /// <summary>Bits are places in the request's list of offsets, not offsets.</summary>
        public ulong Mask;
    }

    [StructLayout(LayoutKind.Explicit, Size = 272)]
    public struct LineConfig
    {
        [FieldOffset(0)] public ulong Flags;
        [FieldOffset(8)] public uint AttributeCount;
        [FieldOffset(32)] public Attributes Attributes;
    }

    [StructLayout(LayoutKind.Explicit, Size = 592)]
    public struct LineRequest
    {
        [FieldOffset(0)] public Offsets Offsets;
        [FieldOffset(256)] public Name Consumer;
        [FieldOffset(288)] public LineConfig Config;
        [FieldOffset(560)] public uint LineCount;
        [FieldOffset(564)] public uint EventBufferSize;
        [FieldOffset(588)] public int Descriptor;
    }

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public struct LineInfo
    {
        [FieldOffset(0)] public Name Name;
        [FieldOffset(32)] public Name Consumer;
        [FieldOffset(64)] public uint Offset;
        [FieldOffset(72)] public ulong Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct LineValues
    {
        public ulong Bits;
        public ulong Mask;
    }

    [StructLayout(LayoutKind.Explicit, Size = 48)]
    public struct LineEvent
    {
        [FieldOffset(0)] public ulong TimestampNanoseconds;
        [FieldOffset(8)] public uint Id;
        [FieldOffset(12)] public uint Offset;
        [FieldOffset(16)] public uint Sequence;
        [FieldOffset(20)] public uint LineSequence;
    }
}
