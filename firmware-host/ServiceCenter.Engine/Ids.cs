using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ServiceCenter.Engine;

/// <summary>The one form of every name that stands in a topic, a path or the centre's file: <c>[a-z0-9-]</c>, 1 to 64 characters.</summary>
public static class Slug
{
    public const int MaxLength = 64;

    public static bool IsValid([NotNullWhen(true)] string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength) return false;
        foreach (var c in text)
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) return false;
        return true;
    }

    internal static string Checked(string text, string what) =>
        IsValid(text) ? text : throw new FormatException($"'{text}' is no {what}: 1 to {MaxLength} of a-z, 0-9 and '-' are.");
}

/// <summary>What is asked for at a kiosk: the name of a queue.</summary>
public readonly record struct ServiceId : IComparable<ServiceId>
{
    public ServiceId(string value) => Value = Slug.Checked(value, "service");
    public string Value { get; }
    public int CompareTo(ServiceId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>A service point: the desk at which an agent serves.</summary>
public readonly record struct CounterId : IComparable<CounterId>
{
    public CounterId(string value) => Value = Slug.Checked(value, "counter");
    public string Value { get; }
    public int CompareTo(CounterId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>The part of the hall that one wall display serves.</summary>
public readonly record struct ZoneId : IComparable<ZoneId>
{
    public ZoneId(string value) => Value = Slug.Checked(value, "zone");
    public string Value { get; }
    public int CompareTo(ZoneId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>A work profile: what a counter calls, by which rules.</summary>
public readonly record struct ProfileId : IComparable<ProfileId>
{
    public ProfileId(string value) => Value = Slug.Checked(value, "profile");
    public string Value { get; }
    public int CompareTo(ProfileId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>A kiosk, display, button box, program or signed-in browser that may ask the centre for something.</summary>
public readonly record struct DeviceId : IComparable<DeviceId>
{
    public DeviceId(string value) => Value = Slug.Checked(value, "device");
    public string Value { get; }
    public int CompareTo(DeviceId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>An agent, under an opaque id: the name stands outside the hash chain, where retention can erase it.</summary>
public readonly record struct AgentId : IComparable<AgentId>
{
    public AgentId(string value) => Value = Slug.Checked(value, "agent");
    public string Value { get; }
    public int CompareTo(AgentId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>128 random bits, made by whoever asks for the ticket, written as 32 lower-case hexadecimal digits. Knowing it is holding the ticket.</summary>
public readonly record struct TicketId(UInt128 Value) : IComparable<TicketId>
{
    public int CompareTo(TicketId other) => Value.CompareTo(other.Value);

    // In two halves: formatting 128 bits at once divides, and this is written several times for every event.
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{unchecked((ulong)(Value >> 64)):x16}{unchecked((ulong)Value):x16}");

    public static bool TryParse(string? text, out TicketId id)
    {
        id = default;
        if (text is not { Length: 32 }) return false;
        foreach (var c in text)
            if (c is not ((>= 'a' and <= 'f') or (>= '0' and <= '9'))) return false;
        id = new TicketId(UInt128.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return true;
    }

    public static TicketId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no ticket id: 32 of 0-9 and a-f are.");
}

/// <summary>What is printed and called: a service's prefix and a number, written together and never padded or cut (<c>A42</c>, <c>A1000</c>).</summary>
public readonly record struct TicketNumber(string Prefix, int Value) : IComparable<TicketNumber>
{
    public int CompareTo(TicketNumber other)
    {
        var byPrefix = string.CompareOrdinal(Prefix, other.Prefix);
        return byPrefix != 0 ? byPrefix : Value.CompareTo(other.Value);
    }

    public override string ToString() => Prefix + Value.ToString(CultureInfo.InvariantCulture);
}
