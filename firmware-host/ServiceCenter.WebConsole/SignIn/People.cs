using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.SignIn;

/// <param name="Hash">PBKDF2, as ASP.NET Core Identity writes it; null: no password, so nobody signs in by one.</param>
/// <param name="PinHash">As <paramref name="Hash"/>, of the PIN for shared desks; null: none.</param>
public sealed record Person(string User, string Name, IReadOnlyList<string> Roles, string? Hash, string? PinHash = null, bool Disabled = false)
{
    [JsonIgnore] public Roles RoleSum => RoleName.Sum(Roles);
}

/// <summary>The people who may sign in: <c>people.json</c> and, in a demo, some who are never written down.</summary>
public sealed class People
{
    public const string AdminUser = "admin";
    public const int MinPasswordLength = 8;
    public const int MaxPasswordLength = 256;
    // "web-" and the user name together are the name of a device.
    private const int MaxUserLength = Slug.MaxLength - 4;

    private readonly Lock gate = new();
    private readonly PrivateFile<List<Person>> file;
    private readonly PasswordHasher<string> hasher = new();
    private readonly string hashOfNobody;
    private Dictionary<string, Person> people;

    public People(WebConsoleOptions options)
    {
        file = new PrivateFile<List<Person>>(Path.Combine(options.DataFolder, "people.json"), SignInJson.Default.ListPerson);
        hashOfNobody = hasher.HashPassword("", Secret.NewToken());
        people = (file.Read() ?? []).ToDictionary(p => p.User);
        people.TryAdd(AdminUser, new Person(AdminUser, "Administrator", ["admin"], null));
        if (options.AdminPassword is { Length: > 0 } password) SetAdminPassword(password);
        Demo = options.Demo ? DemoPeople.Make(this) : null;
    }

    /// <summary>Null unless this centre is a demo.</summary>
    public DemoPeople? Demo { get; }

    public IReadOnlyList<Person> All => [.. people.Values.OrderBy(p => p.User, StringComparer.Ordinal)];

    /// <summary>Who may be in the house now; a disabled person may not.</summary>
    public Person? FindActive(string user) => Find(user) is { Disabled: false } person ? person : null;

    public Person? Find(string user) => people.GetValueOrDefault(user) ?? Demo?.Find(user);
    public bool AnAdminHasAPassword => people.Values.Any(p => !p.Disabled && p.Hash is not null && p.RoleSum.HasFlag(Roles.Admin));

    /// <summary>The person, if the password is theirs. Takes as long for a user that does not exist.</summary>
    public Person? Check(string user, string password)
    {
        var person = Find(user);
        var verdict = hasher.VerifyHashedPassword(user, person?.Hash ?? hashOfNobody, password);
        return person is { Hash: not null, Disabled: false } && verdict != PasswordVerificationResult.Failed ? person : null;
    }

    /// <summary>As <see cref="Check"/>, by PIN.</summary>
    public Person? CheckPin(string user, string pin)
    {
        var person = Find(user);
        var verdict = hasher.VerifyHashedPassword(user, person?.PinHash ?? hashOfNobody, pin);
        return person is { PinHash: not null, Disabled: false } && verdict != PasswordVerificationResult.Failed ? person : null;
    }

    public string HashOf(string user, string password) => hasher.HashPassword(user, password);

    /// <returns>What is wrong, or null: done, and on disk.</returns>
    public Problem? Add(NewPerson fresh)
    {
        var wrong = WrongName(fresh.User) ?? WrongPassword(fresh.Password) ?? WrongRoles(fresh.Roles) ?? (fresh.Pin is { Length: > 0 } ? Pins.Wrong(fresh.Pin) : null);
        if (wrong is not null) return wrong;
        lock (gate)
        {
            if (Find(fresh.User) is not null) return new Problem("user-exists", "This user exists", $"There is a user '{fresh.User}' already.");
            Save(new Person(fresh.User, fresh.Name, fresh.Roles, HashOf(fresh.User, fresh.Password), fresh.Pin is { Length: > 0 } pin ? HashOf(fresh.User, pin) : null));
            return null;
        }
    }

    public Problem? Change(string user, PersonChange change)
    {
        var wrong = (change.Password is { } password ? WrongPassword(password) : null) ?? (change.Roles is { } roles ? WrongRoles(roles) : null)
            ?? (change.Pin is { Length: > 0 } pin ? Pins.Wrong(pin) : null);
        if (wrong is not null) return wrong;
        lock (gate)
        {
            if (!people.TryGetValue(user, out var person)) return Unknown(user);
            var changed = person with
            {
                Name = change.Name ?? person.Name,
                Roles = change.Roles ?? person.Roles,
                Hash = change.Password is null ? person.Hash : HashOf(user, change.Password),
                PinHash = change.Pin switch { null => person.PinHash, "" => null, var fresh => HashOf(user, fresh) },
                Disabled = change.Disabled ?? person.Disabled,
            };
            if ((changed.Disabled || !changed.RoleSum.HasFlag(Roles.Admin)) && IsLastAdmin(user)) return LastAdmin;
            Save(changed);
            return null;
        }
    }

    public Problem? Remove(string user)
    {
        lock (gate)
        {
            if (!people.ContainsKey(user)) return Unknown(user);
            if (IsLastAdmin(user)) return LastAdmin;
            Save(new Dictionary<string, Person>(people.Where(p => p.Key != user)));
            return null;
        }
    }

    private static readonly Problem LastAdmin =
        new("last-admin", "Nobody would be left to administer", "This is the only person with the role admin who may sign in. Give it to somebody else first.");

    private static Problem Unknown(string user) => new("unknown-user", "No such user", $"There is no user '{user}' to change.");
    private bool IsLastAdmin(string user) => people.Values.All(p => p.User == user || p.Disabled || !p.RoleSum.HasFlag(Roles.Admin));

    private static Problem? WrongName(string user) => Slug.IsValid(user) && user.Length <= MaxUserLength
        ? null : new Problem("bad-name", "This is no user name", $"A user name is 1 to {MaxUserLength} of a-z, 0-9 and '-'.");

    private static Problem? WrongPassword(string password) => password.Length is >= MinPasswordLength and <= MaxPasswordLength
        ? null : new Problem("weak-password", "This password will not do", $"A password has {MinPasswordLength} to {MaxPasswordLength} characters; 15 or more are advised.");

    private static Problem? WrongRoles(IReadOnlyList<string> roles) =>
        roles.Count > 0 && roles.All(r => !RoleName.IsOfKeys(r) && RoleName.Parse(r) is not null)
            ? null : new Problem("bad-request", "These are no roles", "'roles' names at least one of agent, supervisor, manager, admin.");

    private void SetAdminPassword(string password)
    {
        if (WrongPassword(password) is { } wrong) throw new InvalidOperationException("ServiceCenter__Security__AdminPassword: " + wrong.Detail);
        if (Check(AdminUser, password) is null) Save(people[AdminUser] with { Hash = HashOf(AdminUser, password) });
    }

    private void Save(Person person) => Save(new Dictionary<string, Person>(people) { [person.User] = person });

    /// <summary>Readers see the old dictionary or the new one, and the new one only once it is on disk.</summary>
    private void Save(Dictionary<string, Person> next)
    {
        file.Replace([.. next.Values.OrderBy(p => p.User, StringComparer.Ordinal)]);
        people = next;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(List<Person>))]
[JsonSerializable(typeof(List<StoredKey>))]
[JsonSerializable(typeof(List<Session>))]
[JsonSerializable(typeof(List<SharedDesk>))]
internal sealed partial class SignInJson : JsonSerializerContext;
