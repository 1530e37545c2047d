using System.Diagnostics;
using System.Globalization;
using ServiceCenter.Testing;

namespace ServiceCenter.Machines.Tests;

/// <summary>A package on a copy of this machine's system that was booted (<c>inside/boot.sh</c>), with a real systemd.</summary>
internal sealed class BootedMachine : IAsyncDisposable
{
    private const int CannotBoot = 77;

    private readonly TempFolder _folder = new();
    private readonly string _unit;
    private readonly Process _process;
    private string _init = "";

    private BootedMachine(string package, string name, IEnumerable<string> settings)
    {
        _unit = "servicecenter-" + name;
        _folder.Write("settings", string.Join('\n', settings) + "\n");
        _process = Process.Start(new ProcessStartInfo("unshare", ["--mount", Repo.PathOf("tests", "ServiceCenter.Machines.Tests", "inside", "boot.sh"), _folder.Path, package, name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>Skips the test where no systemd can be booted: most containers do not let it.</summary>
    public static async Task<BootedMachine> Boot(string package, string name, params string[] settings)
    {
        Needs.Systemd();
        var machine = new BootedMachine(package, name, settings);
        var said = await machine._process.StandardOutput.ReadLineAsync().WaitAsync(Poll.Bound);
        if (said?.StartsWith("booted ", StringComparison.Ordinal) == true)
        {
            machine._init = said["booted ".Length..];
            return machine;
        }
        await machine.DisposeAsync();
        if (machine._process.ExitCode == CannotBoot) Assert.Skip("systemd cannot be booted here: " + said);
        Assert.Fail("The machine did not boot: " + said);
        throw new InvalidOperationException(said); // not reached: Fail throws
    }

    public string Log => string.Join('\n', Directory.GetFiles(_folder.Path, "*.log").Select(File.ReadAllText));

    /// <summary>A command on that machine.</summary>
    public async Task<string> Run(params string[] command) =>
        (await Command.Try("nsenter", ["-t", _init, "--pid", "--mount", "--net", "--uts", "--ipc", "--cgroup", "--root", "--wd", .. command])).Said.Trim();

    /// <summary>What systemd knows of the service.</summary>
    public Task<string> Show(string property) => Run("systemctl", "show", _unit, "--property", property, "--value");

    public async Task<int> Restarts() => int.Parse(await Show("NRestarts"), CultureInfo.InvariantCulture);

    /// <summary>Until systemd says so.</summary>
    public Task Is(string state, int restarts) => Poll.UntilTrue($"the service is {state} after {restarts} restarts", async () =>
        await Show("ActiveState") == state && await Restarts() == restarts);

    public async Task Signal(string signal) => await Run("kill", "-" + signal, await Show("MainPID"));

    public Task<string> Systemctl(string verb) => Run("systemctl", verb, _unit);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Poll.Bound);
        _folder.Dispose();
    }
}
