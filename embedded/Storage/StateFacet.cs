using System.Reflection;
using Matching.Embedded.Runtime;
using Orleans.Core;
using Orleans.Runtime;

namespace Matching.Embedded.Storage;

/// <summary>A constructor parameter of a grain class that asks for stored state.</summary>
internal sealed record StateFacet(Type ParameterType, string StateName, string? StorageName)
{
    /// <summary>The state parameters of a grain class, in order.</summary>
    /// <exception cref="ArgumentException">A parameter with [PersistentState] is not an <see cref="IPersistentState{TState}"/>.</exception>
    internal static StateFacet[] Of(Type grainClass) =>
    [
        .. from parameter in grainClass.GetConstructors().SelectMany(constructor => constructor.GetParameters())
           let attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()
           where attribute is not null
           select IsState(parameter.ParameterType)
               ? new StateFacet(parameter.ParameterType, attribute.StateName, attribute.StorageName)
               : throw new ArgumentException($"{grainClass}: parameter '{parameter.Name}' has [PersistentState], so make it an IPersistentState<T>."),
    ];

    internal IStorage Create(Activation activation) => (IStorage)Activator.CreateInstance(
        typeof(PersistentState<>).MakeGenericType(ParameterType.GenericTypeArguments[0]), activation, StateName, StorageName)!;

    private static bool IsState(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IPersistentState<>);
}
