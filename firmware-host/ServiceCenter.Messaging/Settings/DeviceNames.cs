namespace ServiceCenter.Messaging.Settings;

/// <summary>Settings that are names in the centre's file.</summary>
public static class DeviceNames
{
    /// <param name="setting">Key to text; null where it is not set.</param>
    /// <param name="meaning">What the name stands for, with an example, for people.</param>
    /// <exception cref="SettingsException">It is missing, or no name.</exception>
    public static string Required(Func<string, string?> setting, string key, string meaning)
    {
        if (setting(key) is not { Length: > 0 } value)
            throw new SettingsException($"{key} is missing: set it to {meaning} (environment: {key.Replace(":", "__", StringComparison.Ordinal)}).");
        return value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            ? value
            : throw new SettingsException($"{key} is \"{value}\": a name has the letters a to z, digits and hyphens only. It is {meaning}.");
    }
}
