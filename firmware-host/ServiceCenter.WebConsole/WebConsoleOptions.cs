namespace ServiceCenter.WebConsole;

public sealed class WebConsoleOptions
{
    /// <summary>Where people, keys and sessions are kept; made where it is missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A centre to look at: the demo people exist, and whoever opens the sign-in page may be any of them.</summary>
    public bool Demo { get; init; }

    /// <summary>Sets the password of <c>admin</c> at start; null: a one-time code is logged while no administrator has a password.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>Streams open at once, over all clients; the next one is told <c>busy</c>.</summary>
    public int MaxStreams { get; init; } = 512;

    /// <summary>A silent stream says at least this often that it is alive.</summary>
    public TimeSpan StreamKeepAlive { get; init; } = TimeSpan.FromSeconds(15);
}
