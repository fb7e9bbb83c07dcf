using Orleans.Runtime;

namespace Orleans
{
    /// <summary>The root of all grain interfaces.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain whose key is a <see cref="Guid"/>.</summary>
    public interface IGrainWithGuidKey : IGrain;

    /// <summary>A grain whose key is a <see cref="long"/>.</summary>
    public interface IGrainWithIntegerKey : IGrain;

    /// <summary>A grain whose key is a string.</summary>
    public interface IGrainWithStringKey : IGrain;
}

namespace Orleans.Runtime
{
    /// <summary>Something with a <see cref="GrainId"/>: a grain or a reference to one.</summary>
    public interface IAddressable;
}
