using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>What a pair costs by the home of its volunteer and the class of its need: nothing inside a municipality, home-first points, or a ban.</summary>
internal sealed class HomeCosts
{
    /// <summary>More than any score: such a pair is not there.</summary>
    private const int Ban = AssignmentLimits.MaxScore;

    private readonly int members;
    private readonly int[] costs;

    private HomeCosts(RoundBasis basis)
    {
        members = basis.Members.Length;
        costs = new int[basis.Classes * members];
    }

    public bool AreNone { get; private init; }

    /// <summary>Points by class and then by home; empty where nothing costs anything.</summary>
    public ImmutableArray<int> Points => AreNone ? [] : [.. costs];

    /// <summary>A volunteer under a home-first agreement costs its points.</summary>
    public static HomeCosts HomeFirst(RoundBasis basis)
    {
        var first = new HomeCosts(basis) { AreNone = basis.HomeFirst.IsEmpty };
        foreach (var (home, @class) in basis.HomeFirst)
            first.costs[@class * first.members + home] = basis.HomeFirstPoints;
        return first;
    }

    /// <summary>Everybody stays at home.</summary>
    public static HomeCosts Alone(RoundBasis basis)
    {
        var alone = new HomeCosts(basis);
        Array.Fill(alone.costs, Ban);
        for (var need = 0; need < basis.ClassOfNeed.Length; need++)
            alone.costs[basis.ClassOfNeed[need] * alone.members + basis.Members.IndexOf(basis.Query.Needs[need].Need.Municipality)] = 0;
        return alone;
    }

    public int Of(int @class, int home) => AreNone ? 0 : costs[@class * members + home];
}
