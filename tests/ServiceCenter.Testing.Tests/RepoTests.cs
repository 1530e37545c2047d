namespace ServiceCenter.Testing.Tests;

public sealed class RepoTests
{
    [Fact]
    public void the_root_holds_the_solution()
    {
        File.Exists(Repo.PathOf("ServiceCenter.sln")).ShouldBeTrue();
        Repo.PathOf("tests", "Directory.Build.props").ShouldBe(Path.Combine(Repo.Root, "tests", "Directory.Build.props"));
    }

    [Fact]
    public void a_folder_outside_the_repository_has_no_root()
    {
        Should.Throw<InvalidOperationException>(() => Repo.RootAbove("/")).Message.ShouldContain("ServiceCenter.sln");
    }
}
