namespace ServiceCenter.Hardship.PowerCut;

/// <param name="At">Its place among all deeds.</param>
/// <param name="Length">The file is cut, or grown, to this; null: bytes are written.</param>
internal sealed record Change(int At, long Offset, byte[] Bytes, long? Length);

/// <summary>A file of which part is on disk, and part may or may not be, in any order.</summary>
internal sealed class RecordedFile(string name)
{
    private readonly FileBytes _flushed = new();
    private readonly List<Change> _pending = [];

    public string Name => name;

    /// <summary>What no flush has covered yet, in the order of asking.</summary>
    public IReadOnlyList<Change> Pending => _pending;

    public RecordedFile Ask(Change change)
    {
        _pending.Add(change);
        return this;
    }

    public void Flush(int begun)
    {
        foreach (var change in _pending.Where(change => change.At < begun)) _flushed.Take(change);
        _pending.RemoveAll(change => change.At < begun);
    }

    /// <summary>What is on disk, and of the rest only this.</summary>
    public void Fill(FileBytes bytes, IEnumerable<Change> and)
    {
        bytes.Become(_flushed);
        foreach (var change in and) bytes.Take(change);
    }
}

/// <summary>A file's content, in memory that is used again and again.</summary>
internal sealed class FileBytes
{
    private byte[] _bytes = [];
    private int _length;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    public void Become(FileBytes other)
    {
        _length = 0;
        Reach(other._length);
        other.Span.CopyTo(_bytes);
    }

    public void Take(Change change)
    {
        if (change.Length is { } length)
        {
            if (length > _length) Reach(checked((int)length));
            _length = checked((int)length);
            return;
        }
        var offset = checked((int)change.Offset);
        if (offset + change.Bytes.Length > _length) Reach(offset + change.Bytes.Length);
        change.Bytes.CopyTo(_bytes.AsSpan(offset));
    }

    /// <summary>What was never written reads as nought.</summary>
    private void Reach(int length)
    {
        if (length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(length, 2 * _bytes.Length));
        if (length > _length) _bytes.AsSpan(_length, length - _length).Clear();
        _length = length;
    }
}
