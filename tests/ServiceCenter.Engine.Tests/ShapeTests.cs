using System.Collections.Immutable;
using System.Reflection;

namespace ServiceCenter.Engine.Tests;

/// <summary>A ban in the analyzer bites on use; these look at what the engine shows.</summary>
public class ShapeTests
{
    private static readonly Type[] Public = typeof(CentreEngine).Assembly.GetExportedTypes();

    private static readonly Type[] Immutable =
    [
        typeof(ImmutableArray<>), typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedSet<>), typeof(Nullable<>),
        typeof(IReadOnlyList<>), typeof(ReadOnlyMemory<>),
    ];

    private static readonly Type[] Values =
        [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(ulong), typeof(UInt128), typeof(TimeSpan), typeof(DateTimeOffset), typeof(DateOnly), typeof(double)];

    [Fact]
    public void Nothing_public_can_be_changed_after_it_was_made()
    {
        foreach (var type in Public)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                (field.IsInitOnly || IsEnum(type)).ShouldBeTrue($"{type.Name}.{field.Name} can be assigned");
            foreach (var property in type.GetProperties())
                IsInitOnly(property).ShouldBeTrue($"{type.Name}.{property.Name} can be set");
        }
    }

    [Fact]
    public void Nothing_public_holds_what_can_be_changed()
    {
        foreach (var type in Public)
            foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
                IsImmutable(property.PropertyType).ShouldBeTrue($"{type.Name}.{property.Name} is {property.PropertyType}");
    }

    [Fact]
    public void No_signature_speaks_of_tasks_clocks_zones_chance_files_or_sockets()
    {
        foreach (var type in Public)
            foreach (var method in type.GetMethods().Where(m => m.DeclaringType == type))
                foreach (var spoken in method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType).SelectMany(Unwrap))
                    IsBanned(spoken).ShouldBeFalse($"{type.Name}.{method.Name} speaks of {spoken}");
    }

    [Fact]
    public void These_tests_can_fail()
    {
        IsImmutable(typeof(List<int>)).ShouldBeFalse();
        IsImmutable(typeof(ImmutableArray<int[]>)).ShouldBeFalse();
        IsInitOnly(typeof(Uri).GetProperty(nameof(Uri.Host))!).ShouldBeTrue();
        IsInitOnly(typeof(List<int>).GetProperty(nameof(List<>.Capacity))!).ShouldBeFalse();
        foreach (var banned in new[] { typeof(Task), typeof(TimeProvider), typeof(TimeZoneInfo), typeof(Random), typeof(FileStream), typeof(System.Net.IPAddress), typeof(DateTime) })
            IsBanned(banned).ShouldBeTrue();
    }

    private static bool IsEnum(Type type) => type.IsEnum;

    private static bool IsInitOnly(PropertyInfo property) =>
        property.SetMethod is not { } set || set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static bool IsImmutable(Type type) =>
        Values.Contains(type) || type.IsEnum || type == typeof(Type)
        || (type.Assembly == typeof(CentreEngine).Assembly)
        || (type.IsGenericType && Immutable.Contains(type.GetGenericTypeDefinition()) && type.GetGenericArguments().All(a => IsImmutable(a) || a == typeof(byte)))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>));

    private static bool IsBanned(Type type) =>
        type == typeof(DateTime) || type == typeof(TimeZoneInfo) || type == typeof(TimeProvider) || type == typeof(Random)
        || type.Namespace is "System.Threading" or "System.Threading.Tasks" or "System.IO" or "System.Net" or "System.Net.Sockets" or "System.Diagnostics";

    private static IEnumerable<Type> Unwrap(Type type) => type.GetGenericArguments().SelectMany(Unwrap).Append(type);
}
