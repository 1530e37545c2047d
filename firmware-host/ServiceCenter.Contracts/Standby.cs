namespace ServiceCenter.Contracts;

// What a warm standby and the host that it follows say to each other over HTTP. Bytes are base64, as JSON has them.

/// <summary>
/// <c>POST /api/standby</c>: what stands behind this in the host's journal? It acknowledges the answer before: all up to <paramref name="Seq"/> is
/// on the standby's disk. Changes nothing, so it may be asked again at will.
/// </summary>
/// <param name="Seq">Number of the last record on its disk; 0: none.</param>
/// <param name="Hash">Of that record; without one, 32 zero bytes.</param>
/// <param name="Machine">Its name, for people.</param>
/// <param name="Files">Name to SHA-256 in lower-case hexadecimal of the host's files that it has.</param>
public sealed record StandbyAsk(long Seq, byte[] Hash, string Machine, IReadOnlyDictionary<string, string> Files);

/// <summary>The records after the one that was named, in order; where there are none, after a second of waiting for one.</summary>
/// <param name="Incarnation">As in the host's <see cref="StatusMessage"/>.</param>
/// <param name="Machine">The host's name, for people.</param>
/// <param name="Sync">Replies of the host wait for this standby.</param>
/// <param name="Behind">Records after the one that was named; more than <paramref name="Rows"/> has where it is far behind.</param>
/// <param name="Now">The host's wall clock.</param>
/// <param name="Files">Those of which it has another version, or none.</param>
/// <param name="AsidesFrom">Of the records before this one the host has erased every aside (a name, a need, a note).</param>
public sealed record StandbyReply(
    string Site, long Incarnation, string Machine, bool Sync, long Behind, DateTimeOffset Now,
    IReadOnlyList<StandbyRow> Rows, IReadOnlyList<StandbyFile> Files, long AsidesFrom);

/// <summary>A record of the journal with all that its hash is made of.</summary>
/// <param name="Hash">SHA-256 over the hash before it and all of this record.</param>
/// <param name="AsideHash">Null where it never had an aside.</param>
/// <param name="Tag">Kind of the aside: <c>agent</c>, <c>needs</c>, <c>note</c>.</param>
/// <param name="Aside">Null where it has none, or where it was erased; so too <paramref name="Tag"/> and <paramref name="Salt"/>.</param>
public sealed record StandbyRow(long Seq, byte[] Payload, byte[] Hash, byte[]? AsideHash = null, string? Tag = null, byte[]? Aside = null, byte[]? Salt = null);

/// <summary>What a host needs beside its journal: people, keys, the broker's secrets.</summary>
/// <param name="Name">Within the data folder, with <c>/</c>.</param>
public sealed record StandbyFile(string Name, byte[] Content);

/// <summary><c>POST /api/standby/took-over</c>: whoever followed is in charge now. The host that hears it stops for good; a repeat is answered alike.</summary>
/// <param name="Incarnation">Of the new host; the old one's is at least a million below.</param>
/// <param name="Machine">The new host's name, for people.</param>
public sealed record TookOver(long Incarnation, string Machine);
