using ServiceCenter.Display;
using ServiceCenter.Display.App;

return await DisplayProgram.RunAsync(args, Drivers.OfDisplay);
