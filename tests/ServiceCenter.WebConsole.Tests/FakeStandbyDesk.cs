using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Tests;

/// <summary>A desk that has nothing to tell a standby, and says of it what it is told to.</summary>
internal sealed class FakeStandbyDesk : IStandbyDesk
{
    public List<(string Standby, StandbyAsk Ask)> Asked { get; } = [];
    public TookOver? Over { get; private set; }
    public StandbyWord? Word { get; set; }

    public Task<(StandbyReply? Reply, Problem? Wrong)> AnswerAsync(string standby, StandbyAsk ask, CancellationToken cancel)
    {
        Asked.Add((standby, ask));
        return Task.FromResult<(StandbyReply?, Problem?)>((new StandbyReply("demo", 3, "pi-1", Sync: true, Behind: 0, SomeCentre.View().Now, [], [], AsidesFrom: 1), null));
    }

    public Problem? StopForGood(TookOver word)
    {
        Over = word;
        return null;
    }
}
