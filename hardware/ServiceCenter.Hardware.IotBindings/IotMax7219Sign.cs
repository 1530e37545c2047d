using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.Hardware.IotBindings;

/// <summary>A row of dot matrices with MAX7219. The binding cannot put them to sleep: dark is a picture without dots.</summary>
internal sealed class IotMax7219Sign(ISpiDevice device, int chips) : ISign
{
    private readonly Iot.Device.Max7219.Max7219 row = new(new OneWaySpi(device), chips);

    public int Width => chips;

    public void Show(SignPicture picture)
    {
        row.Init(); // and clears
        if (!picture.Lit) return;
        row.Brightness(Math.Clamp(picture.Brightness, 0, SignPicture.Brightest));
        // What is sent first travels farthest: the binding counts from the near end, a reader from the far one.
        for (var place = 0; place < chips; place++)
            for (var line = 0; line < Iot.Device.Max7219.Max7219.NumDigits; line++)
                row[chips - 1 - place, line] = place < picture.Text.Length ? Sign.Max7219.RowOf(picture.Text[place], line) : (byte)0;
        row.Flush();
    }

    public void Dispose()
    {
        try
        {
            row.ClearAll();
        }
        catch (SignException)
        {
            // A sign that is gone is dark.
        }
        device.Dispose();
    }
}
