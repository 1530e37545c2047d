using System.Reflection;

namespace ServiceCenter.DevicePages;

/// <summary>A file of a device's page, which lies inside the assembly: nothing to install, nothing from elsewhere.</summary>
public sealed record PageFile(string Name, string ContentType, byte[] Body)
{
    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".html"] = "text/html; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".js"] = "text/javascript; charset=utf-8",
    };

    /// <param name="name">The resource's logical name, with its extension.</param>
    public static PageFile Of(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in {assembly.GetName().Name}.");
        var body = new byte[stream.Length];
        stream.ReadExactly(body);
        return new PageFile(name, ContentTypes[Path.GetExtension(name)], body);
    }
}
