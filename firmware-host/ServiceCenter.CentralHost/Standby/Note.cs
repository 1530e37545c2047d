using System.Text.Json;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.Journal;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>A small file in the data folder that says what this data is: whole or not at all, and there after a power cut.</summary>
internal sealed class Note<T>(string name) where T : class
{
    public string PathIn(string folder) => Path.Combine(folder, name);

    /// <returns>Null: there is none.</returns>
    /// <exception cref="HostSettingsException">It is not readable.</exception>
    public T? Read(string folder)
    {
        var path = PathIn(folder);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path)) : null;
        }
        catch (JsonException e)
        {
            throw new HostSettingsException($"'{path}' is not readable ({e.Message}): it says which host is in charge of this data. Delete it only if you know that this one is.", e);
        }
    }

    public void Write(string folder, T note) => PrivateFile.Write(PathIn(folder), JsonSerializer.Serialize(note));

    public void Delete(string folder)
    {
        File.Delete(PathIn(folder));
        DurableFile.FlushFolderOf(PathIn(folder));
    }
}

/// <summary>The notes that there are.</summary>
internal static class Notes
{
    /// <summary>This data is a standby's.</summary>
    public static readonly Note<Follows> Follows = new("follows.json");

    /// <summary>This data was a standby's, or a stopped host's, and is in charge.</summary>
    public static readonly Note<InCharge> InCharge = new("in-charge.json");

    /// <summary>Another host has taken over from this one.</summary>
    public static readonly Note<Succeeded> Succeeded = new("succeeded.json");

    /// <summary>Somebody asks the standby that runs on this data to take over.</summary>
    public static readonly Note<Wish> TakeOver = new("take-over.json");
}

/// <param name="Incarnation">The last one that was heard of the host.</param>
internal sealed record Follows(Uri Of, string Site, long Incarnation);

/// <param name="OldHost">Whom it followed; null: it was itself a host that had stopped.</param>
/// <param name="OldHostKnows">That it is over.</param>
internal sealed record InCharge(DateTimeOffset Since, Uri? OldHost, bool OldHostKnows);

internal sealed record Succeeded(long Incarnation, string By, DateTimeOffset At);

internal sealed record Wish(DateTimeOffset At);
