using System.Buffers.Binary;
using Iot.Device.Display;
using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.Hardware.IotBindings;

/// <summary>A board of four fourteen-segment digits with an HT16K33.</summary>
internal sealed class IotHt16k33Sign(ISmBusDevice device) : ISign
{
    private readonly SmBusAsI2c bus = new(device);

    public int Width => Sign.Ht16k33.Digits;

    public void Show(SignPicture picture)
    {
        // The binding sets the chip up when it is made, and then only: made anew, it sets up one that was unplugged.
        var display = new Large4Digit14SegmentDisplay(bus) { BufferingEnabled = true, Brightness = (byte)Math.Clamp(picture.Brightness, 0, SignPicture.Brightest) };
        display.Write(Segments(picture.Text));
        display.Flush();
        if (!picture.Lit) display.DisplayOn = false;
    }

    public void Dispose()
    {
        try
        {
            new Large4Digit14SegmentDisplay(bus) { BufferingEnabled = true }.DisplayOn = false;
        }
        catch (SignException)
        {
            // A sign that is gone is dark.
        }
        device.Dispose();
    }

    /// <summary>Our boards have a digit's low byte first, the binding's the high one.</summary>
    private static Segment14[] Segments(string text) =>
        [.. text.PadRight(Sign.Ht16k33.Digits)[..Sign.Ht16k33.Digits].Select(character => (Segment14)BinaryPrimitives.ReverseEndianness(FourteenSegments.Of(character)))];
}
