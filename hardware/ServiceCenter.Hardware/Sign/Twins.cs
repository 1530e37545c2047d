namespace ServiceCenter.Hardware.Sign;

/// <summary>An HT16K33 without a bus: it takes the very calls and tells what a person would read.</summary>
public sealed class Ht16k33Twin : ISmBusDevice
{
    private readonly byte[] ram = new byte[Ht16k33.RamBytes];
    private bool oscillates, on;

    public int Brightness { get; private set; } = SignPicture.Brightest;
    public string Reads => oscillates && on ? Ht16k33.Read(ram) : "";

    public void SendByte(byte value)
    {
        switch (value & 0xF0)
        {
            case 0x20: oscillates = (value & 1) == 1; break;
            case 0x80: on = (value & 1) == 1; break;
            case 0xE0: Brightness = value & 0x0F; break;
        }
    }

    public void WriteBlock(byte command, ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++) ram[(command + i) % ram.Length] = bytes[i];
    }

    public void ReadBlock(byte command, Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++) buffer[i] = ram[(command + i) % ram.Length];
    }

    public void Dispose() { }
}

/// <summary>A row of MAX7219 without a bus: every transfer shifts through the chips, and what each then holds is drawn.</summary>
public sealed class Max7219Twin(int chips) : ISpiDevice
{
    private readonly byte[,] registers = new byte[chips, 16];

    public bool IsAwake => registers[0, Max7219.Awake] == 1 && registers[0, Max7219.Test] == 0;
    public int Brightness => registers[0, Max7219.Intensity];

    /// <summary>Rows of dots, from the top; '#' is lit.</summary>
    public IReadOnlyList<string> Picture => [.. Enumerable.Range(0, 8).Select(row => string.Concat(Enumerable.Range(0, chips).Select(chip =>
        string.Concat(Enumerable.Range(0, 8).Select(column => (registers[chip, Max7219.TopRow + row] << column & 0x80) != 0 ? '#' : '.')))))];

    public void Send(ReadOnlySpan<byte> bytes)
    {
        // What is more than the row holds falls out at its end; what is less leaves old bits in the far chips, which is not imitated.
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, 2 * chips);
        for (var chip = 0; chip < chips; chip++) registers[chip, bytes[2 * chip] & 0x0F] = bytes[2 * chip + 1];
    }

    public void Dispose() { }
}

/// <summary>A sign that is a picture on a page.</summary>
public sealed class SignTwin : ISign
{
    public event Action<SignPicture>? Shows;

    public int Width => 8;
    public void Show(SignPicture picture) => Shows?.Invoke(picture);
    public void Dispose() { }
}
