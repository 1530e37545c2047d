namespace ServiceCenter.CentralHost.Standby;

/// <summary>What a program that is told to serve does with its data.</summary>
internal enum HostRole
{
    /// <summary>Serves the centre.</summary>
    InCharge,
    /// <summary>Follows another host.</summary>
    Standby,
    /// <summary>Was succeeded by another host, and serves a page that says so.</summary>
    Stopped,
}

internal static class HostRoles
{
    /// <exception cref="HostSettingsException">Settings and data do not belong together.</exception>
    public static HostRole Of(HostSettings settings)
    {
        if (Notes.Succeeded.Read(settings.Data) is not null) return HostRole.Stopped;
        if (Notes.InCharge.Read(settings.Data) is not null) return HostRole.InCharge;
        if (settings.Follow is not null) return HostRole.Standby;
        return Notes.Follows.Read(settings.Data) is { } follows
            ? throw new HostSettingsException($"'{settings.Data}' is the data of a standby of {follows.Of}. Set ServiceCenter__Standby__Of and __Key to go on following it, or say 'takeover' first to serve it.")
            : HostRole.InCharge;
    }

    /// <summary>Whether a program that runs on this data serves nobody.</summary>
    public static bool IsQuiet(string folder) => Notes.Succeeded.Read(folder) is not null || Notes.Follows.Read(folder) is not null;

    /// <summary>The centre's file where it came with the record.</summary>
    public static string CentreFileIn(string folder) => Path.Combine(folder, "centre.json");

    /// <summary>A host that took over goes on with the centre's file of the one that it followed.</summary>
    public static HostSettings WithItsCentre(HostSettings settings)
    {
        var came = CentreFileIn(settings.Data);
        return (settings.CentreFile is null || settings.Follow is not null) && File.Exists(came) ? settings with { CentreFile = came } : settings;
    }
}
