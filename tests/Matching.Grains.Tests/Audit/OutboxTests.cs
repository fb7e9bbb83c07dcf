using Matching.Contracts.Audit;
using Matching.Contracts.Placements;
using Matching.Grains.Audit;
using Matching.Grains.Needs;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using Matching.Grains.Volunteers;
using Microsoft.Extensions.DependencyInjection;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Audit;

/// <summary>What was handed on is struck out with the next commit, and in the end; what a crash leaves in is recognised.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task Change_ThatIsHandedOn_TakesOneWriteOfItsOwn()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var writes = Count(silo);
        for (var i = 1; i <= 5; i++)
            (await network.Volunteer(volunteer).Register(Volunteer(Linkoping) with { Experience = i }, null)).Must();
        Assert.Equal((5, 5), (writes[StateNames.Volunteer], writes[StateNames.Audit]));
        Assert.Equal(6, (await AuditTrailTests.Of(silo, Linkoping, GrainKeys.Volunteer(volunteer))).Count);
    }

    [Fact]
    public async Task Stop_StrikesOutWhatWasHandedOn()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var (volunteer, need) = (await network.HasVolunteer(Linkoping), await network.HasNeed(Linkoping));
        await network.Place(need, volunteer);
        Assert.NotEqual(0, await Owing(silo));
        await silo.RestartAsync();
        Assert.Equal(0, await Owing(silo));
        Assert.Equal(0, await Sweep(silo));
    }

    /// <summary>The process dies before anything is struck out: what the grains send again is known already, however much it is.</summary>
    [Fact]
    public async Task Crash_BeforeAnythingIsStruckOut_SweepEntersNothingTwice()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteers = new List<VolunteerRef>();
        for (var i = 0; i < 150; i++)
        {
            volunteers.Add(await network.HasVolunteer(Linkoping));
            silo.Pass(TimeSpan.FromSeconds(1));
        }

        var before = await Trail(silo).Head();
        silo.Storage.FailNextWrites(10_000);
        await silo.RestartAsync();
        silo.Storage.FailNextWrites(0);
        Assert.InRange(await Owing(silo), 150, int.MaxValue);
        Assert.InRange(await Sweep(silo), 150, int.MaxValue);

        Assert.Equal(before, await Trail(silo).Head());
        Assert.Equal(0, await Owing(silo));
        (await network.Volunteer(volunteers[3]).Register(Volunteer(Linkoping) with { Experience = 9 }, null)).Must();
        Assert.Equal([1L, 2L], (await Trail(silo).Read(0, Limits.PageSize)).Entries.Concat((await Trail(silo).Read(100, Limits.PageSize)).Entries).DistinctBy(e => e.Number)
            .Select(e => e.Draft).Where(d => d.Subject == GrainKeys.Volunteer(volunteers[3])).Select(d => d.Ordinal));
        Assert.True((await Trail(silo).Verify(before)).IsSound);
    }

    /// <summary>The post keeps finished notices for a while only, so nothing that it has stays in an outbox for long.</summary>
    [Fact]
    public async Task Notices_ThatThePostHas_AreStruckOutSoon()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (volunteer, need) = (await network.HasVolunteer(Linkoping), await network.HasNeed(Linkoping));
        (await network.Offer(need, volunteer)).Must();
        Assert.NotEqual(0, await OwedNotices(silo));
        silo.Pass(TimeSpan.FromSeconds(6));
        await silo.UntilAsync(async () => await OwedNotices(silo) == 0, "notices are struck out");
    }

    /// <summary>Many grains tell one post at once: it takes fewer writes than they are.</summary>
    [Fact]
    public async Task Enqueue_ManyAtOnce_GoTogether_AndEachIsTakenOnce()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var offers = new List<(NeedRef Need, VolunteerRef Volunteer)>();
        for (var i = 0; i < 20; i++)
            offers.Add((await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping)));
        var writes = Count(silo, TimeSpan.FromMilliseconds(5));
        await Task.WhenAll(offers.Select(async o => (await network.Offer(o.Need, o.Volunteer)).Must()));
        var notices = (await silo.Grains.GetGrain<Contracts.Notices.INoticesGrain>(GrainKeys.Notices(Linkoping)).List(null, null, Limits.PageSize)).Items;
        Assert.Equal(offers.Count, notices.Select(n => n.Notice.Offer).Distinct().Count());
        Assert.Equal(notices.Length, notices.DistinctBy(n => n.Notice.Id).Count());
        Assert.InRange(writes[StateNames.Notices], 1, offers.Count - 1);
    }

    /// <param name="silo">Whose writes are counted.</param>
    /// <param name="disk">How long a write takes at least.</param>
    private static Dictionary<string, int> Count(TestSilo silo, TimeSpan disk = default)
    {
        var writes = new Dictionary<string, int> { [StateNames.Volunteer] = 0, [StateNames.Audit] = 0, [StateNames.Notices] = 0 };
        silo.Storage.BeforeWrite = name =>
        {
            lock (writes)
                writes[name] = writes.GetValueOrDefault(name) + 1;
            return disk == default ? Task.CompletedTask : Task.Delay(disk, TimeProvider.System);
        };
        return writes;
    }

    private static IAuditGrain Trail(TestSilo silo) => silo.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(Linkoping));

    private static Task<int> Sweep(TestSilo silo) => silo.Grains.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(Linkoping)).Sweep();

    private static async Task<int> Owing(TestSilo silo) => (await Outboxes(silo)).Count(o => !o.IsNothing);

    private static async Task<int> OwedNotices(TestSilo silo) => (await Outboxes(silo)).Sum(o => o.Notices.Length);

    private static async Task<List<Owed>> Outboxes(TestSilo silo)
    {
        var states = silo.Services.GetRequiredService<ICommittedStates>();
        var found = new List<Owed>();
        await foreach (var (_, state) in states.ReadAll<VolunteerState>(StateNames.Volunteer, GrainKeys.VolunteersOf(Linkoping), default))
            found.Add(state.Owed);
        await foreach (var (_, state) in states.ReadAll<NeedState>(StateNames.Need, GrainKeys.NeedsOf(Linkoping), default))
            found.Add(state.Owed);
        return found;
    }
}
