using ServiceCenter.CounterBox.Session;
using ServiceCenter.DevicePages;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.CounterBox.Page;

/// <summary>A box without a case: its panel and its sign, as a page shows them and presses them.</summary>
internal sealed class BoxTwin
{
    private readonly Lock gate = new();
    private readonly string device;
    private readonly PanelTwin panel;
    private readonly HashSet<int> lit = [];
    private BoxOutput.Face? face;
    private string sign = "";

    public BoxTwin(string device, PanelTwin panel, SignTwin? over)
    {
        (this.device, this.panel) = (device, panel);
        Screens = new ScreenFeed<BoxScreen>(Screen());
        panel.AllDark += () => Change(lit.Clear);
        panel.Lit += (line, on) => Change(() => _ = on ? lit.Add(line) : lit.Remove(line));
        if (over is not null) over.Shows += picture => Change(() => sign = picture.Lit ? picture.Text : "");
    }

    public ScreenFeed<BoxScreen> Screens { get; }

    /// <returns>False: there is no such button.</returns>
    public bool Press(string key)
    {
        int? line;
        lock (gate) line = face?.Keys.FirstOrDefault(one => one.Key == key)?.Line;
        if (line is { } there) panel.Press(there);
        return line is not null;
    }

    public void Wear(BoxOutput.Face brought) => Change(() => face = brought);

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            Screens.Show(Screen());
        }
    }

    private BoxScreen Screen() => new(device, face?.Counter, [.. (face?.Keys ?? []).Select(key => new BoxKeyScreen(key.Key, key.LampLine is { } lamp && lit.Contains(lamp)))], sign);
}
