namespace ServiceCenter.Messaging.Settings;

/// <summary>A setting is missing or wrong; the message names it and says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message);
