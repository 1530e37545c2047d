using System.Globalization;
using ServiceCenter.Testing;

namespace ServiceCenter.Machines.Tests;

/// <summary>Machines as far as the network goes: each in a namespace of its own, with a cable to the host's and to nobody else.</summary>
internal sealed class Network : IAsyncDisposable
{
    private static int s_made;

    private readonly string _ip;
    private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"sc{Environment.ProcessId % 10_000}x{Interlocked.Increment(ref s_made)}");
    private readonly List<string> _machines = [];

    private Network(string ip) => _ip = ip;

    /// <summary>Connects this test itself to the host, as one more machine.</summary>
    public static async Task<Network> Make(params string[] devices)
    {
        var network = new Network(Needs.Networks());
        await network.Add("host");
        for (var i = 0; i < devices.Length; i++)
        {
            await network.Add(devices[i]);
            await network.Connect(devices[i], i + 1);
        }
        await network.Connect(null, 0);
        return network;
    }

    /// <summary>Where this test reaches the host.</summary>
    public static string HostFromHere => AddressOfHost(0);
    public string HostFrom(string device) => AddressOfHost(_machines.IndexOf(device));

    /// <summary>What runs a program on that machine.</summary>
    public string[] On(string machine) => [_ip, "netns", "exec", NameOf(machine)];

    /// <summary>An HTTP request on that machine to itself, by nothing but a shell: pages of devices are for their own machine only.</summary>
    /// <returns>As much of the answer as came within the seconds an event stream is listened to.</returns>
    public async Task<string> AskItself(string machine, int port, string request, int seconds = 5)
    {
        var script = $"exec 3<>/dev/tcp/127.0.0.1/{port} && printf '%b' '{request} HTTP/1.1\\r\\nHost: 127.0.0.1:{port}\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n' >&3 && timeout {seconds} cat <&3";
        return (await Command.Try(_ip, ["netns", "exec", NameOf(machine), "bash", "-c", script])).Said;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var machine in _machines) await Command.Try(_ip, "netns", "del", NameOf(machine));
    }

    private static string AddressOfHost(int cable) => string.Create(CultureInfo.InvariantCulture, $"10.213.{cable}.1");
    private string NameOf(string machine) => _prefix + machine;

    private async Task Add(string machine)
    {
        await Command.Run(_ip, "netns", "add", NameOf(machine));
        _machines.Add(machine);
        await Command.Run(_ip, "-n", NameOf(machine), "link", "set", "lo", "up");
    }

    /// <param name="device">Null: this test's own.</param>
    private async Task Connect(string? device, int cable)
    {
        var (there, here) = ($"{_prefix}h{cable}", $"{_prefix}d{cable}");
        await Command.Run(_ip, "link", "add", there, "type", "veth", "peer", "name", here);
        await Command.Run(_ip, "link", "set", there, "netns", NameOf("host"));
        await Command.Run(_ip, "-n", NameOf("host"), "addr", "add", AddressOfHost(cable) + "/30", "dev", there);
        await Command.Run(_ip, "-n", NameOf("host"), "link", "set", there, "up");
        string[] inside = device is null ? [] : ["-n", NameOf(device)];
        if (device is not null) await Command.Run(_ip, "link", "set", here, "netns", NameOf(device));
        await Command.Run(_ip, [.. inside, "addr", "add", string.Create(CultureInfo.InvariantCulture, $"10.213.{cable}.2/30"), "dev", here]);
        await Command.Run(_ip, [.. inside, "link", "set", here, "up"]);
    }
}
