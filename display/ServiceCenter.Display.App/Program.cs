using ServiceCenter.Display;
using ServiceCenter.Messaging.Settings;

var builder = WebApplication.CreateSlimBuilder(args);
DisplaySettings settings;
try
{
    settings = DisplaySettings.From(builder.Configuration);
}
catch (SettingsException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}
builder.Services.AddDisplay(settings);
var app = builder.Build();
app.MapDisplay();
app.MapGet("/", () => Results.Redirect("/wall/" + settings.Zone));
await app.RunAsync();
return 0;
