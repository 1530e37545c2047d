using ServiceCenter.Messaging.Access;

namespace ServiceCenter.Messaging.Tests.Nats;

/// <summary>
/// Users and their rights as the NATS server reads them, from the list that Mosquitto's access file is made from. Its topics are subjects,
/// with a dot for each slash.
/// </summary>
internal static class NatsAccounts
{
    /// <summary>What arrives with QoS 1 is delivered through subjects of the server's own.</summary>
    private const string Deliveries = "$MQTT.sub.>";

    /// <param name="rooms">Accounts, and what stands before the names of their users: what is said in one is not heard in another.</param>
    public static string Of(IReadOnlyList<BrokerUser> users, params (string Account, string Prefix)[] rooms) =>
        "accounts {\n" + string.Concat(rooms.Select(room => Account(room.Account, room.Prefix, users))) + "}\n";

    private static string Account(string name, string prefix, IReadOnlyList<BrokerUser> users) =>
        $"  {name} {{\n    jetstream: enabled\n    users: [\n{string.Concat(users.Select(user => User(prefix, user)))}    ]\n  }}\n";

    private static string User(string prefix, BrokerUser user) =>
        $$"""
              {
                user: "{{prefix}}{{user.Name}}", password: "{{user.Password}}", allowed_connection_types: ["MQTT"]
                permissions: {
                  publish: {{Publish([.. Subjects(user, publish: true)])}}
                  subscribe: [{{List([.. Subjects(user, publish: false), Deliveries])}}]
                }
              }

        """;

    /// <summary>An empty list would allow everything.</summary>
    private static string Publish(IReadOnlyList<string> subjects) => subjects.Count > 0 ? $"[{List(subjects)}]" : "{ deny: \">\" }";

    private static string List(IEnumerable<string> subjects) => string.Join(", ", subjects.Select(subject => $"\"{subject}\""));

    private static IEnumerable<string> Subjects(BrokerUser user, bool publish) => user.Lines.Where(line => line.Publish == publish).SelectMany(line => Subjects(line.Pattern));

    /// <summary>Who subscribes to everything below a topic subscribes to that topic too.</summary>
    private static IEnumerable<string> Subjects(string pattern)
    {
        var subject = pattern.Replace('/', '.').Replace('+', '*').Replace('#', '>');
        return subject.EndsWith(".>", StringComparison.Ordinal) ? [subject[..^2], subject] : [subject];
    }
}
