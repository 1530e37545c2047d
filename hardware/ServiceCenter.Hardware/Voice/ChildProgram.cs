using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ServiceCenter.Hardware.Voice;

/// <summary>One run of another program: fed, read to its end, and ended where it does not end by itself.</summary>
/// <param name="Complaint">What it said of its failure.</param>
internal readonly record struct ChildProgram(bool Succeeded, byte[] Output, string Complaint)
{
    private const int LongestComplaint = 300;

    /// <param name="patience">For the whole run.</param>
    /// <param name="remedy">What to do where there is no such program.</param>
    /// <exception cref="SoundException">It cannot be started, or did not end in time.</exception>
    /// <exception cref="OperationCanceledException">Stopped; the program is ended.</exception>
    public static async Task<ChildProgram> Run(
        string program, IReadOnlyList<string> arguments, byte[] input, TimeSpan patience, string remedy, CancellationToken stop)
    {
        using var child = Start(program, arguments, remedy);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        ending.CancelAfter(patience);
        try
        {
            var output = ReadAll(child.StandardOutput.BaseStream, ending.Token);
            var complaint = ReadAll(child.StandardError.BaseStream, ending.Token);
            await Feed(child, input, ending.Token).ConfigureAwait(false);
            await child.WaitForExitAsync(ending.Token).ConfigureAwait(false);
            return new(child.ExitCode == 0, await output.ConfigureAwait(false), Line(await complaint.ConfigureAwait(false), child.ExitCode));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SoundException($"{program} did not end within {patience.TotalSeconds:0} s, and was stopped.");
        }
        finally
        {
            if (!child.HasExited) child.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments, string remedy)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new SoundException($"{program} cannot be started: {missing.Message}. {remedy}", missing);
        }
    }

    private static async Task Feed(Process child, byte[] input, CancellationToken stop)
    {
        try
        {
            await child.StandardInput.BaseStream.WriteAsync(input, stop).ConfigureAwait(false);
            child.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything: its exit code says why.
        }
    }

    private static async Task<byte[]> ReadAll(Stream stream, CancellationToken stop)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, stop).ConfigureAwait(false);
        return all.ToArray();
    }

    private static string Line(byte[] said, int exitCode)
    {
        var text = string.Join(' ', Encoding.UTF8.GetString(said).Split((char[])['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (text.Length > LongestComplaint) text = "..." + text[^LongestComplaint..];
        return text.Length > 0 ? text : $"it ended with code {exitCode}.";
    }
}
