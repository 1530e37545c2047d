using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.WebConsole.Tests;

/// <summary>The bus as far as keys go; <c>kiosk-here</c> is part of the host's own program.</summary>
internal sealed class CollectingKeys : IDeviceKeys
{
    public Dictionary<string, string?> Set { get; } = [];

    public string? WhyNot(string device) => device == "kiosk-here" ? "It runs here." : null;

    void IDeviceKeys.Set(string device, string? key) => Set[device] = key;
}
