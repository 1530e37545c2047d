using System.Text.Json;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardship.PowerCut;

/// <summary>
/// A day of the real host with its real broker, every call to the kernel that touches a file written down by strace. The host is
/// stopped once in the day and started again, and in the end it is killed.
/// </summary>
internal sealed class Recording : IDisposable
{
    private readonly TempFolder _folder = new();

    private Recording()
    {
        Directory.CreateDirectory(Data);
        CentreFile = _folder.Write("centre.json", NoonCentre.File().ToJsonString());
    }

    public string Data => _folder.PathOf("data");
    public string CentreFile { get; }
    private IReadOnlyList<string> Traces => [_folder.PathOf("first.trace"), _folder.PathOf("second.trace")];

    /// <param name="commands">About so many: whole customers.</param>
    public static async Task<Recording> OfADay(int commands)
    {
        var recording = new Recording();
        var day = new BusyDay(commands);
        await recording.Life(recording.Traces[0], day.FirstHalf, stop: true);
        await recording.Life(recording.Traces[1], day.SecondHalf, stop: false);
        return recording;
    }

    public IReadOnlyList<Deed> Deeds() => KernelTrace.Read(Data, Traces);

    public void Dispose() => _folder.Dispose();

    private async Task Life(string trace, IReadOnlyList<Asked> requests, bool stop)
    {
        var port = FreePort.Next();
        await using var host = RunningProgram.Start("ServiceCenter.CentralHost.App", _folder.Path, ["--urls", "http://127.0.0.1:0"], new Dictionary<string, string>
        {
            ["ServiceCenter__Data"] = Data,
            ["ServiceCenter__Centre"] = CentreFile,
            ["ServiceCenter__Broker__ListenPort"] = $"{port}",
        }, Needs.Strace(), "-f", "-qq", "--seccomp-bpf", "-xx", "-y", "-s", "1000000", "-e", "trace=" + KernelTrace.Calls, "-o", trace);
        await host.Says("Now listening on");
        await using (var asker = await Asker.Connect(port, PasswordOf(Asker.User)))
            await asker.Ask(requests, inFlight: 3);
        if (stop) await Signals.Terminate(ChildOf(host.ProcessId));
        else await Signals.Kill(ChildOf(host.ProcessId));
        await host.Ends();
    }

    private static int ChildOf(int tracer) =>
        int.Parse(File.ReadAllText($"/proc/{tracer}/task/{tracer}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], System.Globalization.CultureInfo.InvariantCulture);

    private string PasswordOf(string user) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Data, "broker", "secrets.json")))![user];
}
