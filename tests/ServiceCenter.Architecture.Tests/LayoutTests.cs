using System.Text.RegularExpressions;
using System.Xml.Linq;
using ServiceCenter.Testing;

namespace ServiceCenter.Architecture.Tests;

/// <summary>What lies where, and how much of it.</summary>
public sealed partial class LayoutTests
{
    private const int LongestFile = 400;

    private static readonly string[] Folders = ["broker-config", "display", "firmware-host", "hardware", "kiosk", "tests"];
    private static readonly string[] RootFiles =
        ["CHANGELOG.md", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "LICENSE", "README.md", "ServiceCenter.sln"];

    [Fact]
    public void the_top_level_is_as_the_owner_fixed_it()
    {
        Names(Directory.EnumerateDirectories(Repo.Root)).Except(Folders).Except(["TestResults", "artifacts"]).ShouldBeEmpty();
        Names(Directory.EnumerateFiles(Repo.Root)).Except(RootFiles).ShouldBeEmpty();
    }

    [Fact]
    public void every_project_is_in_the_solution()
    {
        var listed = SolutionProject().Matches(File.ReadAllText(Repo.PathOf("ServiceCenter.sln"))).Select(match => match.Groups[1].Value.Replace('\\', '/'));

        listed.Order(StringComparer.Ordinal).ShouldBe(House.AllProjects.Where(project => !House.IsSwitched(project)).Select(Relative).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void every_project_lies_in_a_folder_of_its_name()
    {
        foreach (var project in House.AllProjects)
            Path.GetFileName(Path.GetDirectoryName(project)).ShouldBe(Path.GetFileNameWithoutExtension(project));
    }

    [Fact]
    public void every_room_has_its_tests()
    {
        var tested = House.AllProjects.Select(House.RoomOf).ToHashSet();

        // An .App is three lines over its library, and tested through it.
        House.Projects.Keys.Where(room => !room.EndsWith(".App", StringComparison.Ordinal)).Where(room => !House.Switched.Contains(room) && !tested.Contains(room + ".Tests")).ShouldBeEmpty();
    }

    /// <summary>A second driver runs the suite of its seam, which stands in the tests of the room that has the seam.</summary>
    [Fact]
    public void every_second_driver_runs_the_suite_of_its_seam()
    {
        foreach (var driver in House.Switched)
            Directory.EnumerateFiles(Repo.PathOf("tests", $"ServiceCenter.{driver.Split('.')[0]}.Tests", "NuGetDrivers"), "*.cs")
                .ShouldContain(test => File.ReadAllText(test).Contains($"using ServiceCenter.{driver};"), driver);
    }

    [Fact]
    public void a_build_without_the_switch_asks_for_no_package_of_a_second_driver()
    {
        foreach (var project in House.AllProjects.Where(project => !House.IsSwitched(project)))
        {
            House.Items(project, "PackageReference").Intersect(House.SwitchedPackages).ShouldBeEmpty(project);
            XDocument.Load(project).Descendants("ProjectReference")
                .Where(reference => House.Switched.Contains(House.RoomOf(((string)reference.Attribute("Include")!).Replace('\\', '/'))))
                .ShouldAllBe(reference => ((string?)reference.Parent!.Attribute("Condition") ?? "").Contains("'$(NuGetDrivers)' == 'true'"), project);
        }
    }

    [Fact]
    public void no_file_of_the_product_is_too_long_to_read()
    {
        House.Files("*.cs").Where(path => !Relative(path).StartsWith("tests/", StringComparison.Ordinal))
            .Select(path => (File: Relative(path), Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > LongestFile).ShouldBeEmpty();
    }

    [Fact]
    public void versions_stand_once_and_exactly()
    {
        var versions = XDocument.Load(Repo.PathOf("Directory.Packages.props")).Descendants("PackageVersion").ToList();

        versions.ShouldNotBeEmpty();
        foreach (var package in versions) ((string?)package.Attribute("Version") ?? "none").ShouldMatch(@"^\d+\.\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$");
        versions.Select(package => (string)package.Attribute("Include")!).ShouldBeUnique();
        foreach (var project in House.AllProjects)
            XDocument.Load(project).Descendants("PackageReference").Attributes().Where(attribute => attribute.Name.LocalName.StartsWith("Version", StringComparison.Ordinal)).ShouldBeEmpty(project);
    }

    [Fact]
    public void no_file_knows_the_machine_it_was_written_on()
    {
        var texts = House.Files("*").Where(path => Path.GetExtension(path) is not (".png" or ".ico" or ".woff2" or ".gz" or ".db" or ".bin" or ".wav"));

        texts.Where(path => MachinePath().IsMatch(File.ReadAllText(path))).Select(Relative).ShouldBeEmpty();
    }

    [Fact]
    public void a_path_of_a_machine_is_recognised()
    {
        foreach (var path in (string[])["/home/" + "ada/centre", "/Users/" + "ada/centre", "C:" + @"\Users\ada", "/wo" + "rk/main/x"])
            MachinePath().IsMatch($"see {path} for it").ShouldBeTrue(path);
        foreach (var path in (string[])["/dev/usb/lp0", "/var/lib/service-center", "https://example.org/work/force", "/usr/sbin/mosquitto"])
            MachinePath().IsMatch($"see {path} for it").ShouldBeFalse(path);
    }

    private static IEnumerable<string> Names(IEnumerable<string> paths) =>
        paths.Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith('.'));

    private static string Relative(string path) => Path.GetRelativePath(Repo.Root, path).Replace('\\', '/');

    [GeneratedRegex("\"([^\"]+\\.csproj)\"")]
    private static partial Regex SolutionProject();

    // Someone's own folder, on any system. (Spelled in pieces: this file is looked at too.)
    [GeneratedRegex(@"(?<![\w./])(/home/[a-z]\w*/|/Users/[A-Za-z]\w*/|/work/\w|/tmp/w[t]\b)|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
