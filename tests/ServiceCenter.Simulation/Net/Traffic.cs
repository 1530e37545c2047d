namespace ServiceCenter.Simulation.Net;

/// <summary>
/// The count that shows who speaks and who listens: what machines put out, what was carried, what was handed over and what machines took in.
/// </summary>
public sealed record Traffic
{
    /// <summary>Messages that machines put out, last wills included, by whose code made them.</summary>
    public SortedDictionary<Author, long> Made { get; } = [];
    /// <summary>Different messages that reached the broker.</summary>
    public SortedDictionary<Author, long> Carried { get; } = [];
    /// <summary>Deliveries by the broker to a node that was up.</summary>
    public long HandedOver { get; internal set; }
    /// <summary>Messages with which a machine was stepped, by whose code read them.</summary>
    public SortedDictionary<Author, long> Read { get; } = [];

    internal static void Count(SortedDictionary<Author, long> of, Author author) => of[author] = of.GetValueOrDefault(author) + 1;
}
