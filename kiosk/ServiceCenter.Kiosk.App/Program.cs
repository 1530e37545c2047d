using ServiceCenter.Kiosk;
using ServiceCenter.Kiosk.App;

return await KioskProgram.RunAsync(args, Drivers.OfKiosk);
