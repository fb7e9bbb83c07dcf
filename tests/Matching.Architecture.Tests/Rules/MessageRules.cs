using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Matching.Architecture.Tests.Rules;

/// <summary>What messages keep to: they pass by reference between grains, and their names are a wire format.</summary>
internal static class MessageRules
{
    private static readonly HashSet<Type> Plain =
        [typeof(string), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(double), typeof(bool), typeof(Guid), typeof(DateOnly), typeof(DateTimeOffset)];

    private static readonly HashSet<Type> Collections = [typeof(ImmutableArray<>), typeof(ImmutableDictionary<,>)];

    public static IEnumerable<Type> MessagesOf(Assembly assembly) =>
        assembly.GetTypes().Where(t => Has(t, "GenerateSerializerAttribute") && !t.IsEnum && !typeof(Exception).IsAssignableFrom(t));

    public static IEnumerable<string> AreImmutable(IEnumerable<Type> messages)
    {
        foreach (var message in messages)
        {
            if (!message.IsValueType && message.GetMethod("<Clone>$") is null)
                yield return $"{message.Name} is no record";
            foreach (var field in message.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(f => !f.IsInitOnly))
                yield return $"{message.Name}.{field.Name} is a field that can be set";
            foreach (var property in message.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
                    yield return $"{message.Name}.{property.Name} can be set";
                if (!IsImmutable(property.PropertyType))
                    yield return $"{message.Name}.{property.Name} holds a {property.PropertyType.Name}";
            }
        }
    }

    public static IEnumerable<string> AliasesAreUnique(IEnumerable<(string Type, string? Alias)> names) =>
        (from name in names where name.Alias is null select $"{name.Type} has no alias")
        .Concat(from name in names where name.Alias is not null group name.Type by name.Alias into types where types.Count() > 1 select $"{types.Key} names {string.Join(", ", types)}");

    public static IEnumerable<(string Type, string? Alias)> AliasesOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        where Has(type, "GenerateSerializerAttribute") || IsGrainInterface(type)
        select (type.Name, Alias(type));

    public static IEnumerable<(string Type, string? Alias)> MethodAliasesOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        where IsGrainInterface(type)
        from method in type.GetMethods()
        select ($"{type.Name}.{method.Name}", Alias(method) is { } alias ? $"{type.Name}/{alias}" : null);

    private static bool IsImmutable(Type type) => type switch
    {
        { IsGenericParameter: true } or { IsEnum: true } => true,
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Nullable<>) => IsImmutable(type.GenericTypeArguments[0]),
        { IsGenericType: true } when Collections.Contains(type.GetGenericTypeDefinition()) => type.GenericTypeArguments.All(IsImmutable),
        _ => Plain.Contains(type) || Has(type, "GenerateSerializerAttribute"),
    };

    private static bool IsGrainInterface(Type type) => type is { IsInterface: true } && type.GetInterfaces().Any(i => i.Name == "IGrainWithStringKey");

    private static string? Alias(MemberInfo member) =>
        (string?)member.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType.Name == "AliasAttribute")?.ConstructorArguments[0].Value;

    private static bool Has(Type type, string attribute) => type.GetCustomAttributesData().Any(a => a.AttributeType.Name == attribute);
}
