using ServiceCenter.Hardware;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.Kiosk;

/// <summary>The hardware that the settings name, found when the kiosk is set up: what is wrongly named is said before anything starts.</summary>
internal sealed class KioskDevices : IDisposable
{
    /// <exception cref="SettingsException">There is no such chip; the message lists those there are.</exception>
    public KioskDevices(KioskSettings settings, IGpioDriver gpio)
    {
        Printer = settings.Printer.Open();
        Voice = settings.Voice.Open();
        if (settings.GpioChip is not { } label) return;
        try
        {
            Chip = gpio.Open(label);
        }
        catch (GpioException problem)
        {
            throw new SettingsException($"ServiceCenter:Kiosk:GpioChip: {problem.Message}");
        }
    }

    /// <summary>Null: buttons on the screen only.</summary>
    public IGpioChip? Chip { get; }

    /// <summary>Null: no paper, the number stands on the screen.</summary>
    public IReceiptPrinter? Printer { get; }

    /// <summary>Null: the kiosk is mute.</summary>
    public IVoice? Voice { get; }

    public void Dispose()
    {
        Voice?.Dispose();
        Chip?.Dispose();
        Printer?.Dispose();
    }
}
