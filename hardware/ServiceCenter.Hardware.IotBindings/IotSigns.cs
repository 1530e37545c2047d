using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.Hardware.IotBindings;

/// <summary>Signs over Iot.Device.Bindings, on the buses of the kernel.</summary>
public sealed class IotSigns : ISignDriver
{
    public ISign Ht16k33(ISmBusDevice device) => new IotHt16k33Sign(device);

    public ISign Max7219(ISpiDevice device, int chips) => new IotMax7219Sign(device, chips);
}
