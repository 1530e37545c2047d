using Microsoft.AspNetCore.Http;

namespace ServiceCenter.WebConsole.Api;

/// <summary>A body of which no more is read than a bound; whoever reads on is told that it is too large.</summary>
internal sealed class ShortBody(Stream all, int most) : Stream
{
    private long read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel = default) => Counted(await all.ReadAsync(buffer, cancel));
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancel) => ReadAsync(buffer.AsMemory(offset, count), cancel).AsTask();
    public override int Read(byte[] buffer, int offset, int count) => Counted(all.Read(buffer, offset, count));

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(int count) => (read += count) <= most
        ? count
        : throw new BadHttpRequestException($"The body is longer than {most} bytes.", StatusCodes.Status413PayloadTooLarge);
}
