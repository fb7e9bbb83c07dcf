using Matching.Core.Assignment;

namespace Matching.Core.Tests.Scoring;

public sealed class NeedIndexTests
{
    [Fact]
    public void ScoresOf_RandomWorlds_EqualsTheNaiveScorer() => ForAllWorlds.Check(100, world =>
    {
        var index = new NeedIndex(world.Scorer(KernelPaths.Widest));
        for (var n = 0; n < world.Requests.Count; n++)
            index.Set(n, world.Requests[n].ToRow());
        var removed = world.Requests.Count > 1 ? world.Next(world.Requests.Count) : -1;
        index.Remove(removed);
        index.Remove(removed);

        var scored = new List<NeedScore>();
        foreach (var person in world.People)
        {
            index.ScoresOf(person.ToRow(), scored);
            var expected = Enumerable.Range(0, world.Requests.Count)
                .Where(n => n != removed && world.Naive.Reasons(person, world.Requests[n]).Count == 0)
                .Select(n => new NeedScore(n, world.Naive.Score(person, world.Requests[n])));
            Assert.Equal(expected, scored);
        }
    });

    [Fact]
    public void Set_SameNumberTwice_KeepsTheLast()
    {
        var world = Enumerable.Range(0, 1_000).Select(seed => new RandomWorld(seed)).First(w => w.Requests.Count > 1);
        var index = new NeedIndex(world.Scorer(KernelPaths.Widest));
        index.Set(0, world.Requests[0].ToRow());
        index.Set(0, world.Requests[1].ToRow());
        Assert.Equal(1, index.Count);
    }
}
