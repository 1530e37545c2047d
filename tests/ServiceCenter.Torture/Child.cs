using System.Diagnostics;
using System.Globalization;

namespace ServiceCenter.Torture;

/// <summary>A process of ours, the last it said kept for the case that something is wrong.</summary>
internal sealed class Child : IDisposable
{
    private const int Kept = 40;
    private readonly Queue<string> _said = new();
    private readonly Process _process;

    public Child(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null, Action<string>? hear = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data, hear);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, null);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;
    public bool HasEnded => _process.HasExited;

    public string Said
    {
        get { lock (_said) return string.Join('\n', _said); }
    }

    public Task Ended(CancellationToken stop = default) => _process.WaitForExitAsync(stop);

    public int Code => _process.ExitCode;

    public static void Signal(string signal, int process)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Signal(string signal)
    {
        if (!_process.HasExited) Signal(signal, Id);
    }

    /// <returns>What it said to its end.</returns>
    public static async Task<(int Code, string Said)> Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public void Dispose()
    {
        // A stopped process does not end by itself.
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Hear(string? line, Action<string>? hear)
    {
        if (line is null) return;
        hear?.Invoke(line);
        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > Kept) _said.Dequeue();
        }
    }
}
