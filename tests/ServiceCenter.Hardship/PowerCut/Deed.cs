namespace ServiceCenter.Hardship.PowerCut;

/// <summary>One thing that the kernel was asked to do with a file, or that was said to somebody. Names are those below the data folder.</summary>
internal abstract record Deed
{
    private Deed() { }

    public sealed record Made(string File) : Deed;
    public sealed record Written(string File, long Offset, byte[] Bytes) : Deed;
    public sealed record Cut(string File, long Length) : Deed;

    /// <param name="Begun">How many deeds had been asked for when the flush was: what came while it ran need not be on disk.</param>
    public sealed record Flushed(string File, int Begun) : Deed;
    public sealed record Renamed(string From, string To) : Deed;
    public sealed record Deleted(string File) : Deed;

    /// <param name="Seq">The highest record that left the host, in a reply or in anything it published.</param>
    public sealed record Told(long Seq) : Deed;
}
