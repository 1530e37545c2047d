namespace ServiceCenter.WebConsole.SignIn;

/// <summary>The message bus, to which a device's key opens as its password. The host implements it.</summary>
public interface IDeviceKeys
{
    /// <returns>For people: why this device gets no key. Null: it may have one.</returns>
    string? WhyNot(string device);

    /// <param name="key">Null: taken back.</param>
    void Set(string device, string? key);
}
