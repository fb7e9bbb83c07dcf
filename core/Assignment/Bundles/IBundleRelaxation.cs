namespace Matching.Core.Assignment;

/// <summary>Solves an assignment as if every pair took one place and nothing else of a person: an upper bound on what fits.</summary>
/// <typeparam name="TProof">What proves a bound; the search only keeps it.</typeparam>
public interface IBundleRelaxation<TProof>
{
    Task<RelaxedChoice<TProof>> SolveAsync(BundleRestriction restriction, CancellationToken cancellationToken);
}

/// <param name="Bound">No choice that the restriction leaves totals more; proven by <paramref name="Proof"/>.</param>
/// <param name="Chosen">By need and then in canonical order.</param>
/// <param name="Proof">See <paramref name="Bound"/>.</param>
public sealed record RelaxedChoice<TProof>(long Bound, IReadOnlyList<PricedPair> Chosen, TProof Proof)
{
    public long Total => Chosen.Sum(pair => (long)pair.Score);
}
