using ServiceCenter.CounterBox;

return await BoxProgram.RunAsync(args);
