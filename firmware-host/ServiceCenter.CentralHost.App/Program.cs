using ServiceCenter.CentralHost;

return await HostProgram.RunAsync(args);
