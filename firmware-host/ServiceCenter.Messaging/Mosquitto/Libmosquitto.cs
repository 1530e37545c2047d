using System.Runtime.InteropServices;

namespace ServiceCenter.Messaging.Mosquitto;

/// <summary>The calls of libmosquitto 2.0 (mosquitto.h) that the bus makes. Strings are UTF-8; an int returned is a <see cref="Result"/>.</summary>
internal static unsafe partial class Libmosquitto
{
    private const string Library = "libmosquitto.so.1";

    internal static class Result
    {
        internal const int Success = 0;
        /// <summary>From <c>mosquitto_publish</c>: no connection, and yet the message is kept and will be sent.</summary>
        internal const int NoConnection = 4;
        internal const int ConnectionRefused = 5;
        /// <summary>The broker closed the connection in the middle of a write.</summary>
        internal const int ConnectionLost = 7;
        internal const int Tls = 8;
        internal const int SystemError = 14;
    }

    internal static class Option
    {
        internal const int TcpNoDelay = 11;
    }

    /// <summary>A subscription's answer when the broker denied it.</summary>
    internal const int SubscriptionDenied = 0x80;
    private const int BadUserOrPassword = 4, NotAuthorised = 5;

    [StructLayout(LayoutKind.Sequential)]
    internal struct Message
    {
        internal int Id;
        internal byte* Topic;
        internal byte* Payload;
        internal int PayloadLength;
        internal int QualityOfService;
        internal byte Retain;
    }

    /// <summary>Initialises the library at first use, once for the life of the process.</summary>
    private static readonly Lazy<string?> Missing = new(() =>
    {
        if (!NativeLibrary.TryLoad(Library, out _))
            return $"{Library} was not found: install the Debian package libmosquitto1 (apt-get install libmosquitto1)";
        var result = Initialise();
        return result == Result.Success ? null : $"{Library} could not be initialised: {Explain(result)}";
    });

    internal static string? WhyMissing => Missing.Value;

    internal static string Explain(int result) =>
        result == Result.SystemError
            ? Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())
            : Marshal.PtrToStringUTF8((nint)ErrorText(result)) ?? $"error {result}";

    /// <summary>Brokers do not agree on which of two codes a wrong password has.</summary>
    internal static string ExplainRefusal(int code) => code is BadUserOrPassword or NotAuthorised
        ? "not authorised: unknown user or wrong password"
        : Marshal.PtrToStringUTF8((nint)RefusalText(code)) ?? $"code {code}";

    [LibraryImport(Library, EntryPoint = "mosquitto_lib_init")]
    private static partial int Initialise();

    [LibraryImport(Library, EntryPoint = "mosquitto_strerror")]
    private static partial byte* ErrorText(int result);

    [LibraryImport(Library, EntryPoint = "mosquitto_connack_string")]
    private static partial byte* RefusalText(int code);

    [LibraryImport(Library, EntryPoint = "mosquitto_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint New(string clientId, [MarshalAs(UnmanagedType.I1)] bool cleanSession, nint userData);

    [LibraryImport(Library, EntryPoint = "mosquitto_destroy")]
    internal static partial void Destroy(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_int_option")]
    internal static partial int SetOption(nint client, int option, int value);

    [LibraryImport(Library, EntryPoint = "mosquitto_max_inflight_messages_set")]
    internal static partial int SetMaxInFlight(nint client, uint messages);

    [LibraryImport(Library, EntryPoint = "mosquitto_username_pw_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetUser(nint client, string? user, string? password);

    /// <summary>TLS, with the broker's certificate and name checked against the authority. Password callback: none, for there is no key.</summary>
    [LibraryImport(Library, EntryPoint = "mosquitto_tls_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetAuthority(nint client, string authorityFile, string? authorityFolder, string? certificate, string? key, nint password);

    [LibraryImport(Library, EntryPoint = "mosquitto_will_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetWill(
        nint client, string topic, int length, byte* payload, int qualityOfService, [MarshalAs(UnmanagedType.I1)] bool retain);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int Connect(nint client, string host, int port, int keepAliveSeconds);

    [LibraryImport(Library, EntryPoint = "mosquitto_reconnect", SetLastError = true)]
    internal static partial int Reconnect(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_disconnect")]
    internal static partial int Disconnect(nint client);

    /// <summary>The connection's descriptor; -1: there is none.</summary>
    [LibraryImport(Library, EntryPoint = "mosquitto_socket")]
    internal static partial int Socket(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_loop_read", SetLastError = true)]
    internal static partial int Read(nint client, int maxPackets);

    [LibraryImport(Library, EntryPoint = "mosquitto_loop_write", SetLastError = true)]
    internal static partial int Write(nint client, int maxPackets);

    /// <summary>Keepalive: to be called once a second.</summary>
    [LibraryImport(Library, EntryPoint = "mosquitto_loop_misc", SetLastError = true)]
    internal static partial int Misc(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_want_write")]
    [return: MarshalAs(UnmanagedType.I1)]
    internal static partial bool WantsToWrite(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int Publish(
        nint client, int* messageId, string topic, int length, byte* payload, int qualityOfService,
        [MarshalAs(UnmanagedType.I1)] bool retain);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Subscribe(nint client, int* messageId, string pattern, int qualityOfService);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect_with_flags_callback_set")]
    internal static partial void OnConnect(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, int, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish_callback_set")]
    internal static partial void OnPublished(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe_callback_set")]
    internal static partial void OnSubscribed(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, int, int*, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_message_callback_set")]
    internal static partial void OnMessage(nint client, delegate* unmanaged[Cdecl]<nint, nint, Message*, void> callback);
}
