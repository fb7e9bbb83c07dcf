using Matching.Contracts.Audit;
using Matching.Contracts.Placements;
using Matching.Grains.Audit;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Grains.Tests.Placements;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using Microsoft.Extensions.DependencyInjection;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Audit;

/// <summary>Exactly one entry for each change, whatever fails between the change and its entry.</summary>
public sealed class AuditTrailTests
{
    [Fact]
    public async Task Trail_OfAPlacement_HasOneEntryAChangeInOrderOnBothSides()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var volunteer = await network.HasVolunteer(Norrkoping);
        var need = await network.HasNeed(Linkoping);
        Actors.Set(Linkoping, "coordinator", "anna");
        var offer = await network.Place(need, volunteer);
        await PlacementTests.Run(silo, network, need, offer.Id);

        var own = await Of(silo, Linkoping, GrainKeys.Need(need));
        Assert.Equal(
            [
                AuditAction.NeedOpened, AuditAction.OfferMade, AuditAction.OfferAccepted, AuditAction.MeetingPlanned, AuditAction.MeetingHeld, AuditAction.AgreementSigned,
                AuditAction.AgreementSigned, AuditAction.ConsentRecorded, AuditAction.PlacementStarted,
            ],
            own.Select(e => e.Action));
        Assert.Equal(Enumerable.Range(1, own.Count), own.Select(e => (int)e.Ordinal));
        Assert.All(own.Skip(1), e => Assert.Equal("se-0580/coordinator/anna", e.Actor));

        // The home municipality learns which municipality did it, not who.
        var home = await Of(silo, Norrkoping, GrainKeys.Volunteer(volunteer));
        Assert.Equal([AuditAction.VolunteerRegistered, AuditAction.PlaceHeld, AuditAction.PlaceTaken, AuditAction.PlaceStarted], home.Select(e => e.Action));
        Assert.All(home.Skip(1), e => Assert.Equal("se-0580/coordinator", e.Actor));
        Assert.True((await Trail(silo, Linkoping).Verify(null)).IsSound);
    }

    [Theory]
    [InlineData("lost call")]
    [InlineData("lost answer")]
    [InlineData("fault before")]
    [InlineData("fault after")]
    public async Task Append_FailsBetweenChangeAndEntry_IsEnteredOnceBySweepOrNextChange(string fault)
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        if (fault == "lost call")
            silo.Calls.LoseNextCall("IAuditGrain.Append");
        else if (fault == "lost answer")
            silo.Calls.LoseNextAnswer("IAuditGrain.Append");
        else
            silo.Calls.Once("IAuditGrain.Append", call =>
            {
                if (fault == "fault before")
                    silo.Storage.FailNextWrites();
                else
                    silo.Storage.FailNextWritesAfterCommit();
                return call.Invoke();
            });
        (await network.Volunteer(volunteer).Register(Volunteer(Linkoping) with { Experience = 9 }, null)).Must();
        await silo.RestartAsync();
        var swept = await silo.Grains.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(Linkoping)).Sweep();
        Assert.Equal(1, swept);
        Assert.Equal(0, await silo.Grains.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(Linkoping)).Sweep());
        (await network.Volunteer(volunteer).Register(Volunteer(Linkoping) with { Experience = 10 }, null)).Must();

        var entries = await Of(silo, Linkoping, GrainKeys.Volunteer(volunteer));
        Assert.Equal([1L, 2L, 3L], entries.Select(e => e.Ordinal));
        Assert.True((await Trail(silo, Linkoping).Verify(null)).IsSound);
    }

    [Fact]
    public async Task Append_SameDraftsMuchLaterOverPages_EntersThemOnce()
    {
        await using var silo = await TestSilo.StartAsync();
        var drafts = Enumerable.Range(1, 300).Select(i => Draft(silo, i)).ToImmutableArray();
        for (var i = 0; i < drafts.Length; i += 10)
        {
            await Trail(silo, Linkoping).Append([.. drafts.Skip(i).Take(10)]);
            silo.Pass(TimeSpan.FromSeconds(1));
        }

        await Trail(silo, Linkoping).Append([drafts[5], drafts[150], drafts[299], Draft(silo, 301)]);
        Assert.Equal(301, (await Trail(silo, Linkoping).Head()).Count);
        var read = new List<AuditEntry>();
        for (long? from = 0; from is { } next;)
        {
            var page = await Trail(silo, Linkoping).Read(next, 37);
            read.AddRange(page.Entries);
            from = page.Next;
        }

        Assert.Equal(Enumerable.Range(0, 301).Select(i => (long)i), read.Select(e => e.Number));
        Assert.True((await Trail(silo, Linkoping).Verify(await Trail(silo, Linkoping).Head())).IsSound);
    }

    [Fact]
    public async Task Append_ManyAtOnce_EntersEachOnce()
    {
        await using var silo = await TestSilo.StartAsync();
        var drafts = Enumerable.Range(1, 200).Select(i => Draft(silo, i)).ToList();
        await Task.WhenAll(drafts.Select(d => Trail(silo, Linkoping).Append([d])));
        var entries = (await Trail(silo, Linkoping).Read(0, 500)).Entries;
        Assert.Equal(drafts.Select(d => d.Id).Order(), entries.Select(e => e.Draft.Id).Order());
        Assert.True((await Trail(silo, Linkoping).Verify(null)).IsSound);
    }

    /// <summary>Somebody with access to the database changes it beneath the service: the trail as it is stored shows it.</summary>
    [Theory]
    [InlineData("tail")]
    [InlineData("page")]
    [InlineData("truncated")]
    public async Task Verify_StoreTamperedWith_IsFound(string where)
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        await Trail(silo, Linkoping).Append([.. Enumerable.Range(1, 100).Select(i => Draft(silo, i))]);
        var checkpoint = await Trail(silo, Linkoping).Head();
        Assert.True((await Trail(silo, Linkoping).Verify(checkpoint)).IsSound);
        if (where == "page")
            await Tamper<AuditPageState>(silo, StateNames.AuditPage, GrainKeys.AuditPage(Linkoping, 0), s => s with { Entries = s.Entries.SetItem(3, s.Entries[3] with { Draft = s.Entries[3].Draft with { Actor = "nobody" } }) });
        else if (where == "tail")
            await Tamper<AuditState>(silo, StateNames.Audit, GrainKeys.Audit(Linkoping), s => s with { Tail = s.Tail.RemoveAt(2) });
        else
            await Tamper<AuditState>(silo, StateNames.Audit, GrainKeys.Audit(Linkoping), s => s with { Tail = [.. s.Tail.Take(5)], Head = new(Linkoping, s.Tail[5].Number, s.Tail[4].Hash) });

        Assert.Equal(where == "truncated", (await Trail(silo, Linkoping).Verify(null)).IsSound);
        Assert.False((await Trail(silo, Linkoping).Verify(checkpoint)).IsSound);
    }

    /// <summary>Guardianship is not social services: its coordinator reads that there are entries, not of whom.</summary>
    [Fact]
    public async Task Read_ForAnotherAuthority_WithholdsItsCases_AndNothingElse()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (volunteer, need) = (await network.HasVolunteer(Linkoping), await network.HasNeed(Linkoping));
        await network.Place(need, volunteer);
        var whole = (await Trail(silo, Linkoping).Read(0, Limits.PageSize)).Entries;
        CallAuthority.Set(Authority.Guardianship);
        var seen = (await Trail(silo, Linkoping).Read(0, Limits.PageSize)).Entries;
        CallAuthority.Set(Authority.SocialServices);
        Assert.True(whole.SequenceEqual((await Trail(silo, Linkoping).Read(0, Limits.PageSize)).Entries));
        CallAuthority.Set(null);

        Assert.Equal(whole.Select(e => (e.Number, e.Hash)), seen.Select(e => (e.Number, e.Hash)));
        Assert.DoesNotContain(seen, e => $"{e}".Contains($"{need.Id:D}", StringComparison.Ordinal));
        Assert.Equal(whole.Count(e => e.Draft.Authority is not null), seen.Count(e => e.Draft.Subject == AuditEntry.Withheld));
        Assert.Contains(seen, e => e.Draft.Action == AuditAction.VolunteerRegistered && e.Draft.Subject == GrainKeys.Volunteer(volunteer));
    }

    [Fact]
    public async Task Erase_LeavesItsEntryAndNothingOfThePerson()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        silo.Calls.LoseNextCall("IAuditGrain.Append");
        (await network.Volunteer(volunteer).Erase()).Must();
        (await network.Volunteer(volunteer).Get()).Refused(ProblemCode.NotFound);
        await silo.Grains.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(Linkoping)).Sweep();
        Assert.Equal([AuditAction.VolunteerRegistered, AuditAction.VolunteerErased], (await Of(silo, Linkoping, GrainKeys.Volunteer(volunteer))).Select(e => e.Action));
        var states = silo.Services.GetRequiredService<ICommittedStates>();
        await foreach (var (_, state) in states.ReadAll<Matching.Grains.Volunteers.VolunteerState>(StateNames.Volunteer, GrainKeys.VolunteersOf(Linkoping), default))
        {
            Assert.Null(state.Profile);
            Assert.True(state is { Commitments.IsEmpty: true, Inputs.IsEmpty: true, Contacts.IsEmpty: true, Events.IsEmpty: true, RemovedChecks.IsEmpty: true, Warned.IsEmpty: true, LastAsked: null, Owed.IsNothing: true });
        }
    }

    internal static async Task<List<AuditDraft>> Of(TestSilo silo, string municipality, string subject) =>
        [.. (await Trail(silo, municipality).Read(0, Limits.PageSize)).Entries.Select(e => e.Draft).Where(d => d.Subject == subject)];

    private static IAuditGrain Trail(TestSilo silo, string municipality) => silo.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(municipality));

    private static AuditDraft Draft(TestSilo silo, int ordinal) =>
        new(Guid.CreateVersion7(silo.Now), silo.Now, AuditAction.PersonRead, $"v/{Linkoping}/someone", ordinal, Actors.System, null);

    private static async Task Tamper<TState>(TestSilo silo, string name, string key, Func<TState, TState> change)
        where TState : new()
    {
        var storage = Engines.EngineHost.Storage(silo.Services);
        var type = name == StateNames.Audit ? "audit" : "audit-page";
        var (grain, state) = (GrainId.Create(type, key), new GrainState<TState>());
        await storage.ReadStateAsync(name, grain, state);
        state.State = change(state.State!);
        await storage.WriteStateAsync(name, grain, state);
    }
}
