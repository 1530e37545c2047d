using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.Kiosk;

/// <summary>What serves a kiosk's seams. Said where a program is put together; a build with <c>-p:NuGetDrivers=true</c> says other drivers.</summary>
public sealed record KioskDrivers
{
    /// <summary>What connects to the broker.</summary>
    public IBusDriver Bus { get; init; } = new MosquittoBuses();

    /// <summary>What finds the chip of the buttons.</summary>
    public IGpioDriver Gpio { get; init; } = new KernelGpio();
}
