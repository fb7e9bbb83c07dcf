using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Matching.Embedded.Runtime;

/// <summary>The grain classes of the given assemblies, by grain type and by interface.</summary>
internal sealed class GrainClasses
{
    private readonly Dictionary<GrainType, GrainClass> _byType = [];
    private readonly ILookup<Type, GrainClass> _byInterface;
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainClass> _chosen = [];

    /// <exception cref="ArgumentException">Two classes have the same grain type.</exception>
    internal GrainClasses(IEnumerable<Assembly> assemblies, TimeSpan defaultAgeLimit)
    {
        var types = assemblies.Distinct().SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsAssignableTo(typeof(IGrainBase)));
        foreach (var grainClass in types.Select(type => new GrainClass(type, defaultAgeLimit)))
        {
            if (!_byType.TryAdd(grainClass.GrainType, grainClass))
                throw new ArgumentException(
                    $"{grainClass.Type} and {_byType[grainClass.GrainType].Type} both have grain type '{grainClass.GrainType}': rename one or give it [GrainType].");
        }
        _byInterface = _byType.Values.SelectMany(c => c.Interfaces, (c, i) => (Class: c, Interface: i)).ToLookup(x => x.Interface, x => x.Class);
    }

    internal GrainClass this[GrainType grainType] => _byType.GetValueOrDefault(grainType)
        ?? throw new ArgumentException($"No grain class has grain type '{grainType}': is its assembly among the engine's grain assemblies?");

    internal GrainClass For(Type grainInterface, string? classNamePrefix) => _chosen.GetOrAdd((grainInterface, classNamePrefix), Choose);

    private GrainClass Choose((Type Interface, string? Prefix) wanted)
    {
        var classes = _byInterface[wanted.Interface]
            .Where(c => wanted.Prefix is null || c.Type.FullName!.StartsWith(wanted.Prefix, StringComparison.Ordinal)).ToList();
        return classes switch
        {
            [var single] => single,
            [] => throw new ArgumentException($"No grain class implements {wanted.Interface}: is its assembly among the engine's grain assemblies?"),
            _ => throw new ArgumentException(
                $"{string.Join(", ", classes.Select(c => c.Type))} all implement {wanted.Interface}: name one by its grainClassNamePrefix."),
        };
    }
}
