using LiteDB;
using ServiceCenter.Engine;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.LiteDb;

/// <summary>The log in LiteDB, one document a visit, keyed by <see cref="VisitEntry.Seq"/>.</summary>
internal sealed class LiteDbVisitLog : IVisitLog
{
    /// <summary>A file of another version is not upgraded but made anew.</summary>
    private const int Version = 1;
    private const int NamesForgottenAtOnce = 1_000;

    private readonly Lock _lock = new();
    private readonly string _path;
    private LiteDatabase _database;

    public LiteDbVisitLog(string path)
    {
        _path = path;
        _database = Connect(path);
        try
        {
            (Reached, _) = ReadHead();
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    public LogPosition Reached { get; private set; }

    private ILiteCollection<BsonDocument> Visits => _database.GetCollection("visit");
    private ILiteCollection<BsonDocument> Head => _database.GetCollection("head");

    public void Write(IReadOnlyList<VisitEntry> visits, LogPosition reached)
    {
        lock (_lock)
        {
            _database.BeginTrans();
            try
            {
                var added = Visits.Upsert(visits.Select(VisitDocument.Of));
                var (_, count) = ReadHead();
                Head.Upsert(new BsonDocument { ["_id"] = 1, ["seq"] = reached.Seq, ["hash"] = reached.Hash.ToArray(), ["visits"] = count + added });
                _database.Commit();
            }
            catch
            {
                _database.Rollback();
                throw;
            }
            Reached = reached;
        }
    }

    public VisitEntry? Get(TicketId ticket)
    {
        lock (_lock) return Visits.FindOne(Query.EQ("ticket", ticket.ToString())) is { } found ? VisitDocument.Read(found) : null;
    }

    public IReadOnlyList<VisitEntry> Scan(DateTimeOffset from, DateTimeOffset to, VisitPlace? after, int take)
    {
        var first = VisitDocument.KeyOf(from);
        if (after is { } place && string.CompareOrdinal(VisitDocument.KeyAfter(place), first) > 0) first = VisitDocument.KeyAfter(place);
        lock (_lock)
            return [.. Visits.Query().Where(Query.Between("place", first, VisitDocument.KeyOf(to))).OrderBy("place").Limit(take).ToEnumerable().Select(VisitDocument.Read)];
    }

    public IReadOnlyList<VisitEntry> Page(long after, int take)
    {
        lock (_lock) return [.. Visits.Query().Where(Query.GT("_id", after)).OrderBy("_id").Limit(take).ToEnumerable().Select(VisitDocument.Read)];
    }

    /// <summary>LiteDB has no check of its own that finds a lost page: everything is read, over every index, and counted.</summary>
    public string? Damage()
    {
        lock (_lock)
        {
            try
            {
                var (_, count) = ReadHead();
                var (visits, ended) = (0, 0);
                foreach (var visit in this.All())
                {
                    visits++;
                    if (visit.Ended is not null) ended++;
                }
                var placed = Visits.Query().Where(Query.GTE("place", "")).OrderBy("place").ToEnumerable().Count(document => VisitDocument.Read(document).Ended is not null);
                return (visits, placed) == (count, ended) ? null : $"it should hold {count} visits and holds {visits}, of which {ended} have ended and {placed} are found by time";
            }
            catch (Exception e) when (IsDamage(e))
            {
                return e.Message;
            }
        }
    }

    /// <summary>Some documents at a time, for it holds the lock. A checkpoint is what flushes, and what cuts the log that keeps the old pages.</summary>
    public void ForgetNames(long upTo)
    {
        try
        {
            for (long? reached = long.MinValue; reached is { } after;)
                lock (_lock) reached = ForgetSome(after, upTo);
            lock (_lock) _database.Checkpoint();
        }
        catch (Exception e) when (IsDamage(e) || e is IOException)
        {
            throw new StorageException($"Names cannot be erased from the visit log '{_path}': {e.Message}", e);
        }
    }

    /// <returns>How far it has come; null: to the end.</returns>
    private long? ForgetSome(long after, long upTo)
    {
        var named = Visits.Query().Where(Query.GT("_id", after)).Where(Query.LTE("_id", upTo)).Where(Query.Not("agentName", BsonValue.Null)).OrderBy("_id").Limit(NamesForgottenAtOnce).ToList();
        if (named.Count == 0) return null;
        foreach (var visit in named) visit["agentName"] = BsonValue.Null;
        Visits.Update(named);
        return named[^1]["_id"].AsInt64;
    }

    /// <summary>A file begun anew, not documents deleted: nothing of the old one is left, damage included.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            DisposeQuietly();
            LiteDbVisitLogs.DeleteFiles(_path);
            _database = Connect(_path);
            Reached = LogPosition.Start;
        }
    }

    public void Dispose()
    {
        lock (_lock) DisposeQuietly();
    }

    /// <summary>LiteDB says damage in many ways, the least of them an exception of its own. What the disk refuses is not among them.</summary>
    internal static bool IsDamage(Exception e) => e is LiteException or StorageException or InvalidCastException or ArgumentException or FormatException
        or IndexOutOfRangeException or NullReferenceException or OverflowException or KeyNotFoundException or InvalidOperationException or EndOfStreamException
        || e.GetType() == typeof(Exception);

    /// <summary>A file that is damaged cannot always be closed in order: what it held can be made anew.</summary>
    private void DisposeQuietly()
    {
        try
        {
            _database.Dispose();
        }
        catch (Exception e) when (IsDamage(e))
        {
            // Nothing of it is wanted any more.
        }
    }

    private (LogPosition Reached, int Visits) ReadHead() => Head.FindById(1) is { } head
        ? (new LogPosition(head["seq"].AsInt64, head["hash"].AsBinary), head["visits"].AsInt32)
        : (LogPosition.Start, 0);

    private static LiteDatabase Connect(string path)
    {
        var database = new LiteDatabase(new ConnectionString { Filename = path, Connection = ConnectionType.Direct, Collation = Collation.Binary });
        try
        {
            if (database.UserVersion is not 0 and not Version) throw new StorageException("The visit log is of another version.");
            database.UserVersion = Version;
            var visits = database.GetCollection("visit");
            visits.EnsureIndex("place");
            visits.EnsureIndex("ticket");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
