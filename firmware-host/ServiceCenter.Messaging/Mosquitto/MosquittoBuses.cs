namespace ServiceCenter.Messaging.Mosquitto;

/// <summary>Connections over libmosquitto.</summary>
public sealed class MosquittoBuses : IBusDriver
{
    public string? WhyMissing => MosquittoBus.IsAvailable(out var reason) ? null : reason;

    public IBus Make(BusOptions options) => new MosquittoBus(options);
}
