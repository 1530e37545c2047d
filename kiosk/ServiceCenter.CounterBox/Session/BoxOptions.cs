namespace ServiceCenter.CounterBox.Session;

/// <summary>What a box knows before it hears anything.</summary>
/// <param name="BootId">Another at every start.</param>
/// <param name="SignWidth">Characters the sign shows at once; null: there is no sign.</param>
public sealed record BoxOptions(string Site, string Device, string Version, string BootId, int? SignWidth);
