using System.Diagnostics;
using ServiceCenter.Testing;

namespace ServiceCenter.Lab.Tests;

/// <summary>One start of the device lab with a script of the folder <c>inside</c>.</summary>
/// <param name="Folder">What the script left behind.</param>
internal sealed record LabRun(string Folder, string Output)
{
    /// <summary>For a run that hangs: a quiet machine needs six minutes for the longest, a very busy one several times that.</summary>
    private const int SecondsAtMost = 2700;

    /// <summary>What the lab's kernel says when a busy machine starved the emulator's timer at boot: nothing of ours has run yet.</summary>
    private const string DidNotBoot = "IO-APIC + timer doesn't work";
    private const int Boots = 4;

    /// <summary>Runs to the script's end; skips the running test where there is no lab.</summary>
    public static LabRun Of(string script, params string[] arguments)
    {
        var lab = Needs.DeviceLab();
        var folder = Path.Combine(AppContext.BaseDirectory, "lab-" + Path.GetFileNameWithoutExtension(script));
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var (status, output) = Run(lab, ["--seconds", $"{SecondsAtMost}", "--out", folder, "--", Inside(script), .. arguments]);
        for (var boot = 1; boot < Boots && output.Contains(DidNotBoot, StringComparison.Ordinal); boot++)
            (status, output) = Run(lab, ["--seconds", $"{SecondsAtMost}", "--out", folder, "--", Inside(script), .. arguments]);
        status.ShouldBe(0, $"{script} in the device lab:\n{output}\nIts files are in {folder}.");
        return new LabRun(folder, output);
    }

    /// <summary>Lines "name value" of what was said.</summary>
    public Dictionary<string, string> Findings =>
        Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).ToDictionary(pair => pair[0], pair => pair[^1]);

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>A file of the folder <c>inside</c>, where it lies in the repository: the lab sees this machine's files under the same path.</summary>
    public static string Inside(string file) => Repo.PathOf("tests", "ServiceCenter.Lab.Tests", "inside", file);

    /// <summary>A program of this repository, as it was built with these tests.</summary>
    public static string Program(string folder, string project)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/Release/net10.0
        return Repo.PathOf(folder, project, "bin", built.Parent!.Name, built.Name, project + ".dll");
    }

    public static (int Status, string Output) Run(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
