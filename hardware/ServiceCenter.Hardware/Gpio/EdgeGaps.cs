namespace ServiceCenter.Hardware.Gpio;

/// <summary>Finds edges that the kernel had to drop: the sequence numbers of a line have no gaps but those.</summary>
public sealed class EdgeGaps
{
    private readonly SortedDictionary<int, uint> last = [];

    /// <returns>
    /// Edges of this line lost before this one. Where it is odd, the line was at the other level in between. That is to be taken from the
    /// edge: the level read from the line would already be that of edges which still wait to be told.
    /// </returns>
    public uint LostBefore(LineEdge edge)
    {
        last.TryGetValue(edge.Line, out var before);
        last[edge.Line] = edge.LineSeq;
        return unchecked(edge.LineSeq - before - 1);
    }
}
