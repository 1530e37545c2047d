namespace ServiceCenter.Messaging.Settings;

/// <summary>A setting is missing or wrong; the message names it and says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message)
{
    /// <summary>Settings that a driver's own parser reads too: its <see cref="FormatException"/> names the setting and becomes one of these.</summary>
    /// <exception cref="SettingsException">One is missing or wrong.</exception>
    public static T Unless<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException problem)
        {
            throw new SettingsException(problem.Message);
        }
    }
}
