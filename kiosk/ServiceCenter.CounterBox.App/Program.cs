using ServiceCenter.CounterBox;
using ServiceCenter.CounterBox.App;

return await BoxProgram.RunAsync(args, Drivers.OfBox);
