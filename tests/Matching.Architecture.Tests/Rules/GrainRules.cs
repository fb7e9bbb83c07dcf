using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Matching.Architecture.Tests.Rules;

/// <summary>What grains, their states and their keys keep to.</summary>
internal static class GrainRules
{
    private const string HexDigits = "0123456789abcdefABCDEF";

    /// <param name="uses">A grain class and the name of one of its states.</param>
    public static IEnumerable<string> StateNamesAreUnique(IEnumerable<(string Grain, string State)> uses) =>
        from use in uses
        group use.Grain by use.State into grains
        where grains.Count() > 1
        select $"{grains.Key} is stored by {string.Join(", ", grains)}";

    public static IEnumerable<(string Grain, string State)> StatesOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        from constructor in type.GetConstructors()
        from parameter in constructor.GetParameters()
        from attribute in parameter.GetCustomAttributesData()
        where attribute.AttributeType.Name == "PersistentStateAttribute"
        select (type.Name, (string)attribute.ConstructorArguments[0].Value!);

    public static IEnumerable<string> NoGrainOfState(IEnumerable<Type> types) =>
        from type in types
        where Ancestors(type).Any(t => t.Name == "Grain`1")
        select $"{type.Name} keeps its state in the base class";

    public static IEnumerable<string> KeysAreSafe(IEnumerable<string> keys) =>
        from key in keys
        where key.Length == 0 || !char.IsAsciiLetterLower(key[0]) || HexDigits.Contains(key[0]) || key.Contains('+')
        select $"{key} can be mistaken for a number";

    /// <summary>Every kind of key, by every method that writes one.</summary>
    public static IEnumerable<string> KeysOf(Type keys) =>
        from method in keys.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.ReturnType == typeof(string)
        select (string)method.Invoke(null, [.. method.GetParameters().Select(p => Sample(p.ParameterType))])!;

    public static IEnumerable<string> EventIdsAreUnique(IEnumerable<(string Method, int Id)> events) =>
        from one in events
        group one.Method by one.Id into methods
        where methods.Count() > 1 || methods.Key <= 0
        select $"{methods.Key} is logged by {string.Join(", ", methods)}";

    public static IEnumerable<(string Method, int Id)> EventsOf(IEnumerable<Assembly> assemblies) =>
        from assembly in assemblies
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
        where attribute is not null
        select ($"{type.Name}.{method.Name}", attribute.EventId);

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor.IsGenericType ? ancestor.GetGenericTypeDefinition() : ancestor;
    }

    private static object Sample(Type type) => type switch
    {
        _ when type == typeof(string) => "se-0580",
        _ when type == typeof(int) => 3,
        _ when type == typeof(long) => 3L,
        _ when type == typeof(Guid) => Guid.Parse("01234567-89ab-7def-8123-456789abcdef"),
        _ => Activator.CreateInstance(type, "se-0580", Guid.Parse("01234567-89ab-7def-8123-456789abcdef"))!,
    };
}
