using System.Runtime.InteropServices;
using Xunit;

namespace ServiceCenter.Testing;

/// <summary>
/// What a test needs and a machine may lack. Each method gives its path, or skips the running test with the reason; where
/// <c>CI=true</c> it fails the test instead, so that nothing goes untested unseen.
/// </summary>
public static class Needs
{
    private const string RabbitMqServer = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    /// <summary>The broker's program.</summary>
    public static string Mosquitto() =>
        new Need("Mosquitto, the MQTT broker", "apt-get install mosquitto", () => Search.Program("mosquitto")).OrSkip();

    /// <summary>Folder of <c>mosquitto_pub</c> and <c>mosquitto_sub</c>.</summary>
    public static string MosquittoClients() =>
        new Need("mosquitto_pub and mosquitto_sub", "apt-get install mosquitto-clients", () => Search.FolderOf("mosquitto_pub", "mosquitto_sub")).OrSkip();

    /// <summary>Name by which the loader finds the MQTT client library.</summary>
    public static string Libmosquitto() =>
        new Need("libmosquitto.so.1, the MQTT client library", "apt-get install libmosquitto1", () => Search.Library("libmosquitto.so.1")).OrSkip();

    /// <summary>A broker that some run themselves. Never demanded: it is large, and brings a service (docs/decisions/2026-11-22-brokers-of-others.md).</summary>
    /// <returns>The program, to be run by anybody: the one on the path wants its own user.</returns>
    public static string RabbitMq() =>
        new Need("rabbitmq-server", "apt-get install rabbitmq-server", () => File.Exists(RabbitMqServer) ? RabbitMqServer : null).OrSkip(mayNotSkip: false);

    /// <summary>A broker that some run themselves. Never demanded, as RabbitMQ is not: it brings a service.</summary>
    public static string Nats() => new Need("nats-server", "apt-get install nats-server", () => Search.Program("nats-server")).OrSkip(mayNotSkip: false);

    /// <summary>The browser's program.</summary>
    public static string Chromium() =>
        new Need("Chromium", "apt-get install chromium", () => Search.Program("chromium") ?? Search.Program("chromium-browser")).OrSkip();

    /// <summary>The library that paints text of any script.</summary>
    public static string Pango() =>
        new Need("libpangocairo-1.0.so.0, which paints text", "apt-get install libpangocairo-1.0-0 fonts-dejavu-core", () => Search.Library("libpangocairo-1.0.so.0")).OrSkip();

    /// <summary>The speech program.</summary>
    public static string Espeak() => new Need("espeak-ng", "apt-get install espeak-ng", () => Search.Program("espeak-ng")).OrSkip();

    /// <summary>The program that runs a command in a small machine whose kernel has buttons, a printer and an I2C bus.</summary>
    public static string DeviceLab()
    {
        _ = new Need("QEMU for x86-64", "apt-get install qemu-system-x86", () => Search.Program("qemu-system-x86_64")).OrSkip();
        _ = new Need("ip", "apt-get install iproute2", () => Search.Program("ip")).OrSkip();
        _ = new Need("kmod", "apt-get install kmod", () => Search.Program("kmod")).OrSkip();
        return new Need("the device lab", "put device-lab into the folder shared, beside the repository", () => Search.Shared("device-lab", "lab")).OrSkip();
    }

    /// <summary>What writes down every call of a process to the kernel.</summary>
    public static string Strace() => new Need("strace", "apt-get install strace", () => Search.Program("strace")).OrSkip();

    /// <summary>The command line of SQLite, which reads a journal without any code of ours.</summary>
    public static string Sqlite() => new Need("sqlite3", "apt-get install sqlite3", () => Search.Program("sqlite3")).OrSkip();

    /// <summary>Namespaces and mounts of the test's own.</summary>
    public static void Root() =>
        new Need("root", "run the tests as root, or with sudo", () => Environment.UserName == "root" ? "root" : null).OrSkip();

    /// <summary>Machines of their own, as far as the network goes.</summary>
    /// <returns>The program <c>ip</c>.</returns>
    public static string Networks()
    {
        Root();
        return new Need("ip", "apt-get install iproute2", () => Search.Program("ip")).OrSkip();
    }

    /// <summary>What starts a machine's services. Never demanded: containers do without, and most do not let one boot.</summary>
    public static string Systemd()
    {
        Root();
        return new Need("systemd", "apt-get install systemd", () => File.Exists("/lib/systemd/systemd") ? "/lib/systemd/systemd" : null).OrSkip(mayNotSkip: false);
    }

    /// <summary>What makes Debian packages.</summary>
    public static string DpkgDeb()
    {
        Root();
        return new Need("dpkg-deb", "packages are made and installed on Debian and its kin", () => Search.Program("dpkg-deb")).OrSkip();
    }

    /// <param name="file">Its name in <c>data</c> of the folder <c>shared</c> beside the repository.</param>
    public static string SharedData(string file) =>
        new Need($"the data file {file}", $"put {file} into shared/data, beside the repository", () => Search.Shared("data", file)).OrSkip();
}

/// <param name="Remedy">What to do where it is missing.</param>
/// <param name="Find">Null: missing.</param>
internal sealed record Need(string What, string Remedy, Func<string?> Find)
{
    private static bool InCi => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    public string OrSkip() => OrSkip(InCi);

    public string OrSkip(bool mayNotSkip)
    {
        if (Find() is { } path) return path;
        var reason = $"{What} is missing: {Remedy}";
        if (mayNotSkip) Assert.Fail($"{reason} (CI=true: skipping is not allowed)");
        Assert.Skip(reason);
        throw new InvalidOperationException(reason); // not reached: Skip throws
    }
}

internal static class Search
{
    // Services live in sbin, which is not on the path of every user.
    private static IEnumerable<string> Folders =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(["/usr/sbin", "/sbin", "/usr/bin", "/bin"]).Distinct(StringComparer.Ordinal);

    public static string? Program(string name) => FolderOf(name) is { } folder ? Path.Combine(folder, name) : null;

    public static string? FolderOf(params string[] programs) =>
        Folders.FirstOrDefault(folder => programs.All(program => File.Exists(Path.Combine(folder, program))));

    public static string? Library(string name)
    {
        if (!NativeLibrary.TryLoad(name, out var handle)) return null;
        NativeLibrary.Free(handle);
        return name;
    }

    public static string? Shared(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Repo.Root, "..", "shared", .. parts]));
        return File.Exists(path) ? path : null;
    }
}
