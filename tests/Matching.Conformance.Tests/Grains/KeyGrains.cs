namespace Matching.Conformance.Tests.Grains;

public interface IGuidKeyGrain : IGrainWithGuidKey
{
    Task<Guid> Key();
}

public class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

public interface IIntegerKeyGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

public class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

public interface INamedGrain : IGrainWithStringKey
{
    Task<string> Identity();

    /// <summary>A reference to itself, called from elsewhere.</summary>
    Task<INamedGrain> Self();
}

[GrainType("conformance.named")]
public class NamedGrain : Grain, INamedGrain
{
    public Task<string> Identity() => Task.FromResult(this.GetGrainId().ToString());

    public Task<INamedGrain> Self() => Task.FromResult(this.AsReference<INamedGrain>());
}
