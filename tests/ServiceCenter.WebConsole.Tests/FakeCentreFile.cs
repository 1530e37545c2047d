using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Tests;

/// <summary>A centre's file of two versions, 3 and 7, which does as it is told.</summary>
internal sealed class FakeCentreFile : ICentreFile
{
    private readonly Dictionary<long, string> texts = new() { [3] = "one\ntwo\n", [7] = "one\nthree\n" };

    public CentreFileBody Now { get; set; } = new("/etc/centre.json", 7, SomeCentre.Now, [], [], LeftAside: false);
    public List<long> WentBackTo { get; } = [];
    public IReadOnlyList<CentreVersion> Versions => [Of(7), Of(3)];
    public (CentreVersion Version, string? Text)? Version(long version) => texts.TryGetValue(version, out var text) ? (Of(version), text) : null;
    public Task<CentreFileBody> ReloadAsync(CancellationToken cancel) => Task.FromResult(Now);

    public Task<Problem?> RollBackAsync(long version, CancellationToken cancel)
    {
        WentBackTo.Add(version);
        return Task.FromResult(texts.ContainsKey(version) ? null : new Problem("unknown-version", "No such version", $"There is no version {version}."));
    }

    private static CentreVersion Of(long version) => new(version, SomeCentre.Now, "Demo centre", 3, 4, version == 7, HasFile: true, WentBack: false);
}
