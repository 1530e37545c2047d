using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ServiceCenter.WebConsole.SignIn;

/// <summary>Says at start how to get in, where nobody could know it yet.</summary>
internal sealed partial class FirstStart(People people, OneTimeCode code, ILogger<FirstStart> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!people.AnAdminHasAPassword) LogCode(log, code.Make());
        if (people.Demo is not null) LogDemo(log);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(5010, LogLevel.Warning, "No administrator has a password yet. Sign in once as admin with the code {Code} and set one at /admin.")]
    private static partial void LogCode(ILogger log, string code);

    [LoggerMessage(5011, LogLevel.Warning, "This is a DEMO: anyone who reaches the sign-in page can be any of its demo people. Never use it with real customers.")]
    private static partial void LogDemo(ILogger log);
}
