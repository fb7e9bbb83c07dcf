using System.Globalization;
using Matching.Embedded.Calls;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Reads the identity of a grain or of a reference to one.</summary>
public static class GrainExtensions
{
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase instance => instance.GrainContext.GrainId,
        _ => throw new ArgumentException("Neither a grain nor a reference to one.", nameof(grain)),
    };

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    public static Guid GetPrimaryKey(this IAddressable grain) => Guid.ParseExact(grain.GetPrimaryKeyString(), "N");

    public static long GetPrimaryKeyLong(this IAddressable grain) =>
        long.Parse(grain.GetPrimaryKeyString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>A reference to the grain by which others can call it; inside a grain never hand out <c>this</c>.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) where TGrainInterface : IAddressable => grain switch
    {
        TGrainInterface and GrainReference => (TGrainInterface)grain,
        GrainReference reference => reference.As<TGrainInterface>(),
        IGrainBase instance => instance.GrainContext.ActivationServices.GetRequiredService<IGrainFactory>().GetGrain<TGrainInterface>(instance.GrainContext.GrainId),
        _ => throw new ArgumentException("Neither a grain nor a reference to one.", nameof(grain)),
    };
}
