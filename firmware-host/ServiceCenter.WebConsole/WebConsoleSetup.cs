using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceCenter.Contracts;
using ServiceCenter.WebConsole.Api;
using ServiceCenter.WebConsole.Pages;
using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.WebConsole;

/// <summary>The door for people and programs: pages and HTTP API over an <see cref="ICentre"/>, which the host registers.</summary>
public static class WebConsoleSetup
{
    public static IServiceCollection AddWebConsole(this IServiceCollection services, WebConsoleOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<People>();
        services.AddSingleton<OneTimeCode>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<SharedDesks>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<StreamSlots>();
        services.AddHostedService<FirstStart>();

        services.AddAuthentication(SessionOrKey.Scheme).AddScheme<SessionOrKeyOptions, SessionOrKey>(SessionOrKey.Scheme, null);
        services.AddAuthorization();
        services.AddRazorComponents();
        services.AddOpenApi(Description.Name, Description.Configure);
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => SpeakAsTheWireDoes(o.SerializerOptions));
        return services;
    }

    public static WebApplication MapWebConsole(this WebApplication app)
    {
        app.UseMiddleware<Guard>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();

        var console = app.MapGroup("").WithAccessFromTable();
        console.MapHealth();
        console.MapSession();
        console.MapKeys();
        console.MapPeople();
        console.MapDesks();
        console.MapCentre();
        console.MapCentreFile();
        console.MapTickets();
        console.MapQueues();
        console.MapBoard();
        console.MapCounters();
        console.MapDay();
        console.MapVisits();
        console.MapCalls();
        console.MapConservation();
        console.MapDevices();
        console.MapStream();
        console.MapStandby();
        console.MapPages();
        console.MapAssets();
        console.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }

    /// <summary>The rules of <see cref="Wire"/>, which hold for its own types only where they are repeated here.</summary>
    internal static void SpeakAsTheWireDoes(JsonSerializerOptions json)
    {
        json.AllowDuplicateProperties = false;
        json.PropertyNameCaseInsensitive = false;
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new WireInstant());
        json.TypeInfoResolverChain.Insert(0, ConsoleJson.Default.WithAddedModifier(WholeLists.Require));
        json.TypeInfoResolverChain.Insert(0, Wire.Default);
    }
}
