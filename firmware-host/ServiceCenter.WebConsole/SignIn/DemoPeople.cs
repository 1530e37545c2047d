namespace ServiceCenter.WebConsole.SignIn;

/// <summary>The people of a demo centre: in memory only, under a passphrase made at start that its sign-in page gives away.</summary>
public sealed class DemoPeople
{
    private readonly Dictionary<string, Person> people;

    private DemoPeople(string passphrase, IEnumerable<Person> people)
    {
        Passphrase = passphrase;
        this.people = people.ToDictionary(p => p.User);
    }

    public string Passphrase { get; }
    public IEnumerable<Person> All => people.Values;
    public Person? Find(string user) => people.GetValueOrDefault(user);

    internal static DemoPeople Make(People hashing)
    {
        var passphrase = Secret.NewCode();
        (string User, string Name, string Role)[] cast =
            [("ada", "Ada", "agent"), ("bo", "Bo", "agent"), ("cem", "Cem", "agent"), ("dee", "Dee", "agent"), ("mona", "Mona", "manager")];
        return new DemoPeople(passphrase, cast.Select(p => new Person(p.User, p.Name, [p.Role], hashing.HashOf(p.User, passphrase))));
    }
}
