namespace Matching.Core.Certificates;

/// <summary>
/// A bound on all choices whose bundles fit, as plain arrays that serialise. Nodes are parts of all choices: node 0 is the whole; part <c>i</c> of a node is
/// without pair <c>i</c> of the node's conflict and with the pairs before it. Leaves have prices.
/// </summary>
public sealed record BundleProof
{
    /// <summary>No choice whose bundles fit totals more, in points.</summary>
    public required long Bound { get; init; }

    /// <summary>The node that each node is a part of, -1 for the whole; always an earlier one.</summary>
    public required int[] Parents { get; init; }

    /// <summary>Which part of it.</summary>
    public required int[] Parts { get; init; }

    /// <summary>Pairs of one person that do not fit together; empty in a leaf.</summary>
    public required BundleProofPair[][] Conflicts { get; init; }

    /// <summary>Prices of one unit of each need, at least 0; empty where there is a conflict.</summary>
    public required int[][] NeedPrices { get; init; }

    /// <summary>Prices of one place with each volunteer, likewise.</summary>
    public required int[][] VolunteerPrices { get; init; }
}

public readonly record struct BundleProofPair(int Need, int Volunteer);
