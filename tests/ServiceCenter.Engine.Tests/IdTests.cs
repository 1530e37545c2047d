namespace ServiceCenter.Engine.Tests;

/// <summary>The laws of every id, once for all of them.</summary>
public class IdTests
{
    public static TheoryData<Type> Slugs =>
        [typeof(ServiceId), typeof(CounterId), typeof(ZoneId), typeof(ProfileId), typeof(DeviceId), typeof(AgentId)];

    private static object Make(Type type, string value)
    {
        try { return Activator.CreateInstance(type, value)!; }
        catch (System.Reflection.TargetInvocationException wrapped) { throw wrapped.InnerException!; }
    }

    [Theory, MemberData(nameof(Slugs))]
    public void An_id_is_what_it_was_made_of(Type type)
    {
        Make(type, "a-1").ToString().ShouldBe("a-1");
        Make(type, "a-1").ShouldBe(Make(type, "a-1"));
        Make(type, "a-1").ShouldNotBe(Make(type, "a-2"));
    }

    [Fact]
    public void Ids_sort_by_their_bytes()
    {
        string[] sorted = ["-", "0", "10", "9", "a", "a-", "a0", "b"];

        Sorted<ServiceId>(sorted, v => new(v)).ShouldBe(sorted);
        Sorted<CounterId>(sorted, v => new(v)).ShouldBe(sorted);
        Sorted<ZoneId>(sorted, v => new(v)).ShouldBe(sorted);
        Sorted<ProfileId>(sorted, v => new(v)).ShouldBe(sorted);
        Sorted<DeviceId>(sorted, v => new(v)).ShouldBe(sorted);
        Sorted<AgentId>(sorted, v => new(v)).ShouldBe(sorted);
    }

    private static IEnumerable<string?> Sorted<T>(string[] values, Func<string, T> make) where T : struct, IComparable<T> =>
        values.Reverse().Select(make).Order().Select(id => id.ToString());

    [Theory, MemberData(nameof(Slugs))]
    public void An_id_is_a_slug(Type type)
    {
        Make(type, new string('z', Slug.MaxLength)).ToString()!.Length.ShouldBe(64);
        foreach (var bad in new[] { "", "A", "a b", "a/b", "a.b", "ä", "a\n", "+", "#", new string('z', 65) })
            Should.Throw<FormatException>(() => Make(type, bad)).Message.ShouldStartWith($"'{bad}' is no ");
    }

    [Fact]
    public void A_ticket_id_reads_back_as_it_was_written()
    {
        foreach (var value in new[] { UInt128.Zero, UInt128.One, UInt128.MaxValue, (UInt128)ulong.MaxValue + 7 })
            TicketId.Parse(new TicketId(value).ToString()).ShouldBe(new TicketId(value));
        new TicketId(255).ToString().ShouldBe("000000000000000000000000000000ff");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ff")]
    [InlineData("000000000000000000000000000000FF")]
    [InlineData(" 00000000000000000000000000000ff")]
    [InlineData("0000000000000000000000000000000ff")]
    [InlineData("g00000000000000000000000000000ff")]
    public void Anything_else_is_no_ticket_id(string text)
    {
        TicketId.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => TicketId.Parse(text));
    }

    [Fact]
    public void Ticket_numbers_sort_by_prefix_and_then_as_numbers()
    {
        TicketNumber[] sorted = [new("A", 9), new("A", 10), new("A", 1000), new("B", 1)];

        sorted.Reverse().Order().ShouldBe(sorted);
    }
}
