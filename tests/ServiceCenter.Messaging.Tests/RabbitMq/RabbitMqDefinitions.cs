using System.Text.Json;
using System.Text.RegularExpressions;
using ServiceCenter.Messaging.Access;
using ServiceCenter.Messaging.Tests.Contract;

namespace ServiceCenter.Messaging.Tests.RabbitMq;

/// <summary>
/// Users and their rights as RabbitMQ imports them (<c>load_definitions</c>), from the list that Mosquitto's access file is made from. Its
/// topics are routing keys of the exchange <c>amq.topic</c>, with a dot for each slash.
/// </summary>
internal static class RabbitMqDefinitions
{
    private const string Exchange = "amq.topic";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="rooms">Virtual hosts: what is said in one is not heard in another.</param>
    public static string Of(IReadOnlyList<BrokerUser> users, params string[] rooms) => JsonSerializer.Serialize(new
    {
        vhosts = rooms.Select(room => new { name = room }),
        users = users.Select(user => new { name = user.Name, password = user.Password, tags = "" }),
        permissions = from room in rooms from user in users select new
        {
            user = user.Name, vhost = room, configure = $"^{Queue(user)}$", write = $"^({Regex.Escape(Exchange)}|{Queue(user)})$", read = $"^({Regex.Escape(Exchange)}|{Queue(user)})$",
        },
        topic_permissions = from room in rooms from user in users select new
        {
            user = user.Name, vhost = room, exchange = Exchange, write = Keys(user, publish: true), read = Keys(user, publish: false),
        },
    }, Readable) + "\n";

    /// <summary>Of a client's session. Its client id is its user's name; the host puts the site before its own.</summary>
    private static string Queue(BrokerUser user) => $"mqtt-subscription-({Some.Site}-)?{user.Name}qos[01]";

    private static string Keys(BrokerUser user, bool publish) =>
        $"^({string.Join('|', user.Lines.Where(line => line.Publish == publish).Select(line => Key(line.Pattern)))})$";

    private static string Key(string pattern) => Regex.Escape(pattern.Replace('/', '.')).Replace("\\+", "[^.]+", StringComparison.Ordinal).Replace("\\#", ".*", StringComparison.Ordinal);
}
