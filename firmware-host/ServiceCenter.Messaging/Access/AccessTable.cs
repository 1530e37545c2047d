using ServiceCenter.Contracts;

namespace ServiceCenter.Messaging.Access;

/// <summary>
/// The topic table read for one user. The level <c>{device}</c> is the one that takes thought: a device stands there only under its own
/// name; so does the host in rows that devices publish too (status, health), which are about whoever publishes; in rows that only the
/// host publishes it is the addressee, any device. Screens read the host's own status to know that it lives.
/// </summary>
public static class AccessTable
{
    private const string Device = "{device}";

    public static IReadOnlyList<AccessLine> For(string site, string name, Roles roles) =>
        [.. TopicList.All.SelectMany(row => LinesOf(row, name, roles)).Select(line => line with { Pattern = Fill(line.Pattern, site) })];

    private static IEnumerable<AccessLine> LinesOf(TopicRow row, string name, Roles roles)
    {
        var aboutThePublisher = (row.Publishers & Roles.AnyDevice) != 0;
        var isHost = (roles & Roles.Host) != 0;
        if ((row.Publishers & roles) != 0) yield return new(true, With(row, aboutThePublisher || !isHost ? name : "+"));
        if ((row.Subscribers & roles) == 0) yield break;
        yield return new(false, With(row, isHost ? "+" : name));
        if (!isHost && aboutThePublisher && (row.Publishers & Roles.Host) != 0) yield return new(false, With(row, Topics.Host));
    }

    private static string With(TopicRow row, string device) => row.Pattern.Replace(Device, device, StringComparison.Ordinal);

    private static string Fill(string pattern, string site) =>
        string.Join('/', pattern.Split('/').Select(level => level == "{site}" ? site : level.StartsWith('{') ? "+" : level));
}
