using Matching.Embedded.Runtime;
using Orleans;
using Orleans.Runtime;

namespace Matching.Embedded.Calls;

internal sealed class GrainFactory(EngineCore engine) : IClusterClient
{
    public IServiceProvider ServiceProvider => engine.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithStringKey
        => Make<TGrainInterface>(IdSpan.Create(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithGuidKey
        => Make<TGrainInterface>(IdSpan.Create(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithIntegerKey
        => Make<TGrainInterface>(IdSpan.Create(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable
        => GrainReference.Make<TGrainInterface>(engine, engine.Classes[grainId.Type], grainId.Key);

    private TGrainInterface Make<TGrainInterface>(IdSpan key, string? classNamePrefix)
        => GrainReference.Make<TGrainInterface>(engine, engine.Classes.For(typeof(TGrainInterface), classNamePrefix), key);
}
