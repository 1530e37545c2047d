using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ServiceCenter.Systemd;

/// <summary>What systemd told this process in its environment (sd_notify(3), sd_watchdog_enabled(3)).</summary>
/// <param name="Path">Of the socket; one that begins with @ has no file.</param>
/// <param name="Watchdog">A service silent for longer is killed and started again; null: nobody watches.</param>
public sealed record NotifySocket(string Path, TimeSpan? Watchdog)
{
    /// <param name="environment">Name of a variable to its text; null where it is not set.</param>
    /// <returns>Null: this process was not started by systemd, or its unit does not ask.</returns>
    public static NotifySocket? From(Func<string, string?> environment, int processId)
    {
        if (environment("NOTIFY_SOCKET") is not { Length: > 1 } path) return null;
        var meant = environment("WATCHDOG_PID") is not { } other || other == processId.ToString(CultureInfo.InvariantCulture);
        var watched = long.TryParse(environment("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0;
        return new NotifySocket(path, meant && watched ? TimeSpan.FromMicroseconds(microseconds) : null);
    }

    /// <summary>One message of assignments, such as <c>READY=1</c>.</summary>
    /// <exception cref="SocketException">Nobody listens.</exception>
    public void Send(string state)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(Path[0] == '@' ? "\0" + Path[1..] : Path));
    }
}
