using System.Collections;
using System.Reflection;
using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Volunteers;
using Matching.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace Matching.Silo.Tests.Engines;

/// <summary>Whatever goes from silo to silo arrives as it was sent.</summary>
public sealed class MessageFormatTests
{
    private static readonly Serializer Serializer = EngineLimitsTests.Services().GetRequiredService<Serializer>();

    /// <summary>Of a process that serves the HTTP API and is a client of the silos.</summary>
    private static readonly Serializer Client =
        EngineLimitsTests.Services(("Role", "Gateway"), ("Store", "PostgreSql"), ("ConnectionString", "Host=127.0.0.1")).GetRequiredService<Serializer>();

    private static readonly Assembly[] Rooms = [typeof(RoundLostException).Assembly, typeof(VolunteerState).Assembly];

    public static TheoryData<Type> Messages => [.. Declared().Concat(Sent()).Where(t => !t.IsAbstract && !t.ContainsGenericParameters).Distinct().OrderBy(t => t.ToString(), StringComparer.Ordinal)];

    /// <summary>Those that grains throw or let pass, and the engine's own.</summary>
    public static TheoryData<Exception> Exceptions =>
    [
        new RoundLostException("what", new InvalidOperationException("why")),
        new MatchingInputException("Field", "is wrong", "mend it"),
        new TimeoutException("what"),
        new OperationCanceledException("what"),
        new OrleansException("what"),
        new OrleansException("what", new IOException("why")),
        new SiloUnavailableException("what"),
        new InconsistentStateException("what", "stored", "current"),
        new InvalidOperationException("what"),
        new InvalidDataException("what"),
        new ArgumentException("what"),
        new ArgumentOutOfRangeException("field", "what"),
        new KeyNotFoundException("what"),
        new FormatException("what"),
        new System.Text.Json.JsonException("what"),
    ];

    [Fact]
    public void Messages_AreFound() => Assert.True(Messages.Count > 200, $"{Messages.Count}");

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_ToAnotherSilo_IsTheSame(Type type)
    {
        var sent = MessageSamples.Of(type);
        Assert.Empty(Unset(sent, type.Name));
        Assert.Empty(Differences(sent, Serializer.Deserialize<object>(Serializer.SerializeToArray(sent)), type.Name));
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Exception_ToAnotherSilo_KeepsTypeAndText(Exception sent)
    {
        foreach (var receiver in (Serializer[])[Serializer, Client])
        {
            var received = receiver.Deserialize<Exception>(Serializer.SerializeToArray(sent))!;
            Assert.Equal((sent.GetType(), sent.Message), (received.GetType(), received.Message));
            Assert.Equal(sent.InnerException?.Message, received.InnerException?.Message);
        }
    }

    private static IEnumerable<Type> Declared() =>
        Rooms.SelectMany(room => room.GetTypes()).Where(t => t.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) && !t.IsSubclassOf(typeof(Exception)));

    /// <summary>What methods of grains take and answer.</summary>
    private static IEnumerable<Type> Sent() =>
        from grain in Rooms.SelectMany(room => room.GetTypes())
        where grain.IsInterface && grain.IsAssignableTo(typeof(IAddressable))
        from method in grain.GetMethods()
        from type in method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType.GenericTypeArguments.SingleOrDefault() ?? typeof(int))
        where type != typeof(CancellationToken)
        select Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>Members that hold nothing: of these a loss would not show.</summary>
    private static IEnumerable<string> Unset(object? value, string path) => value switch
    {
        null => [path],
        _ when IsMessage(value.GetType()) => Fields(value.GetType()).SelectMany(f => Unset(f.GetValue(value), $"{path}.{f.Name}")),
        Enum choice => Enum.GetValues(choice.GetType()).Length > 1 && Convert.ToInt64(choice, null) == 0 ? [path] : [],
        string text => text.Length == 0 ? [path] : [],
        IEnumerable items => items.Cast<object?>().DefaultIfEmpty().SelectMany(item => Unset(item, $"{path}[]")),
        _ => value.Equals(Activator.CreateInstance(value.GetType())) ? [path] : [],
    };

    private static IEnumerable<string> Differences(object? sent, object? received, string path)
    {
        if (sent is null || received is null || sent.GetType() != received.GetType())
            return sent is null && received is null ? [] : [$"{path}: {sent ?? "null"} arrived as {received ?? "null"}"];
        if (IsMessage(sent.GetType()))
            return Fields(sent.GetType()).SelectMany(f => Differences(f.GetValue(sent), f.GetValue(received), $"{path}.{f.Name}"));
        if (sent is not IEnumerable items || sent is string)
            return sent.Equals(received) ? [] : [$"{path}: {sent} arrived as {received}"];
        var (all, others) = (items.Cast<object?>().ToList(), ((IEnumerable)received).Cast<object?>().ToList());
        return all.Count == others.Count ? all.Zip(others).SelectMany(pair => Differences(pair.First, pair.Second, $"{path}[]")) : [$"{path}: {all.Count} items arrived as {others.Count}"];
    }

    /// <summary>Ours, or a pair of a dictionary: compared member by member.</summary>
    private static bool IsMessage(Type type) =>
        !type.IsEnum && (Rooms.Contains(type.Assembly) || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static IEnumerable<FieldInfo> Fields(Type? type) => type is null || type == typeof(object) ? [] :
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(Fields(type.BaseType));
}
