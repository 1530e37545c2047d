using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ServiceCenter.Testing;

namespace ServiceCenter.Architecture.Tests;

/// <summary>
/// The bans seen to bite: a copy of the build's rules, with one offending file per place, is really compiled, and the compiler's own
/// errors are read back.
/// </summary>
public sealed partial class BannedSymbolTests : IDisposable
{
    private const string Offences = """
        #warning compiled
        namespace Offence;

        internal static class Offender
        {
            public static object UtcNow() => System.DateTime.UtcNow;
            public static object Zone() => System.TimeZoneInfo.Local;
            public static object NewGuid() => System.Guid.NewGuid();
            public static object Draw() => new System.Random(1);
            public static object Wait() => System.Threading.Tasks.Task.CompletedTask;
            public static object Read() => System.IO.File.Exists("x");
            public static object Dial() => new System.Net.Sockets.TcpClient();
            public static object Exp() => System.Math.Exp(1);
        }
        """;

    private static readonly string[] Offending = [.. Offences.Split('\n').Where(line => line.Contains("=>", StringComparison.Ordinal))];

    private readonly string _copy = Directory.CreateTempSubdirectory("banned-").FullName;

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Theory]
    [InlineData("firmware-host/ServiceCenter.Engine", "Offender.cs")]
    [InlineData("firmware-host/ServiceCenter.Sequencer", "Translation/Offender.cs")]
    [InlineData("firmware-host/ServiceCenter.Foresight", "World/Offender.cs")]
    [InlineData("kiosk/ServiceCenter.Kiosk", "Session/Offender.cs")]
    [InlineData("kiosk/ServiceCenter.CounterBox", "Session/Offender.cs")]
    [InlineData("display/ServiceCenter.Display", "Session/Offender.cs")]
    [InlineData("firmware-host/ServiceCenter.Messaging", "Session/Offender.cs")]
    public void an_impure_line_in_a_pure_place_fails_the_build(string project, string file)
    {
        Offending.Length.ShouldBe(8);
        BannedIn(project, file).ShouldBe(Offending);
    }

    [Theory]
    [InlineData("kiosk/ServiceCenter.Kiosk", "Pump/Offender.cs")]
    [InlineData("firmware-host/ServiceCenter.Storage", "Offender.cs")]
    [InlineData("firmware-host/ServiceCenter.Messaging", "Mosquitto/Offender.cs")]
    public void the_same_line_where_clocks_and_files_are_owned_does_not(string project, string file)
    {
        BannedIn(project, file).ShouldBeEmpty();
    }

    /// <summary>The lines of <see cref="Offences"/> that the compiler refuses as banned at that place.</summary>
    private string[] BannedIn(string project, string file)
    {
        foreach (var rule in (string[])["Directory.Build.props", "Directory.Packages.props", ".editorconfig", ".analyzers"]) Copy(rule);
        var folder = Path.Combine(_copy, project);
        var source = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        File.WriteAllText(source, Offences);
        var csproj = Path.Combine(folder, Path.GetFileName(project) + ".csproj");
        new XDocument(new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"))).Save(csproj);

        var output = Build(csproj);

        output.ShouldContain("error CS1030: #warning: 'compiled'", customMessage: "The offending file was not compiled.\n" + output);
        // A ban of a whole namespace names only that: the line tells what was hit.
        var lines = BannedLine().Matches(output).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order();
        return [.. lines.Select(line => Offences.Split('\n')[line - 1])];
    }

    private static string Build(string csproj)
    {
        // No build server stays behind that would hold the folder.
        var start = new ProcessStartInfo("dotnet", ["build", csproj, "--nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var build = Process.Start(start)!;
        var errors = build.StandardError.ReadToEndAsync();
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return output + errors.Result;
    }

    [GeneratedRegex(@"Offender\.cs\((\d+),\d+\): error RS0030")]
    private static partial Regex BannedLine();

    private void Copy(string name)
    {
        var from = Repo.PathOf(name);
        var to = Path.Combine(_copy, name);
        if (File.Exists(from))
        {
            File.Copy(from, to);
            return;
        }
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
