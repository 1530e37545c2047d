using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceCenter.Hardship.PowerCut;

/// <summary>
/// Reads what strace wrote of the host's process, call by call. A write counts from the moment it is asked for, a flush from the
/// moment it returned: whatever happened between is the worse for the host.
/// </summary>
internal sealed partial class KernelTrace(string folder)
{
    /// <summary>Calls that are recorded. <c>write</c> to a socket is how libmosquitto speaks; a write to the shared-memory index is no call, and SQLite makes that file anew.</summary>
    public const string Calls = "openat,pwrite64,pwritev,write,writev,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,sendto";

    private readonly Dictionary<string, (string Call, int At)> _unfinished = [];
    private readonly List<Deed> _deeds = [];
    private long _told;

    public static IReadOnlyList<Deed> Read(string folder, params IEnumerable<string> traces)
    {
        var trace = new KernelTrace(folder);
        foreach (var file in traces)
        {
            foreach (var line in File.ReadLines(file)) trace.Take(line);
            trace._unfinished.Clear();
        }
        return trace._deeds;
    }

    private void Take(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var (thread, call) = (line[..space], line[space..].TrimStart());
        if (call.StartsWith("<...", StringComparison.Ordinal))
        {
            if (_unfinished.Remove(thread, out var begun)) Ended(begun.Call + call[(call.IndexOf("resumed>", StringComparison.Ordinal) + 8)..], begun.At);
        }
        else if (call.EndsWith("<unfinished ...>", StringComparison.Ordinal))
        {
            call = call[..^"<unfinished ...>".Length].TrimEnd();
            _unfinished[thread] = (call, _deeds.Count);
            Begun(call);
        }
        else if (call.Contains('(', StringComparison.Ordinal))
        {
            Begun(call);
            Ended(call, _deeds.Count);
        }
    }

    private void Begun(string call)
    {
        switch (NameOf(call))
        {
            case "pwrite64" when FileOf(call) is { } file:
                _deeds.Add(new Deed.Written(file, long.Parse(LastArgument().Match(call).Groups[1].ValueSpan, CultureInfo.InvariantCulture), TextsIn(call)[0]));
                break;
            case "ftruncate" when FileOf(call) is { } file:
                _deeds.Add(new Deed.Cut(file, long.Parse(LastArgument().Match(call).Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
                break;
            case "write" or "writev" or "pwritev" when FileOf(call) is { } file:
                throw new InvalidDataException($"'{file}' is written by a call that does not say where: the recording has to learn it. {call[..Math.Min(call.Length, 200)]}");
            case "write" or "sendto" when PathOf(call)?.StartsWith("socket:", StringComparison.Ordinal) == true:
                Said(Encoding.Latin1.GetString(TextsIn(call)[0]));
                break;
        }
    }

    private void Ended(string call, int begun)
    {
        if (Failed().IsMatch(call))
        {
            if (NameOf(call) is "pwrite64" or "ftruncate" && FileOf(call) is { } refused) throw new InvalidDataException($"A write to '{refused}' failed: {call[^80..]}");
            return;
        }
        switch (NameOf(call))
        {
            case "fsync" or "fdatasync" when FileOf(call) is { } file: _deeds.Add(new Deed.Flushed(file, begun)); break;
            case "openat" when call.Contains("O_CREAT", StringComparison.Ordinal) && Below(PathsIn(call)[0]) is { } file: _deeds.Add(new Deed.Made(file)); break;
            case "unlink" or "unlinkat" when Below(PathsIn(call)[0]) is { } file: _deeds.Add(new Deed.Deleted(file)); break;
            case "rename" or "renameat" or "renameat2" when PathsIn(call) is [var from, var to] && Below(from) is { } old: _deeds.Add(new Deed.Renamed(old, Below(to)!)); break;
        }
    }

    private void Said(string message)
    {
        foreach (var match in Seq().EnumerateMatches(message))
        {
            var seq = long.Parse(message.AsSpan(match.Index + "\"seq\":".Length, match.Length - "\"seq\":".Length), CultureInfo.InvariantCulture);
            if (seq <= _told) continue;
            _told = seq;
            _deeds.Add(new Deed.Told(seq));
        }
    }

    /// <summary>Null: not one of the files that are looked at.</summary>
    private string? FileOf(string call) => PathOf(call) is { } path ? Below(path) : null;

    private static string? PathOf(string call) => Handle().Match(call) is { Success: true } match ? Encoding.UTF8.GetString(Bytes(match.Groups[1].ValueSpan)) : null;

    private string? Below(string path) =>
        path.StartsWith(folder + "/", StringComparison.Ordinal) && path[(folder.Length + 1)..] is var name && RecordedDisk.Holds(name) ? name : null;

    private static string NameOf(string call) => call[..call.IndexOf('(', StringComparison.Ordinal)];

    private static List<string> PathsIn(string call) => [.. TextsIn(call).Select(Encoding.UTF8.GetString)];

    private static List<byte[]> TextsIn(string call)
    {
        var texts = new List<byte[]>();
        for (var at = call.IndexOf('"', StringComparison.Ordinal); at >= 0; at = call.IndexOf('"', at))
        {
            var end = call.IndexOf('"', at + 1);
            if (call.AsSpan(end).StartsWith("\"...")) throw new InvalidDataException("The trace shortens what was written: it has to be made with longer strings.");
            texts.Add(Bytes(call.AsSpan(at + 1, end - at - 1)));
            at = end + 1;
        }
        return texts;
    }

    /// <summary>Of <c>\x0a\xff</c>.</summary>
    private static byte[] Bytes(ReadOnlySpan<char> hex)
    {
        var bytes = new byte[hex.Length / 4];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = byte.Parse(hex.Slice(4 * i + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return bytes;
    }

    [GeneratedRegex(@"^\w+\(\d+<((?:\\x[0-9a-f]{2})+)>")]
    private static partial Regex Handle();

    [GeneratedRegex(@", (\d+)(?:\)\s*=\s*-?\d+.*|)$")]
    private static partial Regex LastArgument();

    [GeneratedRegex(@"=\s+-1 ")]
    private static partial Regex Failed();

    [GeneratedRegex("\"seq\":[0-9]+")]
    private static partial Regex Seq();
}
