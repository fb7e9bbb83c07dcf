using System.Collections;
using System.Reflection;
using Immutable = System.Collections.Immutable;

namespace Matching.Testing;

/// <summary>Makes a value of any message type, with something in every member.</summary>
internal static class MessageSamples
{
    public static object Of(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        return inner switch
        {
            _ when inner == typeof(string) => "se-0580",
            _ when inner == typeof(byte) => (byte)7,
            _ when inner == typeof(int) => 7,
            _ when inner == typeof(uint) => 7u,
            _ when inner == typeof(long) => 7L,
            _ when inner == typeof(ulong) => 7UL,
            _ when inner == typeof(double) => 7.5,
            _ when inner == typeof(bool) => true,
            _ when inner == typeof(Guid) => Guid.Parse("01234567-89ab-7def-8123-456789abcdef"),
            _ when inner == typeof(DateOnly) => new DateOnly(2026, 1, 5),
            _ when inner == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero),
            _ when inner == typeof(TimeSpan) => TimeSpan.FromHours(7),
            { IsEnum: true } => Enum.GetValues(inner).GetValue(Enum.GetValues(inner).Length - 1)!,
            { IsAbstract: true } => Of(inner.Assembly.GetTypes().First(t => !t.IsAbstract && t.IsSubclassOf(inner))),
            _ when Is(inner, typeof(Immutable.ImmutableArray<>)) => Array(inner.GenericTypeArguments[0]),
            _ when Is(inner, typeof(Immutable.ImmutableDictionary<,>)) => Dictionary(inner),
            _ => Message(inner),
        };
    }

    /// <summary>By its longest constructor, and then by its other members.</summary>
    private static object Message(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length) ?? throw new NotSupportedException($"{type} has no constructor.");
        var message = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
        foreach (var member in type.GetProperties().Where(p => p.CanWrite && constructor.GetParameters().All(c => c.Name != p.Name)))
            member.SetValue(message, Of(member.PropertyType));
        return message;
    }

    private static object Array(Type item)
    {
        var list = System.Array.CreateInstance(item, 1);
        list.SetValue(Of(item), 0);
        return typeof(Immutable.ImmutableArray).GetMethods().Single(m => m.Name == nameof(Immutable.ImmutableArray.Create) && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [list])!;
    }

    private static object Dictionary(Type type)
    {
        var empty = type.GetField("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        return ((IDictionaryAdd)Activator.CreateInstance(typeof(Adder<,>).MakeGenericType(type.GenericTypeArguments))!).To(empty, Of(type.GenericTypeArguments[0]), Of(type.GenericTypeArguments[1]));
    }

    private static bool Is(Type type, Type generic) => type.IsGenericType && type.GetGenericTypeDefinition() == generic;

    private interface IDictionaryAdd
    {
        IEnumerable To(object empty, object key, object value);
    }

    private sealed class Adder<TKey, TValue> : IDictionaryAdd
        where TKey : notnull
    {
        public IEnumerable To(object empty, object key, object value) => ((Immutable.ImmutableDictionary<TKey, TValue>)empty).Add((TKey)key, (TValue)value);
    }
}
