using System.Reflection;

namespace ServiceCenter.Architecture.Tests;

/// <summary>The reference table, held twice: in what the projects ask for, and in what the compiled assemblies use.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string> Rooms => [.. House.Projects.Keys];
    public static TheoryData<string> CompiledRooms => [.. House.Projects.Keys.Except(House.Switched)];

    [Theory, MemberData(nameof(Rooms))]
    public void a_project_asks_for_nothing_outside_the_table(string room)
    {
        House.MayReference.Keys.ShouldContain(room, "A new room needs a row in the table of House.cs.");
        House.Forbidden(room, House.Items(House.Projects[room], "ProjectReference")).ShouldBeEmpty();
    }

    // A project sees what its references reference: only the compiled assembly tells what it uses of that.
    [Theory, MemberData(nameof(CompiledRooms))]
    public void an_assembly_uses_nothing_outside_the_table(string room)
    {
        var used = Assembly.Load("ServiceCenter." + room).GetReferencedAssemblies().Select(reference => reference.Name!);

        House.Forbidden(room, used).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Engine", "Contracts")]
    [InlineData("Contracts", "Engine")]
    [InlineData("Kiosk", "Engine")]
    [InlineData("Display", "Journal")]
    [InlineData("WebConsole", "Sequencer")]
    [InlineData("Messaging", "Journal")]
    [InlineData("Sequencer", "Messaging")]
    [InlineData("AllInOne", "Engine")]
    [InlineData("Kiosk.App", "Contracts")]
    [InlineData("CentralHost", "AllInOne")]
    [InlineData("Storage", "Simulation")]
    [InlineData("NoSuchRoom", "Engine")]
    public void a_reference_outside_the_table_is_refused(string room, string reference)
    {
        House.Forbidden(room, ["System.Runtime", "ServiceCenter." + reference]).ShouldBe([$"{room} -> {reference}"]);
    }

    [Fact]
    public void a_reference_inside_the_table_is_not()
    {
        House.Forbidden("Foresight", ["System.Runtime", "ServiceCenter.Engine"]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Engine")]
    [InlineData("Contracts")]
    public void what_everything_stands_on_needs_no_package(string room)
    {
        House.Items(House.Projects[room], "PackageReference").ShouldBeEmpty();
        House.Items(House.Projects[room], "FrameworkReference").ShouldBeEmpty();
        Assembly.Load("ServiceCenter." + room).GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void nothing_references_tests()
    {
        var tests = House.AllProjects.Select(Path.GetFileNameWithoutExtension).Except(House.Projects.Keys.Select(room => "ServiceCenter." + room));

        foreach (var project in House.Projects.Values) House.Items(project, "ProjectReference").Intersect(tests!).ShouldBeEmpty(project);
    }
}
