using System.Runtime.Intrinsics;

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
    /// <summary>The widest path this machine has.</summary>
    public static KernelPath Widest { get; } =
        Vector512.IsHardwareAccelerated ? KernelPath.Vector512 : Vector256.IsHardwareAccelerated ? KernelPath.Vector256 : KernelPath.Scalar;
}
