using System.Net;
using System.Net.Sockets;
using ServiceCenter.CentralHost.Tests.Serving;

namespace ServiceCenter.CentralHost.Tests.CommandLine;

/// <summary>What cannot be done is said in one message on standard error, with the exit code that tells which kind it is.</summary>
public sealed class WrongUseTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("dance")]
    [InlineData("import")]
    [InlineData("verify", "twice")]
    [InlineData("import", "log.csv", "--skip-all")]
    public async Task a_verb_that_is_none_is_answered_with_those_there_are(params string[] arguments)
    {
        var refused = await _site.Run(arguments);
        refused.Code.ShouldBe(HostProgram.WrongUse);
        refused.Errors.ShouldContain($"'{string.Join(' ', arguments)}' is nothing this program does");
        foreach (var verb in new[] { "serve", "import FILE", "verify", "export", "backup FILE", "restore FILE" }) refused.Errors.ShouldContain(verb);
        refused.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_wrong_setting_is_said_in_one_message()
    {
        _site.Settings["ServiceCenter__PublicUrl"] = "queue.example.org";
        var refused = await _site.Run("serve");
        refused.Code.ShouldBe(HostProgram.WrongUse);
        refused.Errors.ShouldStartWith("ServiceCenter:PublicUrl is \"queue.example.org\"");
        refused.Errors.Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_centres_file_that_is_not_there_is_said_in_one_message()
    {
        _site.Settings["ServiceCenter__Centre"] = _site.PathOf("nowhere.json");
        var refused = await _site.Run("serve");
        refused.Code.ShouldBe(HostProgram.WrongUse);
        refused.Errors.ShouldStartWith($"The centre's file {_site.PathOf("nowhere.json")} cannot be used:");
        refused.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task a_port_in_use_is_said_in_one_message()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var refused = await _site.Run("serve", "--urls", $"http://{other.LocalEndpoint}");
        refused.Code.ShouldBe(HostProgram.Failed);
        refused.Errors.ShouldContain($"{other.LocalEndpoint}");
        refused.Errors.ShouldContain("already in use");
        refused.Errors.Split('\n').ShouldHaveSingleItem();
        refused.Output.ShouldNotContain("   at ");
        refused.Output.ShouldNotContain("Exception");
    }
}
