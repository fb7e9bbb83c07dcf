using Orleans.Runtime;

namespace Orleans;

/// <summary>Makes references to grains. A reference costs nothing: the grain is activated by the first call.</summary>
public interface IGrainFactory
{
    /// <param name="primaryKey">The key, not empty.</param>
    /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface, by the start of the class's full name.</param>
    /// <exception cref="ArgumentException">No grain class, or more than one, implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithStringKey;

    /// <inheritdoc cref="GetGrain{TGrainInterface}(string, string?)"/>
    TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithGuidKey;

    /// <inheritdoc cref="GetGrain{TGrainInterface}(string, string?)"/>
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithIntegerKey;

    /// <exception cref="ArgumentException">No grain class has the type of this id.</exception>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable;
}

/// <summary>The door for code outside grains.</summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}
