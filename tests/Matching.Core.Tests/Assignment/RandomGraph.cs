using Matching.Core.Assignment;

namespace Matching.Core.Tests.Assignment;

/// <summary>Random problems by seed: ties, score 0, counts and capacities of 0, needs without candidates, empty problems.</summary>
internal static class RandomGraph
{
    public static CandidateGraph Small(int seed)
    {
        var random = new Random(seed);
        return Build(random, random.Next(5), random.Next(6), maxPairs: 13, maxScore: random.Next(4) switch { 0 => 0, 1 => 2, 2 => 9, _ => 1000 });
    }

    public static CandidateGraph Build(Random random, int needs, int volunteers, int maxPairs, int maxScore, int maxUnits = 3)
    {
        var capacities = new int[volunteers];
        for (var v = 0; v < volunteers; v++)
            capacities[v] = random.Next(maxUnits + 1);
        var builder = new CandidateGraphBuilder(capacities);
        for (var n = 0; n < needs; n++)
        {
            var candidates = Candidates(random, volunteers, Math.Min(maxPairs, volunteers), maxScore);
            maxPairs -= candidates.Length;
            builder.AddNeed(random.Next(maxUnits + 1), candidates);
        }

        return builder.Build();
    }

    public static Candidate[] Candidates(Random random, int volunteers, int most, int maxScore)
    {
        int[] order = [.. Enumerable.Range(0, volunteers)];
        random.Shuffle(order);
        return [.. order.Take(random.Next(most + 1)).Select(v => new Candidate(v, random.Next(maxScore + 1)))];
    }
}
