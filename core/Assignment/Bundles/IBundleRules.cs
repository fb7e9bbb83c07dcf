namespace Matching.Core.Assignment;

/// <summary>
/// What one person can take on together: side conditions that only bind several pairs of one person, such as hours a week, or siblings who take several places
/// at once. A bundle that fits still fits when a pair is taken out of it.
/// </summary>
public interface IBundleRules
{
    /// <summary>The person behind a volunteer index: several indices may be one person, whose types have limits of their own.</summary>
    int PersonOf(int volunteer);

    /// <param name="bundle">Pairs of one person.</param>
    bool Fits(IReadOnlyCollection<BundlePair> bundle);
}
