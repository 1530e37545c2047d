using System.Net;
using System.Net.Sockets;

namespace ServiceCenter.Torture;

/// <summary>Where things lie, and which ports are free.</summary>
internal static class Place
{
    public static string Root { get; } = RootAbove(AppContext.BaseDirectory);

    public static string Program(string folder, string name) =>
        Path.Combine(Root, folder, name, "bin", AppContext.BaseDirectory.Contains("Debug", StringComparison.Ordinal) ? "Debug" : "Release", "net10.0", name + ".dll");

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string RootAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ServiceCenter.sln"))) return folder.FullName;
        throw new InvalidOperationException($"No ServiceCenter.sln above {start}.");
    }
}
