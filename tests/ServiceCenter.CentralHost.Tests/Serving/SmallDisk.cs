using System.Diagnostics;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>A disk of a few megabytes in memory, mounted over one folder, and seen only by the programs that are started on it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;
    private readonly Process _holder;

    private SmallDisk(string folder, Process holder) => (_folder, _holder) = (folder, holder);

    /// <param name="options">As <c>mount</c> takes them for a tmpfs.</param>
    public static async Task<SmallDisk> Over(string folder, string options)
    {
        Needs.Root();
        // It holds the mount until its input ends, which it does at the latest with this test.
        var holder = Process.Start(new ProcessStartInfo("unshare", ["--mount", "sh", "-c", "mount -t tmpfs -o \"$1\" none \"$0\" && echo mounted && exec cat", folder, options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        (await holder.StandardOutput.ReadLineAsync().WaitAsync(Poll.Bound)).ShouldBe("mounted");
        return new SmallDisk(folder, holder);
    }

    /// <summary>Runs a program where the disk is.</summary>
    public string[] Wrapper => ["nsenter", $"--target={_holder.Id}", "--mount"];

    /// <summary>Takes all the room there is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(block);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public void Dispose()
    {
        _holder.StandardInput.Close();
        _holder.WaitForExit();
        _holder.Dispose();
    }

    private string Filler => $"/proc/{_holder.Id}/root{_folder}/filler";
}
