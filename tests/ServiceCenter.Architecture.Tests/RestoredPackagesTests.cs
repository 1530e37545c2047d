namespace ServiceCenter.Architecture.Tests;

/// <summary>What a build without the switch asked the feed for, as it left it on the disk. A build with the switch does not compile this.</summary>
public sealed class RestoredPackagesTests
{
    [Fact]
    public void no_package_of_a_second_driver_was_asked_for()
    {
        var restored = House.AllProjects.Where(project => !House.IsSwitched(project))
            .Select(project => Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json")).Where(File.Exists).ToList();

        restored.ShouldNotBeEmpty();
        House.SwitchedPackages.ShouldNotBeEmpty();
        foreach (var assets in restored)
        {
            var asked = File.ReadAllText(assets);
            House.SwitchedPackages.Where(package => asked.Contains(package, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(assets);
        }
    }
}
