namespace ServiceCenter.Hardware.Voice;

/// <summary>An announcement cannot be made or sounded; the message says why, and what to do.</summary>
internal sealed class SoundException(string message, Exception? cause = null) : Exception(message, cause);
