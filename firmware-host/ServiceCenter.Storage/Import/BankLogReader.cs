using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Import;

/// <summary>Reads the log of an older system: CSV, one customer a line, in local times.</summary>
/// <param name="zone">The centre's: the arrival becomes an instant in it, and waits and handling times come out as the file's clock showed them.</param>
/// <param name="agentId">An agent's name as an opaque id.</param>
public sealed class BankLogReader(TimeZoneInfo zone, Func<string, AgentId> agentId)
{
    private static readonly string Heading = string.Join(',', BankLogLine.Columns);

    private readonly Dictionary<string, Agent> _agents = new(StringComparer.Ordinal);

    /// <exception cref="StorageException">This is no such file at all; a bad line is told in <see cref="ImportFile.BadLines"/>.</exception>
    public ImportFile Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"'{path}' cannot be read: {e.Message}", e);
        }
        return Read(bytes, path);
    }

    /// <param name="name">Of the file, for messages.</param>
    public ImportFile Read(byte[] bytes, string name)
    {
        // A byte order mark is taken off by the reader; CR LF and LF both end a line.
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        RequireHeading(reader.ReadLine(), name);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var visits = new List<ImportedVisit>();
        var bad = new List<BadLine>();
        var services = ImmutableSortedDictionary.CreateBuilder<ServiceId, string>();
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0) continue;
            try
            {
                var parsed = BankLogLine.Parse(line);
                var visit = VisitOf(parsed, digest, number);
                services.TryAdd(visit.Service, parsed.Service);
                visits.Add(visit);
            }
            catch (FormatException e)
            {
                bad.Add(new BadLine(number, e.Message));
            }
        }
        return new ImportFile(digest, visits, bad, services.ToImmutable());
    }

    private static void RequireHeading(string? line, string name)
    {
        if (line is null || CsvLines.Fields(line) is not { } fields || !fields.AsSpan().SequenceEqual(BankLogLine.Columns))
            throw new StorageException($"'{name}' does not begin with the heading '{Heading}' but with '{line}': nothing was imported.");
    }

    private ImportedVisit VisitOf(BankLogLine line, string digest, int number)
    {
        var arrived = Instant(line.Arrived);
        var called = arrived + line.Wait;
        return new ImportedVisit(
            digest, number, new ServiceId(line.Service.ToLowerInvariant()), arrived, line.Outcome, called, called + line.Handling,
            line.Agent is { } name ? AgentOf(name) : null, line.Priority);
    }

    private DateTimeOffset Instant(DateTime local) => zone.IsInvalidTime(local)
        ? throw new FormatException($"{local:yyyy-MM-dd HH:mm:ss} never was in {zone.Id}: the clocks were put forward over it")
        : new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone), TimeSpan.Zero);

    private Agent AgentOf(string name)
    {
        if (!_agents.TryGetValue(name, out var agent)) _agents[name] = agent = new Agent(agentId(name), name);
        return agent;
    }
}
