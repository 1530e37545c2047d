using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>The data of one host, and what is set for it: it outlives the processes that serve it.</summary>
internal sealed class Site : IDisposable
{
    public const string AdminPassword = "correct horse battery staple";
    private const string Program = "ServiceCenter.CentralHost.App";

    private readonly TempFolder _folder = new();

    public Site()
    {
        Directory.CreateDirectory(Data);
        Settings = new(StringComparer.Ordinal)
        {
            ["ServiceCenter__Data"] = Data,
            ["ServiceCenter__Broker__ListenPort"] = $"{FreePort.Next()}",
            ["ServiceCenter__Security__AdminPassword"] = AdminPassword,
        };
        LivesIn(NoonCentre.TimeZone);
    }

    public Dictionary<string, string> Settings { get; }
    public string Data => _folder.PathOf("data");

    /// <summary>Of a program that may do everything. Made at the first start that asks for it, and good for later ones.</summary>
    public string? Key { get; set; }

    public string PathOf(string name) => _folder.PathOf(name);
    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>The centre that ships, in a time zone of its own, so that local times do not depend on the machine's.</summary>
    public void LivesIn(string timeZone) => Settings["ServiceCenter__Centre"] = Write("centre.json", SomeCentreFile.In(timeZone));

    /// <summary>The program with these arguments, begun.</summary>
    public RunningProgram Begin(params string[] arguments) => RunningProgram.Start(Program, _folder.Path, arguments, Settings);

    public RunningProgram BeginWrapped(string[] wrapper, params string[] arguments) =>
        RunningProgram.Start(Program, _folder.Path, arguments, Settings, wrapper);

    /// <summary>The program with these arguments, to its end.</summary>
    public async Task<Ended> Run(params string[] arguments)
    {
        await using var program = Begin(arguments);
        var code = await program.Ends();
        return new Ended(code, program.Output, program.Errors);
    }

    public Task<ServingHost> Serve() => ServingHost.Of(this, Begin("serve", "--urls", "http://127.0.0.1:0"));

    public void Dispose() => _folder.Dispose();
}

internal sealed record Ended(int Code, string Output, string Errors);
