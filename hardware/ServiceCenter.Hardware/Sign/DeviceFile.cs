namespace ServiceCenter.Hardware.Sign;

/// <summary>Why a bus's device file cannot be opened, for people.</summary>
internal static class DeviceFile
{
    /// <param name="group">Who may open it, where Debian has its way.</param>
    /// <param name="interfaceName">As raspi-config names it.</param>
    public static string WhyNot(string path, int error, string group, string interfaceName) => error switch
    {
        Libc.NoSuchFile => $"There is no {path}. {Others(path)} Is {interfaceName} switched on (raspi-config, Interface Options, {interfaceName})?",
        Libc.AccessDenied or Libc.NotPermitted => $"{path} may not be opened by this user: add the user to the group {group}, and start anew.",
        _ => $"{path} cannot be opened: {System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(error)}.",
    };

    private static string Others(string path)
    {
        var folder = Path.GetDirectoryName(path);
        var family = Path.GetFileName(path).TrimEnd([.. "0123456789."]);
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder, family + "*").Order(StringComparer.Ordinal).ToArray() : [];
        return found.Length == 0 ? $"This machine has no {family}* at all." : $"There are {string.Join(", ", found)}.";
    }
}
