using Microsoft.Extensions.Logging;
using ServiceCenter.Messaging.Access;
using ServiceCenter.Messaging.Embedded;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>Mosquitto as a child of this process, where it is installed.</summary>
/// <param name="program">Null: it is not installed.</param>
internal sealed class MosquittoBroker(string? program, ILogger logger) : IEmbeddedBrokerDriver
{
    public string Name => "Mosquitto";

    public string? WhyMissing => program is null ? "mosquitto was not found: install the Debian package mosquitto (apt-get install mosquitto)" : null;

    public Task<IEmbeddedBroker> StartAsync(EmbeddedBrokerOptions options, IReadOnlyList<BrokerUser> users, Action<string> refused) =>
        SupervisedMosquitto.StartAsync(program ?? throw new InvalidOperationException(WhyMissing), options, users, refused, logger);

    internal static string? FindProgram() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(["/usr/sbin", "/usr/local/sbin"])
            .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, "mosquitto")).FirstOrDefault(File.Exists);
}
