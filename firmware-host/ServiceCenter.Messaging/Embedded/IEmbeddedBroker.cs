using ServiceCenter.Messaging.Access;

namespace ServiceCenter.Messaging.Embedded;

/// <summary>A broker that the host runs itself. What was retained is there again when another is started in the same folder.</summary>
public interface IEmbeddedBroker : IAsyncDisposable
{
    /// <summary>Null while it runs, otherwise what is wrong, for people.</summary>
    string? Problem { get; }

    /// <summary>Other users from now on. Who stays keeps the connection, with the rights of now; who is gone or has another key loses it.</summary>
    void Replace(IReadOnlyList<BrokerUser> users);
}
