using ServiceCenter.AllInOne;
using ServiceCenter.CentralHost;

return await HostProgram.SayingWhatIsWrongAsync(() => WholeCentre.RunAsync(args), WholeCentre.IsWrongSetting);
