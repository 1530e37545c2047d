using System.Globalization;
using System.Text;
using ServiceCenter.Journal;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>
/// Which life of a centre's host this is: one more with every start. Where the record goes on elsewhere (a take-over, a restore) it leaps, so
/// that no number of starts of the old host comes near, and whoever compares the two knows which is over.
/// </summary>
internal static class Incarnation
{
    /// <summary>A host is started far less often than this in all its life.</summary>
    private const long LeastLeap = 1_000_000;

    /// <summary>One more than at the last start, on disk before anyone is told.</summary>
    public static long Next(string folder) => Write(folder, Last(folder) + 1);

    /// <summary>Beyond every one that the host which this one follows may come to. The next start is one more.</summary>
    /// <param name="now">By the clock: Unix time, so that a host that is not known at all is most likely below it too.</param>
    public static long Leap(string folder, long beyond, DateTimeOffset now) =>
        Write(folder, Math.Max(Math.Max(Last(folder), beyond) + LeastLeap, now.ToUnixTimeMilliseconds()));

    /// <summary>Whether whoever has <paramref name="theirs"/> took over from whoever has <paramref name="mine"/>.</summary>
    public static bool IsSuccessor(long theirs, long mine) => theirs - mine >= LeastLeap;

    public static long Last(string folder)
    {
        var path = PathIn(folder);
        return File.Exists(path) && long.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
    }

    private static string PathIn(string folder) => Path.Combine(folder, "incarnation");

    private static long Write(string folder, long incarnation)
    {
        DurableFile.Write(PathIn(folder), Encoding.ASCII.GetBytes(incarnation.ToString(CultureInfo.InvariantCulture)));
        return incarnation;
    }
}
