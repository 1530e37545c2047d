using ServiceCenter.CentralHost;
using ServiceCenter.CentralHost.App;

return await HostProgram.RunAsync(args, Drivers.OfHost);
