using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static ServiceCenter.Messaging.Mosquitto.Libmosquitto;

namespace ServiceCenter.Messaging.Mosquitto;

/// <summary>What the library calls, all of it on the bus's own thread and under the gate. No exception may cross into the library: it would end the process.</summary>
public sealed unsafe partial class MosquittoBus
{
    /// <summary>What the listener is told once the gate is free again: it may hold locks of its own, and publish under them.</summary>
    private readonly ConcurrentQueue<Action> _toTell = [];
    private readonly Dictionary<int, string> _subscribing = [];
    private IReadOnlyList<string> _patterns;
    private GCHandle _self;
    private string? _refusal;
    private string? _lastReason;

    private nint NewClient()
    {
        _self = GCHandle.Alloc(this);
        var client = New(_options.ClientId, _options.CleanSession, GCHandle.ToIntPtr(_self));
        if (client == 0) throw new InvalidOperationException($"libmosquitto refuses the client id \"{_options.ClientId}\".");
        Check(SetOption(client, Option.TcpNoDelay, 1), "TCP_NODELAY");
        Check(SetMaxInFlight(client, InFlight), "messages in flight");
        if (_options.User is not null) Check(SetUser(client, _options.User, _options.Password), "user and password");
        if (_options.CaFile is { } authority) Check(SetAuthority(client, authority, null, null, null, 0), "the authority in " + authority);
        if (_options.Will is { } will)
        {
            fixed (byte* body = will.Body.Span)
                Check(SetWill(client, will.Topic, will.Body.Length, body, AtLeastOnce, true), "last will on " + will.Topic);
        }
        OnConnect(client, &WhenConnected);
        OnPublished(client, &WhenPublished);
        OnSubscribed(client, &WhenSubscribed);
        OnMessage(client, &WhenMessage);
        return client;
    }

    private static void Check(int result, string what)
    {
        if (result != Result.Success) throw new InvalidOperationException($"libmosquitto refuses {what}: {Explain(result)}.");
    }

    private void FreeClient()
    {
        Destroy(_client);
        _self.Free();
        _stop.Dispose();
        _wait.Dispose();
    }

    private static MosquittoBus Of(nint userData) => (MosquittoBus)GCHandle.FromIntPtr(userData).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void WhenConnected(nint client, nint userData, int code, int flags) => Of(userData).Connected(code, (flags & 1) != 0);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void WhenPublished(nint client, nint userData, int messageId) => Of(userData).Acknowledged();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void WhenSubscribed(nint client, nint userData, int messageId, int count, int* granted) =>
        Of(userData).Subscribed(messageId, new ReadOnlySpan<int>(granted, count));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void WhenMessage(nint client, nint userData, Message* message) => Of(userData).Received(message);

    private void Connected(int code, bool sessionWasKept)
    {
        if (code != 0)
        {
            _refusal = ExplainRefusal(code);
            return;
        }
        SessionWasKept = sessionWasKept;
        _lastReason = null;
        _connected = true;
        _subscribing.Clear();
        foreach (var pattern in _patterns) Ask(pattern);
        _toTell.Enqueue(_listener!.Connected);
    }

    private void Ask(string pattern)
    {
        var messageId = 0;
        var result = Subscribe(_client, &messageId, pattern, AtLeastOnce);
        if (IsTaken(result)) _subscribing[messageId] = pattern;
        else _toTell.Enqueue(() => _listener!.Trouble($"Cannot subscribe to {pattern}: {Explain(result)}."));
    }

    private void Subscribed(int messageId, ReadOnlySpan<int> granted)
    {
        if (!_subscribing.Remove(messageId, out var pattern) || !granted.Contains(SubscriptionDenied)) return;
        _toTell.Enqueue(() => _listener!.Trouble(
            $"The broker denies {_options.User ?? "anonymous"} the subscription to {pattern}: see its access list."));
    }

    private void Received(Message* message)
    {
        var topic = Marshal.PtrToStringUTF8((nint)message->Topic)!;
        var body = new ReadOnlySpan<byte>(message->Payload, message->PayloadLength).ToArray();
        var retained = message->Retain != 0;
        _toTell.Enqueue(() => _listener!.Received(topic, body, retained));
    }

    private void TellListener()
    {
        while (_toTell.TryDequeue(out var call)) Guarded(call);
    }

    private void Guarded(Action call)
    {
#pragma warning disable CA1031 // Whatever the listener threw is said, and the bus goes on: the next message is no worse for it.
        try
        {
            call();
        }
        catch (Exception thrown)
        {
            Console.Error.WriteLine($"bus {_options.ClientId}: a callback threw: {thrown}");
        }
#pragma warning restore CA1031
    }
}
