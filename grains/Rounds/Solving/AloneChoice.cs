using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>The best use of each member's own volunteers for its own needs.</summary>
internal sealed class AloneChoice
{
    private readonly ILookup<int, Candidate> byNeed;

    public AloneChoice(RoundProblem problem, IReadOnlyList<PricedPair> chosen)
    {
        byNeed = chosen.ToLookup(pair => pair.Need, pair => new Candidate(pair.Volunteer, pair.Score));
        Pairs = chosen.Select(pair => new BundlePair(pair.Need, pair.Volunteer)).ToHashSet();
        Placements = new int[problem.Basis.Members.Length];
        foreach (var pair in chosen)
            Placements[problem.Municipalities[pair.Need]]++;
    }

    /// <summary>By member.</summary>
    public int[] Placements { get; }

    public IReadOnlySet<BundlePair> Pairs { get; }

    public IEnumerable<Candidate> Of(int need) => byNeed[need];
}
