using System.Reflection;

namespace ServiceCenter.Architecture.Tests;

/// <summary>A ban on a symbol bites where it is used, not where a signature only names it: that is looked at here.</summary>
public sealed class SignatureTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] ImpureNamespaces = ["System.Threading.Tasks", "System.Net", "System.IO", "System.Diagnostics", "System.Timers"];
    private static readonly string[] ImpureTypes =
        ["System.TimeProvider", "System.TimeZoneInfo", "System.Random", "System.Threading.Thread", "System.Threading.Timer", "System.Threading.CancellationToken"];

    [Fact]
    public void pure_rooms_name_no_impure_type_in_any_signature()
    {
        Pure().SelectMany(ImpureSignatures).ShouldBeEmpty();
    }

    [Fact]
    public void every_pure_room_is_looked_at()
    {
        Pure().Select(type => type.Namespace).Distinct().Count(name => name?.EndsWith(".Session", StringComparison.Ordinal) == true).ShouldBeGreaterThanOrEqualTo(2);
        Pure().Select(type => type.Assembly).Distinct().Count().ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public void an_impure_signature_is_noticed()
    {
        ImpureSignatures(typeof(Tainted)).ShouldBe(
        [
            "Tainted.Delayed: Task`1",
            "Tainted.Read: Stream",
            "Tainted._clock: TimeProvider",
            "Tainted.add_Came: CancellationToken",
            "Tainted.remove_Came: CancellationToken",
            "Tainted.Came: CancellationToken",
        ], ignoreOrder: true);
    }

    private static IEnumerable<Type> Pure()
    {
        string[] rooms = ["Engine", "Sequencer", "Foresight"];
        string[] withSession = [.. House.Projects.Keys.Where(room => room is "Messaging" or "Kiosk" or "Display" or "CounterBox")];
        return rooms.SelectMany(TypesOf)
            .Concat(withSession.SelectMany(TypesOf).Where(type => type.Namespace?.Split('.').Contains("Session") == true));
    }

    private static Type[] TypesOf(string room) => Assembly.Load("ServiceCenter." + room).GetTypes();

    private static IEnumerable<string> ImpureSignatures(Type type) => type.GetMembers(Everything)
        .SelectMany(member => Named(member).Select(named => (member, named)))
        .SelectMany(pair => Parts(pair.named).Where(IsImpure).Select(part => $"{type.Name}.{pair.member.Name}: {part.Name}"))
        .Distinct();

    private static IEnumerable<Type> Named(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        FieldInfo field => [field.FieldType],
        _ => [], // properties and events are methods and fields
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : [type, .. type.GetGenericArguments().SelectMany(Parts)];

    private static bool IsImpure(Type type) =>
        ImpureTypes.Contains(type.FullName) || ImpureNamespaces.Any(name => type.Namespace == name || type.Namespace?.StartsWith(name + ".", StringComparison.Ordinal) == true);

#pragma warning disable CA1051, CS0067, CS0414, IDE0052, CA1003, CA1070, CA1805
    private sealed class Tainted
    {
        private readonly TimeProvider? _clock = null;
        public event Action<CancellationToken>? Came;
        public IReadOnlyList<Task<int>> Delayed() => [];
        public void Read(ref Stream stream) { }
        public DateTimeOffset Fine(TimeSpan span) => default;
    }
#pragma warning restore
}
