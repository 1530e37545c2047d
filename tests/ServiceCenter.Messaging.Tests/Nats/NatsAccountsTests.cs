using ServiceCenter.Messaging.Tests.Contract;
using ServiceCenter.Testing;

namespace ServiceCenter.Messaging.Tests.Nats;

public sealed class NatsAccountsTests
{
    /// <summary>SERVICECENTER_WRITE_GOLDEN=1 writes it anew.</summary>
    [Fact]
    public void the_example_that_ships_is_made_from_the_access_list()
    {
        var example = Repo.PathOf("broker-config", "nats", "accounts.conf");
        var made = NatsAccounts.Of([.. Some.Users.Select(user => user with { Password = "choose-one" })], (Some.Site, ""));

        if (Environment.GetEnvironmentVariable("SERVICECENTER_WRITE_GOLDEN") == "1") File.WriteAllText(example, made);
        File.ReadAllText(example).ShouldBe(made);
    }
}
