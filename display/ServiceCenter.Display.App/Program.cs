using ServiceCenter.Display;

return await DisplayProgram.RunAsync(args);
