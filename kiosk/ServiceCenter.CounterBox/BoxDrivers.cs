using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Hardware.Sign;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.CounterBox;

/// <summary>What serves a button box's seams. Said where a program is put together; a build with <c>-p:NuGetDrivers=true</c> says other drivers.</summary>
public sealed record BoxDrivers
{
    /// <summary>What connects to the broker.</summary>
    public IBusDriver Bus { get; init; } = new MosquittoBuses();

    /// <summary>What finds the chip of buttons and lamps.</summary>
    public IGpioDriver Gpio { get; init; } = new KernelGpio();

    /// <summary>What speaks to the sign over the counter.</summary>
    public ISignDriver Signs { get; init; } = new DatasheetSigns();
}
