using System.Collections.Concurrent;
using System.Device.Gpio;
using System.Diagnostics;
using ServiceCenter.Hardware.Gpio;

namespace ServiceCenter.Hardware.DeviceGpio;

/// <summary>Buttons over System.Device.Gpio. It calls from a thread of its own per line; the thread that waits for edges does the rest.</summary>
internal sealed class DeviceGpioInputLines : IInputLines
{
    private readonly GpioController controller;
    private readonly IReadOnlyList<int> lines;
    private readonly bool activeLow;
    private readonly SteadyLevels levels;
    private readonly BlockingCollection<int> moved = [];
    private bool disposed;

    public DeviceGpioInputLines(GpioController controller, IReadOnlyList<int> lines, InputWiring wiring)
    {
        (this.controller, this.lines, activeLow, levels) = (controller, lines, wiring.ActiveLow, new SteadyLevels(wiring.Debounce));
        foreach (var line in lines) controller.RegisterCallbackForPinValueChangedEvent(line, PinEventTypes.Rising | PinEventTypes.Falling, Moved);
        foreach (var line in lines) levels.Begin(line, Read(line));
    }

    public LineEdge? WaitForEdge()
    {
        while (!moved.IsCompleted)
        {
            if (levels.Settle(Now, Read) is { } edge) return edge;
            var wait = levels.NextDue is { } due ? due - Now : Timeout.InfiniteTimeSpan;
            if (levels.NextDue is not null && wait < TimeSpan.Zero) wait = TimeSpan.Zero;
            if (moved.TryTake(out var line, wait)) levels.Moved(line, Now);
        }
        return null;
    }

    public bool Read(int line)
    {
        try
        {
            return (controller.Read(line) == PinValue.High) != activeLow;
        }
        catch (Exception problem) when (DeviceGpioChip.IsTheChips(problem))
        {
            throw new GpioException($"Line {line} cannot be read: {problem.Message}");
        }
    }

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        foreach (var line in lines) controller.UnregisterCallbackForPinValueChangedEvent(line, Moved);
        moved.CompleteAdding();
        DeviceGpioChip.Release(controller, lines);
    }

    private static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    private void Moved(object sender, PinValueChangedEventArgs change) => moved.Add(change.PinNumber);
}
