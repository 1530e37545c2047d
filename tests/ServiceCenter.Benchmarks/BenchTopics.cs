using ServiceCenter.CentralHost;
using ServiceCenter.Contracts;

namespace ServiceCenter.Benchmarks;

/// <summary>
/// The topics that are used. The echo's two are such as the broker's access list gives to the program that asks and to the host,
/// and as the host itself does not subscribe to: it hears what the devices of the plan say of themselves, and this is none.
/// </summary>
internal sealed class BenchTopics
{
    public const string Site = "bench";
    public const string Asker = CentralHostSetup.Probe;

    private readonly Topics _topics = new(Site);

    public string Request => _topics.Request(Asker);
    public string Reply => _topics.Reply(Asker);
    public string EchoRequest => _topics.Health(Asker);
    public string EchoAnswer => _topics.Order(Asker);
}
