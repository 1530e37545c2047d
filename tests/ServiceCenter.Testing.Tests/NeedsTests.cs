namespace ServiceCenter.Testing.Tests;

public sealed class NeedsTests
{
    private static readonly Need Missing = new("the moon", "wait for the night", () => null);

    [Fact]
    public void what_is_there_is_given_back()
    {
        new Need("a shell", "", () => Search.Program("sh")).OrSkip(mayNotSkip: true).ShouldEndWith("/sh");
    }

    [Fact]
    public void what_is_missing_skips_and_says_what_to_do()
    {
        var skip = Should.Throw<Exception>(() => Missing.OrSkip(mayNotSkip: false));

        // The words by which the runner tells a skip from a failure.
        skip.Message.ShouldBe("$XunitDynamicSkip$the moon is missing: wait for the night");
    }

    [Fact]
    public void what_is_missing_fails_where_skipping_is_not_allowed()
    {
        var failure = Should.Throw<Exception>(() => Missing.OrSkip(mayNotSkip: true));

        failure.Message.ShouldNotContain("$XunitDynamicSkip$");
        failure.Message.ShouldContain("the moon is missing: wait for the night");
    }

    [Fact]
    public void a_program_a_library_and_a_file_that_do_not_exist_are_not_found()
    {
        Search.Program("no-such-program").ShouldBeNull();
        Search.FolderOf("sh", "no-such-program").ShouldBeNull();
        Search.Library("libno-such-library.so.1").ShouldBeNull();
        Search.Shared("data", "no-such-file.csv").ShouldBeNull();
    }
}
