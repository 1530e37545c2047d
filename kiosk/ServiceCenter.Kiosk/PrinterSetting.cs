using System.Globalization;
using ServiceCenter.Hardware;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.Kiosk;

/// <summary>Where the paper comes from: <c>none</c>, <c>twin</c> (a picture on the page), a device file, or <c>tcp:host</c> with a port or without.</summary>
public abstract record PrinterSetting
{
    private PrinterSetting() { }
    public sealed record None : PrinterSetting;
    public sealed record Twin : PrinterSetting;
    public sealed record Device(string Path) : PrinterSetting;
    public sealed record Tcp(string Host, int Port) : PrinterSetting;

    /// <exception cref="SettingsException">It is none of these.</exception>
    public static PrinterSetting Parse(string text)
    {
        if (text == "none") return new None();
        if (text == "twin") return new Twin();
        if (text.StartsWith("/dev/", StringComparison.Ordinal)) return new Device(text);
        if (text.StartsWith("tcp:", StringComparison.Ordinal) && TcpOf(text[4..]) is { } tcp) return tcp;
        throw new SettingsException(
            $"ServiceCenter:Kiosk:Printer is \"{text}\": it is none, twin, a device file as /dev/usb/lp0, or tcp:host or tcp:host:port.");
    }

    /// <summary>Null: there is none.</summary>
    public IReceiptPrinter? Open() => this switch
    {
        Twin => new PaperTwin(),
        Device device => new DevicePrinter(device.Path),
        Tcp tcp => new TcpPrinter(tcp.Host, tcp.Port),
        _ => null,
    };

    private static Tcp? TcpOf(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? text : text[..colon];
        var port = TcpPrinter.UsualPort;
        var wrong = host.Length == 0 || colon >= 0 && !(int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536);
        return wrong ? null : new Tcp(host, port);
    }
}
