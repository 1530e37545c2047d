using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ServiceCenter.Messaging.Access;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.Messaging.MqttNet;

/// <summary>Who may come in, and what each may say and hear: what Mosquitto reads in its files of passwords and access.</summary>
/// <remarks>As with Mosquitto's access file, a subscription is always granted and the list is asked again at every delivery.</remarks>
internal sealed class Doorkeeper(IReadOnlyList<BrokerUser> users)
{
    /// <summary>By client id; those whose session waits for them are among them.</summary>
    private readonly ConcurrentDictionary<string, Guest> _guests = new(StringComparer.Ordinal);
    private volatile Dictionary<string, BrokerUser> _users = ByName(users);

    public bool Admits(string? name, string password) => name is not null && _users.TryGetValue(name, out var user) && Knows(user, password);

    /// <returns>False: the client id is that of another user's session, which must be gone first.</returns>
    public bool IsFree(string clientId, string name) => !_guests.TryGetValue(clientId, out var guest) || guest.User.Name == name;

    /// <returns>Null: the user was taken out of the list meanwhile.</returns>
    public Guest? Enter(string clientId, string name) => _users.TryGetValue(name, out var user) ? _guests[clientId] = new Guest(user) : null;

    /// <summary>The end of a session may be told after the next of the same client id has begun: that one stays.</summary>
    public void Forget(string clientId, Guest guest) => _guests.TryRemove(KeyValuePair.Create(clientId, guest));

    public bool MayPublish(string? name, string topic) => name is not null && _users.TryGetValue(name, out var user) && user.MayPublish(topic);

    public bool MayHear(string clientId, string topic) =>
        _guests.TryGetValue(clientId, out var guest) && _users.TryGetValue(guest.User.Name, out var user) && user.MayRead(topic);

    /// <returns>Client ids of those who came in by what no longer opens the door.</returns>
    public IReadOnlyList<string> Replace(IReadOnlyList<BrokerUser> users)
    {
        var named = _users = ByName(users);
        return [.. _guests.Where(guest => !(named.TryGetValue(guest.Value.User.Name, out var now) && HasSameProof(now, guest.Value.User))).Select(guest => guest.Key)];
    }

    private static bool HasSameProof(BrokerUser a, BrokerUser b) => (a.Password, a.KeyHash) == (b.Password, b.KeyHash);

    private static bool Knows(BrokerUser user, string password) => user.KeyHash is { } hash
        ? MosquittoFiles.Matches(hash, password)
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(user.Password), Encoding.UTF8.GetBytes(password));

    private static Dictionary<string, BrokerUser> ByName(IReadOnlyList<BrokerUser> users) => users.ToDictionary(user => user.Name, StringComparer.Ordinal);

    /// <summary>One coming in: two by the same user are two.</summary>
    internal sealed class Guest(BrokerUser user)
    {
        public BrokerUser User => user;
    }
}
