using System.Xml.Linq;
using ServiceCenter.Testing;

namespace ServiceCenter.Architecture.Tests;

/// <summary>Who may reference whom. A room that is not in the table may reference nothing.</summary>
public static class House
{
    private const string Prefix = "ServiceCenter.";

    private static readonly string[] Host = ["Engine", "Contracts", "Journal", "Messaging", "Foresight", "Sequencer", "Storage", "Systemd", "WebConsole"];

    /// <summary>Where a program is put together it names them, with the rooms of their seams.</summary>
    private static readonly string[] SecondDrivers = ["Messaging", "Messaging.MqttNet", "Storage", "Storage.LiteDb"];
    private static readonly string[] SecondDriversOfDevices = ["Messaging", "Messaging.MqttNet", "Hardware", "Hardware.DeviceGpio"];

    public static IReadOnlyDictionary<string, string[]> MayReference { get; } = new Dictionary<string, string[]>
    {
        ["Engine"] = [],
        ["Contracts"] = [],
        ["Journal"] = [],
        ["Hardware"] = [],
        ["Hardware.DeviceGpio"] = ["Hardware"],
        ["Hardware.IotBindings"] = ["Hardware"],
        // What the pages of devices share (docs/decisions/2026-11-22-device-pages.md).
        ["DevicePages"] = [],
        // How a program tells systemd that it lives (docs/decisions/2026-11-22-systemd.md).
        ["Systemd"] = [],
        ["Foresight"] = ["Engine"],
        ["Messaging"] = ["Contracts"],
        ["Messaging.MqttNet"] = ["Messaging"],
        ["Sequencer"] = ["Engine", "Contracts", "Foresight"],
        ["Storage"] = ["Engine", "Journal"],
        ["Storage.LiteDb"] = ["Storage"],
        ["WebConsole"] = ["Contracts", "Engine", "Foresight"],
        ["CentralHost"] = Host,
        ["Kiosk"] = ["Contracts", "DevicePages", "Messaging", "Journal", "Hardware", "Systemd"],
        ["CounterBox"] = ["Contracts", "DevicePages", "Messaging", "Journal", "Hardware", "Systemd"],
        ["Display"] = ["Contracts", "DevicePages", "Messaging", "Hardware", "Systemd"],
        // Messaging: it hands the host's bus to the devices beside it (docs/decisions/2026-11-21-all-in-one-hands-over-the-bus.md).
        ["AllInOne"] = ["CentralHost", "Kiosk", "CounterBox", "Display", "Foresight", "Messaging", .. SecondDrivers, .. SecondDriversOfDevices],
        ["CentralHost.App"] = ["CentralHost", .. SecondDrivers],
        ["Kiosk.App"] = ["Kiosk", .. SecondDriversOfDevices],
        ["CounterBox.App"] = ["CounterBox", "Hardware.IotBindings", .. SecondDriversOfDevices],
        ["Display.App"] = ["Display", "Messaging", "Messaging.MqttNet"],
    };

    /// <summary>Second drivers: only a build with -p:NuGetDrivers=true asks for their packages and compiles them, and no other sees them.</summary>
    public static IReadOnlyList<string> Switched { get; } = ["Hardware.DeviceGpio", "Hardware.IotBindings", "Messaging.MqttNet", "Storage.LiteDb"];

    /// <summary>Every project outside tests, by the name of its room.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = AllProjects
        .Where(path => !path.StartsWith(Repo.PathOf("tests") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .ToDictionary(RoomOf, path => path);

    /// <summary>The packages that the second drivers stand on.</summary>
    public static IReadOnlyList<string> SwitchedPackages { get; } = [.. Switched.SelectMany(room => Items(Projects[room], "PackageReference")).Distinct()];

    public static IReadOnlyList<string> AllProjects => [.. Files("*.csproj")];

    public static bool IsSwitched(string project) => Switched.Contains(RoomOf(project));

    /// <summary>The references of <paramref name="room"/> that the table does not allow; everything that is not ours is allowed here.</summary>
    public static IReadOnlyList<string> Forbidden(string room, IEnumerable<string> references)
    {
        var allowed = MayReference.GetValueOrDefault(room, []);
        return [.. references.Where(IsOurs).Select(name => name[Prefix.Length..]).Where(name => !allowed.Contains(name)).Select(name => $"{room} -> {name}")];
    }

    public static string RoomOf(string project) => Path.GetFileNameWithoutExtension(project)[Prefix.Length..];

    /// <summary>Names of the items of one kind in a project file: <c>ProjectReference</c>, <c>PackageReference</c>.</summary>
    public static IEnumerable<string> Items(string project, string kind) => XDocument.Load(project).Descendants(kind)
        .Select(item => (string?)item.Attribute("Include")).OfType<string>()
        .Select(include => include.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(include.Replace('\\', '/')) : include);

    /// <summary>Files of the repository, but for what is built and what git keeps.</summary>
    public static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Repo.Root, pattern, SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(Repo.Root, path).Split(Path.DirectorySeparatorChar)
            .Any(part => part is "bin" or "obj" or ".git" or "TestResults" or "artifacts" or ".vs" or ".idea"))
        .Order(StringComparer.Ordinal);

    private static bool IsOurs(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
