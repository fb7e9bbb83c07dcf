using Matching.Core.Assignment;
using Matching.Core.Tests.Assignment;
using Matching.Core.Tests.Scoring;

namespace Matching.Core.Tests.Standing;

public sealed class StandingAssignmentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void AnyChange_RandomHistory_EqualsScoringAndSolvingAllAnew(int candidates) => ForAllWorlds.Check(60, world =>
    {
        var people = world.People.Take(60).ToDictionary(p => p.Id);
        var counts = world.Requests.Select(_ => world.Next(4)).ToList();
        var open = world.Requests.Select(request => (Request?)request).ToList();
        NeedRow[] needs = [.. open.Select((request, n) => request!.ToRow() with { Count = counts[n] })];
        var pool = PoolSnapshot.Create([.. people.Values.Select(p => p.ToRow())]);
        var standing = new StandingAssignment(pool, world.Scorer(KernelPaths.Widest), needs, candidates, CancellationToken.None);
        Assert.Equal(Anew(world, people.Values, open, counts), standing.Total);

        for (var step = 0; step < 25; step++)
        {
            Change(world, standing, people, open, counts);
            Assert.Equal(Anew(world, people.Values, open, counts), standing.Total);
        }

        AssignmentInvariants.Hold(standing.ToGraph(), standing.ToAssignment(), "after all changes");
    });

    [Fact]
    public void AddNeed_MoreEligibleThanCandidatesCanBeAsked_StillProven()
    {
        // 1,100 volunteers whom one need wants all of: the list must be extended until it holds everybody.
        var table = new SharingTable.Builder(1);
        table.AddRow(0, []);
        VolunteerRow[] rows = [.. Enumerable.Range(0, 1_100).Select(i => new VolunteerRow { Id = (UInt128)i, Roles = 1, Capacity = 1, MaxTravelHm = 50, X = (short)(i % 40) })];
        var standing = new StandingAssignment(PoolSnapshot.Create(rows), new Scorer(new ScoringPolicy(), table.Build()), [], 10, CancellationToken.None);
        standing.AddNeed(new NeedRow { Count = 2_000 });
        Assert.Equal(1_100, standing.Filled);
        standing.RemoveVolunteer(0);
        Assert.Equal(1_099, standing.Filled);
        standing.RemoveNeed(0);
        Assert.Equal((0L, 0), (standing.Total, standing.Filled));
    }

    [Fact]
    public void Change_OutOfRange_IsRefusedAndChangesNothing()
    {
        var table = new SharingTable.Builder(1);
        table.AddRow(0, []);
        var standing = new StandingAssignment(
            PoolSnapshot.Create([new VolunteerRow { Id = 1, Roles = 1, Capacity = 1 }]), new Scorer(new ScoringPolicy(), table.Build()), [new NeedRow { Count = 1 }], 5, CancellationToken.None);
        var total = standing.Total;
        Assert.Equal("NeedRow.Role", Assert.Throws<MatchingInputException>(() => standing.AddNeed(new NeedRow { Count = 1, Role = 16 })).Field);
        Assert.Equal("NeedRow.Count", Assert.Throws<MatchingInputException>(() => standing.AddNeed(new NeedRow { Count = AssignmentLimits.MaxUnits + 1 })).Field);
        Assert.Equal("need", Assert.Throws<MatchingInputException>(() => standing.RemoveNeed(1)).Field);
        Assert.Equal("VolunteerRow.X", Assert.Throws<MatchingInputException>(() => standing.ChangeVolunteer(new VolunteerRow { Id = 1, X = 16_001 })).Field);
        standing.RemoveVolunteer(7);
        Assert.Equal((total, 1, 1), (standing.Total, standing.Filled, standing.AddNeed(new NeedRow { Count = 1 })));
    }

    private static void Change(RandomWorld world, StandingAssignment standing, Dictionary<UInt128, Person> people, List<Request?> open, List<int> counts)
    {
        var kind = world.Next(4);
        if (kind == 0 && open.Count > 0)
        {
            var n = world.Next(open.Count);
            standing.RemoveNeed(n);
            open[n] = null;
        }
        else if (kind == 1 && world.Requests.Count > 0)
        {
            open.Add(world.Requests[world.Next(world.Requests.Count)]);
            counts.Add(world.Next(4));
            Assert.Equal(open.Count - 1, standing.AddNeed(open[^1]!.ToRow() with { Count = counts[^1] }));
        }
        else if (kind == 2 && people.Count > 0)
        {
            var id = people.Keys.ElementAt(world.Next(people.Count));
            people.Remove(id);
            standing.RemoveVolunteer(id);
        }
        else
        {
            var id = people.Count == 0 || world.Next(4) == 0 ? UInt128.MaxValue - (UInt128)world.Next(1_000) : people.Keys.ElementAt(world.Next(people.Count));
            people[id] = world.DrawPerson(id);
            standing.ChangeVolunteer(people[id].ToRow());
        }
    }

    /// <summary>The optimum over all pairs that the naive scorer finds eligible.</summary>
    private static long Anew(RandomWorld world, IReadOnlyCollection<Person> people, List<Request?> open, List<int> counts)
    {
        var numbered = people.ToList();
        var graph = new CandidateGraphBuilder([.. numbered.Select(p => Math.Max(0, p.Capacity - p.Active))]);
        for (var n = 0; n < open.Count; n++)
        {
            Candidate[] eligible =
            [
                .. Enumerable.Range(0, numbered.Count)
                    .Where(v => open[n] is { } request && world.Naive.Reasons(numbered[v], request).Count == 0)
                    .Select(v => new Candidate(v, world.Naive.Score(numbered[v], open[n]!))),
            ];
            graph.AddNeed(counts[n], eligible);
        }

        return new AssignmentSolver().Solve(graph.Build(), CancellationToken.None).Total;
    }
}
