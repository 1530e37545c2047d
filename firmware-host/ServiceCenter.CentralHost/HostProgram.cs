using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Standby;
using ServiceCenter.Journal;
using ServiceCenter.Storage;
using ServiceCenter.Systemd;

namespace ServiceCenter.CentralHost;

/// <summary>The command line of the host. What goes wrong ends in one clear message on standard error and an exit code that is not 0.</summary>
public static class HostProgram
{
    /// <summary>What failed was not to be had: disk, port, file. Another try may do.</summary>
    public const int Failed = 1;
    /// <summary>What was asked for makes no sense: verb, option, setting, the centre's file.</summary>
    public const int WrongUse = 2;

    private const string Demo = "--demo";

    /// <summary>A verb and what it needs, or options to serve with. With <c>--demo</c> among them it is the demo's data, and its people.</summary>
    /// <param name="join">As <see cref="ServeAsync"/> has it.</param>
    /// <param name="map">As <see cref="ServeAsync"/> has it.</param>
    public static Task<int> RunAsync(
        string[] args, HostDrivers drivers, Action<WebApplicationBuilder, Centre, HostSettings, IBusFactory>? join = null, Action<WebApplication>? map = null) =>
        SayingWhatIsWrongAsync(() =>
        {
            var demo = args.Contains(Demo);
            string[] others = [.. args.Where(a => a != Demo)];
            return others switch
            {
                ["serve", .. var options] => ServeAsync(options, demo, drivers, join, map),
                [var verb, .. var rest] when !verb.StartsWith('-') => Task.FromResult(Verbs.Run(verb, rest, SettingsOfVerbs(demo), drivers, Console.Out)),
                _ => ServeAsync(others, demo, drivers, join, map),
            };
        });

    /// <summary>Runs it; what can be told in a sentence is told in one, instead of a stack.</summary>
    public static async Task<int> SayingWhatIsWrongAsync(Func<Task<int>> run, Func<Exception, bool>? isWrongUse = null)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception e) when (isWrongUse?.Invoke(e) == true)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return WrongUse;
        }
        catch (Exception e) when (ExitCodeOf(e) is { } code)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return code;
        }
    }

    /// <summary>Null: a defect, whose stack is wanted.</summary>
    private static int? ExitCodeOf(Exception e) => e switch
    {
        HostSettingsException or CentreFileException or UsageException => WrongUse,
        JournalException or StorageException or ClockException or IOException or UnauthorizedAccessException => Failed,
        InvalidOperationException when e.Source?.StartsWith("ServiceCenter.CentralHost", StringComparison.Ordinal) == true => Failed,
        _ => null,
    };

    /// <summary>Settings, logging and addresses as every program of the host has them.</summary>
    private static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        OneLineEach(builder.Logging.ClearProviders());
        if (builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] is null) builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Every page that is opened before signing in is "challenged": no news.
        builder.Logging.AddFilter("ServiceCenter.WebConsole.SignIn.SessionOrKey", LogLevel.Warning);
        // What keeps it from starting is thrown, and said once, by us.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // An open event stream never ends by itself: a stop does not wait for it.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(3));
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(HostSettings.UsualUrl);
        return builder;
    }

    /// <summary>Runs what the data and the settings make of this program, one life after another, until it is told to stop.</summary>
    /// <param name="join">Adds what else lives in this process; called with the centre and its bus before the application is built.</param>
    /// <param name="map">Maps what was added.</param>
    private static async Task<int> ServeAsync(
        string[] args, bool demo, HostDrivers drivers, Action<WebApplicationBuilder, Centre, HostSettings, IBusFactory>? join, Action<WebApplication>? map)
    {
        using var loggers = LoggerFactory.Create(OneLineEach);
        var settings = HostSettings.From(Builder(args).Configuration, demo);
        if (HostRoles.Of(settings) == HostRole.InCharge) Centre.Read(HostRoles.WithItsCentre(settings).CentreFile);
        using var owner = DataOwner.Take(settings.Data);
        while (true)
        {
            if (QuietHostOf(settings, loggers) is { } quiet)
            {
                if (!await quiet.RunAsync(Builder(args)).ConfigureAwait(false)) return 0;
                if (HostRoles.Of(settings) != HostRole.InCharge) continue;
            }
            var code = await ServeInChargeAsync(Builder(args), HostRoles.WithItsCentre(settings), loggers, drivers, join, map).ConfigureAwait(false);
            if (HostRoles.Of(settings) == HostRole.InCharge) return code;
        }
    }

    /// <summary>Null: nothing keeps this data from being served.</summary>
    private static QuietHost? QuietHostOf(HostSettings settings, ILoggerFactory loggers)
    {
        var log = loggers.CreateLogger("ServiceCenter.Standby");
        return HostRoles.Of(settings) switch
        {
            HostRole.Stopped => new StoppedHost(settings.Data, TimeProvider.System, log),
            HostRole.Standby => new StandbyHost(settings.Data, settings.Follow!, TimeProvider.System, log),
            _ => ListeningHost.HasToListen(settings.Data, TimeProvider.System) ? new ListeningHost(settings.Data, TimeProvider.System, log) : null,
        };
    }

    private static async Task<int> ServeInChargeAsync(
        WebApplicationBuilder builder, HostSettings settings, ILoggerFactory loggers, HostDrivers drivers,
        Action<WebApplicationBuilder, Centre, HostSettings, IBusFactory>? join, Action<WebApplication>? map)
    {
        var centre = Centre.Read(settings.CentreFile);
        var buses = await BusFactories.StartAsync(settings.Broker(centre.Site), CentralHostSetup.Devices(centre.Plan), loggers, drivers).ConfigureAwait(false);
        await using (buses.ConfigureAwait(false))
        {
            builder.Services.AddCentralHost(settings, centre, buses, drivers);
            join?.Invoke(builder, centre, settings, buses);
            builder.Services.AddSystemd();
            var app = builder.Build();
            await using (app.ConfigureAwait(false))
            {
                app.MapCentralHost();
                map?.Invoke(app);
                // Taken before: an application that has run has given its services back.
                var service = app.Services.GetRequiredService<CentreService>();
                await app.RunAsync().ConfigureAwait(false);
                return service.Failed ? Failed : 0;
            }
        }
    }

    private static void OneLineEach(ILoggingBuilder logging) => logging.AddSimpleConsole(o =>
    {
        o.SingleLine = true;
        o.TimestampFormat = "HH:mm:ss ";
    });

    private static HostSettings SettingsOfVerbs(bool demo) =>
        HostSettings.From(new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build(), demo);
}

/// <summary>The command line makes no sense: the message says how it goes.</summary>
public sealed class UsageException(string message) : Exception(message);
