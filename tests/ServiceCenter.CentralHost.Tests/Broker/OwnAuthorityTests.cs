using System.Security.Cryptography.X509Certificates;
using ServiceCenter.CentralHost.Broker;

namespace ServiceCenter.CentralHost.Tests.Broker;

public sealed class OwnAuthorityTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Names = ["pi-3", "10.0.0.7"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("authority-test-");

    [Fact]
    public void the_authority_stays_and_vouches_for_the_brokers_certificate_of_every_start()
    {
        var (authority, first) = OwnAuthority.Ensure(_folder.FullName, Names, Now);
        var before = File.ReadAllText(authority);
        var old = File.ReadAllText(first.Certificate);
        OwnAuthority.Ensure(_folder.FullName, [.. Names, "pi-4"], Now.AddDays(1));

        File.ReadAllText(authority).ShouldBe(before);
        File.ReadAllText(first.Certificate).ShouldNotBe(old);
        Vouches(authority, first.Certificate, Now).ShouldBeTrue();
    }

    [Theory]
    [InlineData("1970-01-01T00:00:10Z")]
    [InlineData("2026-11-22T08:00:00Z")]
    [InlineData("2045-01-01T00:00:00Z")]
    public void a_device_accepts_it_whatever_the_date_it_believes_in(string date)
    {
        var (authority, broker) = OwnAuthority.Ensure(_folder.FullName, Names, Now);
        Vouches(authority, broker.Certificate, DateTimeOffset.Parse(date)).ShouldBeTrue();
    }

    [Fact]
    public void a_host_that_believes_in_1970_makes_one_that_still_holds_when_it_learns_the_date()
    {
        var (authority, broker) = OwnAuthority.Ensure(_folder.FullName, Names, DateTimeOffset.UnixEpoch);
        Vouches(authority, broker.Certificate, Now).ShouldBeTrue();
    }

    [Fact]
    public void it_names_the_machine_by_name_and_by_address()
    {
        var (_, broker) = OwnAuthority.Ensure(_folder.FullName, Names, Now);
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(broker.Certificate);
        certificate.MatchesHostname("pi-3").ShouldBeTrue();
        certificate.MatchesHostname("10.0.0.7").ShouldBeTrue();
        certificate.MatchesHostname("pi-4").ShouldBeFalse();
        OwnAuthority.NamesOfThisMachine().ShouldContain("127.0.0.1");
    }

    [Fact]
    public void keys_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps permissions otherwise.");
            return;
        }
        OwnAuthority.Ensure(_folder.FullName, Names, Now);
        foreach (var key in _folder.GetFiles("*.key", SearchOption.AllDirectories))
            File.GetUnixFileMode(key.FullName).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, key.Name);
    }

    [Fact]
    public void an_unreadable_authority_is_said_with_what_to_do()
    {
        var (authority, _) = OwnAuthority.Ensure(_folder.FullName, Names, Now);
        File.WriteAllText(authority, "half a file");
        Should.Throw<InvalidDataException>(() => OwnAuthority.Ensure(_folder.FullName, Names, Now)).Message.ShouldContain("from a backup");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool Vouches(string authority, string certificate, DateTimeOffset at)
    {
        using var root = X509CertificateLoader.LoadCertificateFromFile(authority);
        using var leaf = X509CertificateLoader.LoadCertificateFromFile(certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        return chain.Build(leaf);
    }
}
