using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>A device's key is its password at our broker.</summary>
internal sealed class KeysOnTheBus(IBusFactory buses) : IDeviceKeys
{
    public string? WhyNot(string device) => buses.RunsHere(device)
        ? $"The device {device} is part of this program: it needs no key. A device on another machine has a name of its own in the centre's file."
        : null;

    public void Set(string device, string? key) => buses.SetKey(device, key);
}
