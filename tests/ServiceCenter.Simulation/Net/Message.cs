using ServiceCenter.CounterBox.Session;
using ServiceCenter.Display.Session;
using ServiceCenter.Kiosk.Session;
using ServiceCenter.Sequencer;

namespace ServiceCenter.Simulation.Net;

/// <summary>Whose code made a message.</summary>
public enum Author { Host, Kiosk, Display, Box }

/// <summary>
/// A message on the bus. It can only be had from what a machine of the product put out: the simulation carries bytes and makes none.
/// </summary>
internal sealed class Message
{
    private Message(Author author, string topic, ReadOnlyMemory<byte> body, bool retain) => (By, Topic, Body, Retain) = (author, topic, body, retain);

    public Author By { get; }
    public string Topic { get; }
    public ReadOnlyMemory<byte> Body { get; }
    public bool Retain { get; }

    public static Message Of(Output.Publish made) => new(Author.Host, made.Topic, made.Body, made.Retain);
    public static Message Of(KioskOutput.Publish made) => new(Author.Kiosk, made.Topic, made.Body, made.Retain);
    public static Message Of(BoxOutput.Publish made) => new(Author.Box, made.Topic, made.Body, made.Retain);
    public static Message Of(DisplayOutput.Publish made) => new(Author.Display, made.Topic, made.Body, made.Retain);
}
