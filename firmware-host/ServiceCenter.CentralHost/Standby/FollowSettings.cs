using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>Which host a standby follows, and how it gets in there.</summary>
/// <param name="Of"><c>ServiceCenter__Standby__Of</c>: address of the host's pages.</param>
/// <param name="Key"><c>ServiceCenter__Standby__Key</c>: a key of the role standby, made there on /admin.</param>
/// <param name="CaFile"><c>ServiceCenter__Standby__CaFile</c>: PEM file of the authority that vouches for the host; null: those this machine trusts.</param>
internal sealed record FollowSettings(Uri Of, string Key, string? CaFile)
{
    /// <summary>A host answers within a second or so; after this it is not heard.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(15);

    /// <returns>Null: it follows nobody.</returns>
    /// <exception cref="HostSettingsException">One is wrong.</exception>
    public static FollowSettings? From(IConfigurationSection section)
    {
        if (section["Of"] is not { Length: > 0 } of) return null;
        if (!Uri.TryCreate(of, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https"))
            throw new HostSettingsException($"{section.Path}:Of is \"{of}\": it is the address of the host to follow, such as https://host.example.org:5443.");
        if (host.Scheme == "http" && !IsThisMachine(host))
            throw new HostSettingsException($"{section.Path}:Of is \"{of}\": names, keys and notes travel along, so it has to be https. Give the host a certificate, or bring it here through a tunnel and name that, such as http://127.0.0.1:5081.");
        if (section["Key"] is not { Length: > 0 } key)
            throw new HostSettingsException($"{section.Path}:Key is missing: make a key of the role standby on /admin of {host}.");
        return new FollowSettings(new Uri(host.AbsoluteUri.TrimEnd('/') + "/"), key, CaFileIn(section["CaFile"]));
    }

    public HttpClient Client()
    {
        var handler = new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2), AllowAutoRedirect = false };
        if (CaFile is not null)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(CaFile);
            handler.SslOptions.CertificateChainPolicy = policy;
        }
        var client = new HttpClient(handler) { BaseAddress = Of, Timeout = LongestCall };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return client;
    }

    private static bool IsThisMachine(Uri host) => host.IsLoopback || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));

    private static string? CaFileIn(string? file)
    {
        try
        {
            return BusSettings.CaFileIn(file);
        }
        catch (SettingsException wrong)
        {
            throw new HostSettingsException(wrong.Message, wrong);
        }
    }

    /// <summary>The key is kept out of logs.</summary>
    public override string ToString() => Of.ToString();
}
