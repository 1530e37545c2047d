using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ServiceCenter.Testing;

namespace ServiceCenter.Machines.Tests;

/// <summary>A package on a copy of this machine's system (<c>inside/install.sh</c>), with this test in the place of systemd and of the administrator.</summary>
internal sealed class InstalledService : IAsyncDisposable
{
    private static readonly TimeSpan Bound = Poll.Bound;

    private readonly TempFolder _folder = new();
    private readonly Socket _systemd = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly Process _process;

    private InstalledService(string package, string name, IEnumerable<string> settings)
    {
        var notify = _folder.PathOf("notify");
        _systemd.Bind(new UnixDomainSocketEndPoint(notify));
        // The service runs as a user of its own, who must reach the socket.
        foreach (var path in new[] { _folder.Path, notify })
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
        _folder.Write("settings", string.Join('\n', settings) + "\n");
        _process = Process.Start(new ProcessStartInfo("unshare", ["--mount", Repo.PathOf("tests", "ServiceCenter.Machines.Tests", "inside", "install.sh"), _folder.Path, package, name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public static InstalledService Install(string package, string name, params string[] settings) => new(package, name, settings);

    /// <summary>What the installation, the service and the commands printed.</summary>
    public string Log => string.Join('\n', Directory.GetFiles(_folder.Path, "*.log").Order(StringComparer.Ordinal).Select(file => $"--- {Path.GetFileName(file)}\n{File.ReadAllText(file)}"));

    /// <summary>What was done last; the next step waits for <see cref="GoOn"/>.</summary>
    public async Task<string> Did() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Bound) ?? "nothing more";

    public void GoOn() => _process.StandardInput.WriteLine();

    /// <summary>The next thing that the service told systemd.</summary>
    public async Task<string> Told()
    {
        using var patience = new CancellationTokenSource(Bound);
        var bytes = new byte[1_000];
        return Encoding.UTF8.GetString(bytes, 0, await _systemd.ReceiveAsync(bytes, patience.Token));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _systemd.Dispose();
        _folder.Dispose();
    }
}
