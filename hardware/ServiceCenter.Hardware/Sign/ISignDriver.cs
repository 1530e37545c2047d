namespace ServiceCenter.Hardware.Sign;

/// <summary>What speaks to the chip of a sign. Which one does is chosen where a program is put together.</summary>
public interface ISignDriver
{
    /// <summary>A board of four fourteen-segment digits. Nothing is sent before the first picture.</summary>
    ISign Ht16k33(ISmBusDevice device);

    /// <summary>A row of dot matrices, one character each. Nothing is sent before the first picture.</summary>
    ISign Max7219(ISpiDevice device, int chips);
}

/// <summary>Signs as their datasheets have them.</summary>
public sealed class DatasheetSigns : ISignDriver
{
    public ISign Ht16k33(ISmBusDevice device) => new Ht16k33Sign(device);

    public ISign Max7219(ISpiDevice device, int chips) => new Max7219Sign(device, chips);
}
