using ServiceCenter.Kiosk;
using ServiceCenter.Messaging.Settings;

var builder = WebApplication.CreateSlimBuilder(args);
try
{
    builder.Services.AddKiosk(KioskSettings.From(builder.Configuration));
}
catch (SettingsException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
var app = builder.Build();
app.MapKiosk();
app.MapGet("/", () => Results.Redirect("/kiosk/" + app.Configuration["ServiceCenter:Device"]));
await app.RunAsync();
return 0;
