using System.Diagnostics;

namespace ServiceCenter.Machines.Tests;

/// <summary>Programs of the system.</summary>
internal static class Command
{
    public static async Task<(int Code, string Said)> Try(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public static async Task<string> Run(string program, params string[] arguments)
    {
        var (code, said) = await Try(program, arguments);
        code.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {said}");
        return said;
    }
}
