namespace Matching.Core;

/// <summary>Which kernels run. All give the same bytes; tests run each.</summary>
internal enum KernelPath
{
    Scalar,
    Vector256,
    Vector512,
}

internal static class KernelPaths
{
    /// <summary>The paths this machine runs in hardware, widest last.</summary>
    public static IReadOnlyList<KernelPath> OfThisMachine { get; } =
    [
        KernelPath.Scalar,
        .. Vector256Kernels.IsSupported ? [KernelPath.Vector256] : Array.Empty<KernelPath>(),
        .. Vector512Kernels.IsSupported ? [KernelPath.Vector512] : Array.Empty<KernelPath>(),
    ];

    public static KernelPath Widest => OfThisMachine[^1];
}
