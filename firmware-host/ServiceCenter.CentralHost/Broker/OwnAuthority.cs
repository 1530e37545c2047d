using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ServiceCenter.Messaging.Embedded;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>
/// The centre's own certificate authority, made once, and the broker's certificate, made at every start: devices trust the authority,
/// so a host that was given another name or address needs no more than a restart.
/// </summary>
internal static class OwnAuthority
{
    internal const string FolderName = "tls";
    /// <summary>What a device gets a copy of.</summary>
    internal const string AuthorityName = "ca.pem";
    internal const string AuthorityKeyName = "ca.key";
    private const int SerialBytes = 16;

    /// <summary>A device without a clock of its own wakes up in 1970, and is to reach the host from there.</summary>
    private static readonly DateTimeOffset ValidFrom = DateTimeOffset.UnixEpoch;
    /// <summary>A host may wake up in 1970 too: what it makes then must not have ended by the time it learns the date.</summary>
    private static readonly DateTimeOffset NotBeforeThisProgram = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Life = TimeSpan.FromDays(365 * 20);

    /// <param name="folder">The broker's.</param>
    /// <returns>The authority's file, and the broker's certificate.</returns>
    /// <exception cref="InvalidDataException">The authority on disk is not readable.</exception>
    internal static (string Authority, CertificateFiles Broker) Ensure(string folder, IEnumerable<string> names, DateTimeOffset now)
    {
        var tls = Directory.CreateDirectory(Path.Combine(folder, FolderName)).FullName;
        var ends = (now > NotBeforeThisProgram ? now : NotBeforeThisProgram) + Life;
        using var authority = Authority(tls, ends);
        var files = new CertificateFiles(Path.Combine(tls, "broker.pem"), Path.Combine(tls, "broker.key"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // A certificate may not outlive the one that vouches for it.
        using var certificate = RequestFor(key, names).Create(authority, ValidFrom, ends < authority.NotAfter ? ends : authority.NotAfter, RandomNumberGenerator.GetBytes(SerialBytes));
        PrivateFile.Write(files.Certificate, certificate.ExportCertificatePem());
        PrivateFile.Write(files.Key, key.ExportPkcs8PrivateKeyPem());
        return (Path.Combine(tls, AuthorityName), files);
    }

    /// <summary>All that a device may call this machine: its name, and its addresses at this moment.</summary>
    internal static IReadOnlyList<string> NamesOfThisMachine()
    {
        var name = Dns.GetHostName().ToLowerInvariant();
        var domain = IPGlobalProperties.GetIPGlobalProperties().DomainName;
        string[] names = ["localhost", name, name + ".local", .. domain.Length > 0 ? [$"{name}.{domain}"] : Array.Empty<string>()];
        var addresses = NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address).Where(a => a.AddressFamily == AddressFamily.InterNetwork || !a.IsIPv6LinkLocal).Select(a => a.ToString());
        return [.. names.Concat(addresses).Append(IPAddress.Loopback.ToString()).Distinct()];
    }

    private static X509Certificate2 Authority(string tls, DateTimeOffset ends)
    {
        var (file, keyFile) = (Path.Combine(tls, AuthorityName), Path.Combine(tls, AuthorityKeyName));
        if (!File.Exists(file) || !File.Exists(keyFile)) MakeAuthority(file, keyFile, ends);
        try
        {
            return X509Certificate2.CreateFromPemFile(file, keyFile);
        }
        catch (CryptographicException wrong)
        {
            throw new InvalidDataException(
                $"The centre's authority in {tls} is not readable ({wrong.Message}). Put {AuthorityName} and {AuthorityKeyName} back from a backup, or delete both: a new one is made, and every device needs its new {AuthorityName}.", wrong);
        }
    }

    private static void MakeAuthority(string file, string keyFile, DateTimeOffset ends)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ServiceCenter authority of " + Dns.GetHostName(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var made = request.CreateSelfSigned(ValidFrom, ends);
        // The key first: a certificate alone would be taken for an authority that lost its key.
        PrivateFile.Write(keyFile, key.ExportPkcs8PrivateKeyPem());
        PrivateFile.Write(file, made.ExportCertificatePem());
    }

    private static CertificateRequest RequestFor(ECDsa key, IEnumerable<string> names)
    {
        var request = new CertificateRequest("CN=ServiceCenter broker", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        }
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "TLS server")], false));
        return request;
    }
}
