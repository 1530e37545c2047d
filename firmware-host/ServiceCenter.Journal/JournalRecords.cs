namespace ServiceCenter.Journal;

/// <summary>One record to be appended.</summary>
/// <param name="Seq">The last record's number plus one.</param>
/// <param name="Payload">What is kept for ever.</param>
/// <param name="Aside">What belongs to it and may be erased one day; null for most.</param>
/// <param name="Leaps">Its number is any beyond the last record's: those between were given to records that are lost.</param>
public sealed record JournalEntry(long Seq, byte[] Payload, Aside? Aside = null, bool Leaps = false);

/// <summary>
/// Bytes that stand outside the chain, which holds only their salted hash: once they and their salt are erased the
/// chain still verifies, and nobody can find out what they were by hashing guesses.
/// </summary>
/// <param name="Tag">What kind of thing it is, for erasing by kind (<c>needs</c>, <c>agent</c>).</param>
public sealed record Aside(string Tag, byte[] Bytes);

/// <summary>One record as it stands in the journal.</summary>
/// <param name="Aside">Null where there was none, or where it was erased.</param>
/// <param name="Hash">SHA-256 over the hash before it and all of this record.</param>
public sealed record JournalRecord(long Seq, byte[] Payload, Aside? Aside, byte[] Hash);

/// <summary>A record with all that its hash was made of.</summary>
/// <param name="AsideHash">Null where there never was an aside.</param>
/// <param name="Salt">Null where there is no aside, or where it was erased.</param>
public sealed record ChainedRecord(JournalRecord Record, byte[]? AsideHash, byte[]? Salt);

/// <summary>The first thing that is wrong with a journal.</summary>
/// <param name="Seq">The record it was found at.</param>
public sealed record JournalFault(long Seq, string Reason)
{
    public override string ToString() => $"record {Seq}: {Reason}";
}

public sealed record JournalOptions
{
    public static readonly JournalOptions Default = new();

    /// <summary>How the file came to its present layout, step by step from nothing.</summary>
    public IReadOnlyList<SchemaStep> Schema { get; init; } = JournalSchema.Steps;

    /// <summary>A bound on the file in pages of 4,096 bytes: beyond it an append fails as on a full disk. Null: the disk is the bound.</summary>
    public long? MaxPages { get; init; }
}

/// <param name="Version">The version the step leads to: 1, 2, 3, ...</param>
/// <param name="Sql">Empty where only the meaning of payloads changes: an older program then refuses the file all the same.</param>
public sealed record SchemaStep(int Version, string Sql);
