namespace ServiceCenter.Display.Session;

/// <summary>Who this display is.</summary>
/// <param name="Zone">The part of the hall it shows, from its own settings: subscriptions are fixed before the centre can say it.</param>
/// <param name="HasVoice">False: another display of the zone speaks, or none.</param>
/// <param name="BootId">Another one at every start: ids of requests are made from it.</param>
public sealed record DisplayOptions(string Site, string Device, string Zone, string Version, string BootId, bool HasVoice);
