namespace Matching.Core.Assignment;

/// <summary>
/// A part of all choices in the proof of a search. A node with a conflict is divided: choice <c>i</c> of its parts is without pair <c>i</c> of the conflict and
/// with the pairs before it; since they do not fit together, every choice that fits lies in one of the parts. A node without one is a leaf, whose bound is proven.
/// </summary>
/// <param name="Parent">Index of the node that was divided; -1 for the whole.</param>
/// <param name="Part">Which of its parts this is.</param>
/// <param name="Restriction">What lies in it.</param>
/// <param name="Bound">Of the choices in it, in points.</param>
/// <param name="Proof">Of the bound; of a part it may be that of the node it is a part of.</param>
public sealed record BundleNode<TProof>(int Parent, int Part, BundleRestriction Restriction, long Bound, TProof Proof)
{
    /// <summary>Pairs of one person that do not fit together beside what is kept, none of them idle; empty in a leaf.</summary>
    public IReadOnlyList<BundlePair> Conflict { get; init; } = [];

    /// <summary>In a leaf: the pairs of its relaxed choice that do not fit, which nobody divided any more. Empty where all fit.</summary>
    public IReadOnlyList<BundlePair> Undecided { get; init; } = [];
}

/// <param name="Chosen">The best choice found whose bundles all fit, by need.</param>
/// <param name="Total">Sum of its scores.</param>
/// <param name="Bound">No choice whose bundles fit totals more: the largest bound of a leaf.</param>
/// <param name="Nodes">The proof; the whole first, every part after what it is a part of.</param>
public sealed record BundleAnswer<TProof>(IReadOnlyList<PricedPair> Chosen, long Total, long Bound, IReadOnlyList<BundleNode<TProof>> Nodes);
