using ServiceCenter.Kiosk;

return await KioskProgram.RunAsync(args);
