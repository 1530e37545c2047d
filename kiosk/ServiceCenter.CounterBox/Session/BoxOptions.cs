namespace ServiceCenter.CounterBox.Session;

/// <summary>What a box knows before it hears anything.</summary>
/// <param name="BootId">Another at every start.</param>
/// <param name="SignWidth">Characters the sign shows at once; null: there is no sign.</param>
public sealed record BoxOptions(string Site, string Device, string Version, string BootId, int? SignWidth)
{
    /// <summary>Names the clock that <see cref="BoxInput.Now"/> is read from: times of one name can be compared, also over a restart of the program.</summary>
    public string ClockId { get; init; } = BootId;
}
