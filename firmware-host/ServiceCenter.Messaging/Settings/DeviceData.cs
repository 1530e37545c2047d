namespace ServiceCenter.Messaging.Settings;

/// <summary>Where a device keeps what must outlive it.</summary>
public static class DeviceData
{
    /// <summary>Reads <c>ServiceCenter:Data</c>; without it, a folder under the user's state folder.</summary>
    public static string Folder(Func<string, string?> setting)
    {
        if (setting("ServiceCenter:Data") is { Length: > 0 } folder) return folder;
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (string.IsNullOrEmpty(state)) state = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(state, "servicecenter");
    }
}
