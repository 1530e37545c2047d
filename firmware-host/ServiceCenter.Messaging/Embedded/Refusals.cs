namespace ServiceCenter.Messaging.Embedded;

/// <summary>Whom a broker of our own refused, why, and what to do: for people, in the same words whichever broker it is.</summary>
public static class Refusals
{
    public static string Publication(string client, string topic) =>
        $"{client} published to {topic}, which it may not: dropped. A device speaks under its own name only";

    public static string Connection(string address) =>
        $"a device at {address} was refused: its user is unknown or its key is wrong. A new key: POST /api/keys";

    public static string Tls(string address, string why) =>
        $"a device at {address} could not agree on TLS ({why}). Its CaFile is to be the ca.pem of this host, which it is to call by a name or address that the host had at its start";
}
