using Microsoft.Extensions.Logging.Abstractions;
using ServiceCenter.CentralHost;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Pump;
using ServiceCenter.CentralHost.Standby;
using ServiceCenter.Contracts;
using ServiceCenter.Journal;
using ServiceCenter.Sequencer;
using ServiceCenter.Storage;
using ServiceCenter.Storage.Verifying;

namespace ServiceCenter.Hardship.PowerCut;

/// <summary>What the host does with its data folder when it starts, on what a power cut left, in a folder in memory.</summary>
internal sealed class Reopening : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateDirectory(Path.Combine(Memory, "servicecenter-power-cut-" + Path.GetRandomFileName()));
    private readonly string _folder;
    private readonly FileBytes _bytes = new();
    private readonly Topics _topics;
    private readonly IReadOnlyList<BrokerDevice> _devices;
    private readonly byte[] _agentKey;
    private readonly IReadOnlyList<string?> _secrets;

    /// <summary>Of every record that the journal came to have, by its number; none at 0.</summary>
    private readonly IReadOnlyList<byte[]> _hashes;
    private readonly HashSet<long> _verified = [];

    /// <param name="data">What the recording left in the end.</param>
    public Reopening(Centre centre, string data)
    {
        _hashes = [[], .. JournalReader.Read(StoreFiles.Journal(data), afterSeq: 0).Select(record => record.Hash)];
        (_topics, _devices) = (new Topics(centre.Plan.Site), CentralHostSetup.Devices(centre.Plan));
        (_agentKey, _secrets) = (SiteSecrets.AgentKey(data), Secrets(data));
        _folder = Path.Combine(_root.FullName, "data");
    }

    public long Records => _hashes.Count - 1;

    /// <summary>Where nothing is worn out by a hundred thousand starts.</summary>
    public static string Memory => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    /// <param name="told">The highest record that anyone outside has heard of.</param>
    /// <returns>What is wrong; null: nothing.</returns>
    public string? Open(RecordedDisk disk, Cut cut, long told, out long last)
    {
        Lay(disk, cut);
        last = 0;
        try
        {
            // In the order of the host's own start.
            var secrets = Secrets(_folder);
            var options = new SequencerOptions { Topics = _topics, AgentKey = SiteSecrets.AgentKey(_folder), Incarnation = Incarnation.Next(_folder) };
            if (told > 0 && !options.AgentKey.Span.SequenceEqual(_agentKey)) return "the key behind agents' ids is lost, and another was drawn";
            if (told > 0 && !secrets.SequenceEqual(_secrets)) return "the devices' passwords are lost, and others were drawn";
            using var keeper = new JournalKeeper(_folder, new Retention(TimeSpan.FromDays(90)), new HostDrivers(), new StandbyWatch(sync: false, TimeProvider.System, NullLogger<StandbyWatch>.Instance), TimeProvider.System, NullLogger<JournalKeeper>.Instance);
            last = keeper.Restore(options).Durable.LastSeq;
            if (last < told) return $"the journal ends at {last}, and {told} had been told";
            if (last >= _hashes.Count) return $"the journal ends at {last}, and nothing beyond {_hashes.Count - 1} was ever decided";
            if (last > 0 && !JournalReader.Find(StoreFiles.Journal(_folder), last)!.Hash.AsSpan().SequenceEqual(_hashes[(int)last])) return $"record {last} is not the one that was decided";
            keeper.CatchUpVisits();
            return Verify(cut, last);
        }
        catch (Exception e) when (e is JournalException or StorageException or IOException or InvalidDataException or FormatException or InvalidOperationException)
        {
            return "it cannot be opened: " + e.Message;
        }
    }

    /// <summary>
    /// The chain every time. What is made of the journal is compared with it once for every record it may end at, since records
    /// of the same hash lead to the same state, and at every cut in the visit log's own files.
    /// </summary>
    private string? Verify(Cut cut, long last) =>
        _verified.Add(last) || cut.File is { } file && !file.Name.StartsWith("journal", StringComparison.Ordinal)
            ? Verifier.Verify(_folder).Fault?.ToString()
            : JournalReader.Verify(StoreFiles.Journal(_folder))?.ToString();

    public void Dispose() => _root.Delete(recursive: true);

    private IReadOnlyList<string?> Secrets(string folder) =>
        [.. new BrokerUsers(_topics.Site, Path.Combine(folder, "broker")).For(_devices).Select(user => user.Password)];

    private void Lay(RecordedDisk disk, Cut cut)
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(Path.Combine(_folder, "broker"));
        foreach (var (name, file) in disk.Files)
        {
            file.Fill(_bytes, cut.Of(file));
            using var handle = File.OpenHandle(Path.Combine(_folder, name), FileMode.CreateNew, FileAccess.Write);
            RandomAccess.Write(handle, _bytes.Span, 0);
        }
    }
}
