using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ServiceCenter.Testing;

namespace ServiceCenter.Benchmarks.Processes;

/// <summary>Our programs as they are installed: published for this machine, compiled ahead of time. Once for a run of the benchmarks.</summary>
internal static class Published
{
    private static readonly ConcurrentDictionary<string, string> Made = new();

    /// <returns>The program's library, for <c>dotnet</c> to run.</returns>
    public static string Program(string folder, string name) => Made.GetOrAdd(name, _ => Publish(Repo.PathOf(folder, name), name));

    private static string Publish(string project, string name)
    {
        var target = Path.Combine(AppContext.BaseDirectory, "published", name);
        using var publish = Process.Start("dotnet",
            ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", target, "-v", "q", "--nologo"]);
        publish.WaitForExit();
        return publish.ExitCode == 0 ? Path.Combine(target, name + ".dll") : throw new InvalidOperationException($"'{project}' could not be published.");
    }
}
