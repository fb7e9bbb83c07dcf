using System.Reflection;
using Matching.Embedded.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Matching.Embedded.Runtime;

/// <summary>What a grain class says about itself, read once.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory _factory;
    private readonly StateFacet[] _facets;

    internal GrainClass(Type type, TimeSpan defaultAgeLimit)
    {
        Type = type;
        GrainType = type.GetCustomAttribute<GrainTypeAttribute>()?.Type ?? GrainType.Create(DefaultName(type));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        MayInterleave = Predicate(type);
        MaxWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers;
        AgeLimit = type.IsDefined(typeof(KeepAliveAttribute))
            ? Timeout.InfiniteTimeSpan
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit ?? defaultAgeLimit;
        _facets = StateFacet.Of(type);
        _factory = ActivatorUtilities.CreateFactory(type, [.. _facets.Select(facet => facet.ParameterType)]);
    }

    internal Type Type { get; }

    internal GrainType GrainType { get; }

    internal bool IsReentrant { get; }

    internal Func<IInvokable, bool>? MayInterleave { get; }

    /// <summary>The greatest number of activations per key of a stateless worker; null for a grain with identity.</summary>
    internal int? MaxWorkers { get; }

    /// <summary>How long an activation may be idle; infinite for never collected.</summary>
    internal TimeSpan AgeLimit { get; }

    internal IEnumerable<Type> Interfaces => Type.GetInterfaces().Where(type => typeof(IGrain).IsAssignableFrom(type));

    /// <summary>Makes the grain instance and its states, which are not read yet. Runs on the activation's scheduler.</summary>
    internal (IGrainBase Instance, IStorage[] States) Create(Activation activation)
    {
        var states = _facets.Length == 0 ? [] : Array.ConvertAll(_facets, facet => facet.Create(activation));
        return ((IGrainBase)_factory(activation.ActivationServices, states), states);
    }

    private static string DefaultName(Type type)
    {
#pragma warning disable CA1308 // Orleans writes grain types in lower case.
        var name = type.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
    }

    private static Func<IInvokable, bool>? Predicate(Type type) => type.GetCustomAttribute<MayInterleaveAttribute>() is { } attribute
        ? type.GetMethod(attribute.CallbackMethodName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?.CreateDelegate<Func<IInvokable, bool>>()
            ?? throw new ArgumentException($"{type} names {attribute.CallbackMethodName} as its interleaving predicate: make it a static bool method.")
        : null;
}
