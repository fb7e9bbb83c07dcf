using System.Reflection;
using Matching.Embedded.Runtime;
using Orleans.Runtime;

namespace Matching.Embedded.Calls;

/// <summary>The base of the proxies that stand for grains: a grain id and the engine. Two references to one grain are equal.</summary>
public class GrainReference : DispatchProxy
{
    internal GrainId GrainId { get; private set; }

    internal EngineCore Engine { get; private set; } = null!;

    internal GrainClass Class { get; private set; } = null!;

    internal static TGrainInterface Make<TGrainInterface>(EngineCore engine, GrainClass grainClass, IdSpan key)
    {
        // A copy of a prototype: making a proxy by reflection each time costs twenty times as much.
        var reference = (GrainReference)Prototype<TGrainInterface>.Instance.MemberwiseClone();
        (reference.Engine, reference.Class, reference.GrainId) = (engine, grainClass, new GrainId(grainClass.GrainType, key));
        return (TGrainInterface)(object)reference;
    }

    internal TGrainInterface As<TGrainInterface>() => Make<TGrainInterface>(Engine, Class, GrainId.Key);

    public sealed override bool Equals(object? obj) => obj is GrainReference other && other.GrainId == GrainId;

    public sealed override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => GrainId.ToString();

    protected sealed override object? Invoke(MethodInfo? targetMethod, object?[]? args) => GrainMethod.Of(targetMethod!).Call(this, args ?? []);

    private static class Prototype<TGrainInterface>
    {
        internal static readonly GrainReference Instance = (GrainReference)(object)Create<TGrainInterface, GrainReference>()!;
    }
}
