namespace Matching.Core.Tests.Scoring;

public sealed class PoolSnapshotTests
{
    [Fact]
    public void Find_EveryVolunteer_ReadsBackFieldForField() => ForAllWorlds.Check(100, world =>
    {
        var pool = world.Pool;
        Assert.Equal(world.People.Count, pool.Count);
        Assert.All(world.People, p => Assert.Equal(p.ToRow(), pool.Find(p.Id)));
        Assert.Null(pool.Find(UInt128.MaxValue));
    });

    [Fact]
    public void WithAndWithout_RandomChanges_EqualARebuildAndLeaveTheOldSnapshotAlone() => ForAllWorlds.Check(100, world =>
    {
        var pool = world.Pool;
        VolunteerRow[] before = [.. pool.Rows()];
        var people = world.People.ToDictionary(p => p.Id);
        var changed = pool;
        for (var i = 0; i < 200; i++)
        {
            var id = (UInt128)world.Next(400);
            if (world.Next(3) == 0)
            {
                people.Remove(id);
                changed = changed.Without(id);
            }
            else
            {
                people[id] = world.DrawPerson(id);
                changed = changed.With(people[id].ToRow());
            }
        }

        Assert.Equal(people.Values.Select(p => p.ToRow()).OrderBy(r => r.Id), changed.Rows().OrderBy(r => r.Id));
        Assert.Equal(people.Count, changed.Count);
        Assert.Equal(before, pool.Rows());
        var best = new RankedCandidate[15];
        foreach (var request in world.Requests)
        {
            var count = world.Scorer(KernelPaths.Widest).TopK(changed, request.ToRow(), best);
            Assert.Equal(world.Naive.Best(people.Values, request, 15), best.Take(count).Select(c => (c.Id, c.Score)));
        }
    });

    [Fact]
    public void With_RowsOfOthers_KeepTheirNumbers()
    {
        var pool = new RandomWorld(3).Pool;
        var changed = pool.With(new VolunteerRow { Id = 999_999 }).Without(pool.Rows().First().Id);
        Assert.All(pool.Rows().Skip(1), r => Assert.Equal(pool.RowOf(r.Id), changed.RowOf(r.Id)));
    }

    [Fact]
    public void HotBytes_FullBlocks_StayWithin64BytesAVolunteer()
    {
        var pool = PoolSnapshot.Create([.. Enumerable.Range(0, 6_400).Select(i => new VolunteerRow { Id = (UInt128)i })]);
        Assert.InRange((double)pool.HotBytes / pool.Count, 50, 64);
    }
}
