using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Xunit;

namespace ServiceCenter.Testing;

/// <summary>A program of ours as people run it: a process of its own, and gone when the test is over, however that ends.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Bound = Poll.Bound;

    private static readonly string[] Folders = ["firmware-host", "kiosk", "display"];

    private readonly Lock _gate = new();
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private readonly List<(string Part, TaskCompletionSource<string> Heard)> _awaited = [];
    private readonly Process _process;

    private RunningProgram(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data, _output);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, _errors);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <param name="room">Project of a program, built with the configuration of the test that asks.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="settings">Environment, beside the test's own less what begins with <c>ServiceCenter__</c>.</param>
    /// <param name="wrapper">A command that runs the program in its turn; empty, none.</param>
    public static RunningProgram Start(
        string room, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, params string[] wrapper) =>
        StartFile(ProgramOf(room), folder, arguments, settings, wrapper);

    /// <param name="file">A program's library, for <c>dotnet</c> to run.</param>
    public static RunningProgram StartFile(
        string file, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, params string[] wrapper)
    {
        string[] command = [.. wrapper, "dotnet", file, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("ServiceCenter__", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new RunningProgram(start);
    }

    public int ProcessId => _process.Id;
    public bool HasEnded => _process.HasExited;

    /// <summary>Standard output so far.</summary>
    public string Output => TextOf(_output);

    /// <summary>Standard error so far.</summary>
    public string Errors => TextOf(_errors);

    /// <returns>The first line, on either stream, with this in it.</returns>
    public async Task<string> Says(string part)
    {
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_output.Concat(_errors).FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal)) is { } line) return line;
            _awaited.Add((part, heard));
        }
        using var watching = new CancellationTokenSource(Bound);
        var ended = _process.WaitForExitAsync(watching.Token);
        if (await Task.WhenAny(heard.Task, ended) == heard.Task || heard.Task.IsCompleted) return await heard.Task;
        Assert.Fail($"It never said '{part}'. It said:\n{Output}\n{Errors}");
        throw new InvalidOperationException(part);
    }

    /// <summary>Asks it to stop, as a service manager or Ctrl-C would.</summary>
    public async Task<int> Stop()
    {
        if (Send(_process.Id, Terminate) != 0) throw new InvalidOperationException("The signal could not be sent.");
        return await Ends();
    }

    /// <summary>As a power cut would end it: it does not get to say a word.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Gone();
    }

    /// <returns>Its exit code.</returns>
    public async Task<int> Ends()
    {
        using var patience = new CancellationTokenSource(Bound);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It did not end. It said:\n{Output}\n{Errors}");
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await Gone();
        _process.Dispose();
    }

    /// <summary>Waited for until its output has ended, too: which whoever inherited it may keep open, and then nothing more is missed by going on.</summary>
    private async Task Gone()
    {
        using var patience = new CancellationTokenSource(Bound);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (_process.HasExited)
        {
            Console.Error.WriteLine($"Process {_process.Id} is gone, and its output had not ended after {Bound}.");
        }
    }

    /// <summary>Beside its own project: there its files are whole.</summary>
    private static string ProgramOf(string room) => Path.Combine(
        Folders.Select(folder => Repo.PathOf(folder, room)).First(Directory.Exists), "bin", typeof(RunningProgram).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
        "net10.0", room + ".dll");

    private void Hear(string? line, List<string> stream)
    {
        if (line is null) return;
        lock (_gate)
        {
            stream.Add(line);
            foreach (var (part, heard) in _awaited)
                if (line.Contains(part, StringComparison.Ordinal)) heard.TrySetResult(line);
        }
    }

    private string TextOf(List<string> stream)
    {
        lock (_gate) return string.Join('\n', stream);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int processId, int signal);
}
