namespace ServiceCenter.Hardware.Gpio;

/// <summary>What finds GPIO chips. Which one does is chosen where a program is put together.</summary>
public interface IGpioDriver
{
    /// <summary>A chip by its label.</summary>
    /// <exception cref="GpioException">No such chip (the message lists those there are), or it may not be opened.</exception>
    IGpioChip Open(string label);
}

/// <summary>A chip whose lines can be taken: for this process alone, until they are disposed.</summary>
public interface IGpioChip : IDisposable
{
    /// <exception cref="GpioException">The lines cannot be had; the message says which and why.</exception>
    IInputLines TakeInputs(IReadOnlyList<int> lines, InputWiring wiring);

    /// <summary>All are off when they are taken.</summary>
    /// <exception cref="GpioException">The lines cannot be had; the message says which and why.</exception>
    IOutputLines TakeOutputs(IReadOnlyList<int> lines);
}
