using System.Net;
using ServiceCenter.Messaging.Access;

namespace ServiceCenter.Messaging.Embedded;

/// <summary>Starts brokers of our own. Which one does is chosen where a program is put together.</summary>
public interface IEmbeddedBrokerDriver
{
    /// <summary>Of the broker, for people.</summary>
    string Name { get; }

    /// <summary>Null: it can be had on this machine. Otherwise what is missing, and what to install.</summary>
    string? WhyMissing { get; }

    /// <summary>Comes back when the broker listens. Each user may do what its lines say, and no more.</summary>
    /// <param name="refused">Told, on any thread, whom the broker refused and why (<see cref="Refusals"/>).</param>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken, or the address is none of this machine.</exception>
    /// <exception cref="InvalidOperationException">It did not come up: the message says why.</exception>
    Task<IEmbeddedBroker> StartAsync(EmbeddedBrokerOptions options, IReadOnlyList<BrokerUser> users, Action<string> refused);
}

/// <param name="Folder">There, and for the owner only: what the broker keeps.</param>
/// <param name="Certificate">With one, every connection is TLS.</param>
public sealed record EmbeddedBrokerOptions(string Folder, IPAddress Address, int Port, CertificateFiles? Certificate);

/// <param name="Certificate">PEM file of a listener's certificate.</param>
/// <param name="Key">PEM file of its key.</param>
public sealed record CertificateFiles(string Certificate, string Key);
