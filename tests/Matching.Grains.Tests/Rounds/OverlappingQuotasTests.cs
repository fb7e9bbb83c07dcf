using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Grains.Rounds;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

/// <summary>Several agreements between the same two municipalities that cover some needs together and others not: a round uses what they allow, and no more.</summary>
public sealed class OverlappingQuotasTests
{
    /// <summary>If each need counted against the first agreement that covers it, the visit and both contacts would have its one place, and the second agreement none.</summary>
    [Theory]
    [InlineData(FairnessGoal.None)]
    [InlineData(FairnessGoal.NotWorseThanAlone)]
    [InlineData(FairnessGoal.MaxMinCredits)]
    public async Task Round_WideAndNarrowAgreement_UsesBoth_SaysWhichTakesWhat_AndReplays(FairnessGoal goal)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping);
        var wide = await network.Share(Linkoping, Norrkoping, 1, a => a with { Types = [AssignmentType.ContactPerson, AssignmentType.Visitor] });
        var narrow = await network.Share(Linkoping, Norrkoping, 1, a => a with { Types = [AssignmentType.ContactPerson] });
        for (var i = 0; i < 4; i++)
            await network.HasVolunteer(Linkoping);
        var visit = await network.HasNeed(Norrkoping, n => n with { Type = AssignmentType.Visitor, DecisionDate = null, Count = 2, Interests = [] });
        var contact = await network.HasNeed(Norrkoping, n => n with { Count = 2 });

        var view = await network.RunRound(new(CandidatesPerNeed: 2, Fairness: goal));
        var (summary, proposals) = (view.Summary!, await Proposals(network, view));
        Assert.True(summary is { Proposals: 2, Optimal: true, Terms.Gap: 0 }, $"{summary}");
        Assert.Equal([(wide.Id, 1, 1), (narrow.Id, 1, 1)], summary.Terms!.Quotas.Select(q => (Assert.Single(q.Agreements), q.Free, q.Used)));
        // Both agreements cover a contact; the visit counts against the only one that covers it.
        Assert.All(proposals, p => Assert.Equal(p.Need == contact, p.Agreement is not null));
        Assert.Equal(proposals.Any(p => p.Need == visit) ? [narrow.Id] : [wide.Id, narrow.Id], proposals.Where(p => p.Need == contact).Select(p => p.Agreement!.Value).Order());
        Assert.True((await network.Round(view.Round).Replay()).Must().IsIdentical);
    }

    [Fact]
    public async Task Round_RunningPlacement_LeavesLessOfTheAgreementThatHoldsIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var wide = await network.Share(Linkoping, Norrkoping, 2, a => a with { Types = [AssignmentType.ContactPerson, AssignmentType.Visitor] });
        var narrow = await network.Share(Linkoping, Norrkoping, 1, a => a with { Types = [AssignmentType.ContactPerson] });
        for (var i = 0; i < 4; i++)
            await network.HasVolunteer(Linkoping, v => v with { Capacity = 2 });
        var need = await network.HasNeed(Norrkoping, n => n with { Type = AssignmentType.Visitor, DecisionDate = null });
        await network.Place(need, await network.HasVolunteer(Linkoping));
        await network.HasNeed(Norrkoping, n => n with { Type = AssignmentType.Visitor, DecisionDate = null });
        await network.HasNeed(Norrkoping, n => n with { Count = 3 });

        var view = await network.RunRound();
        Assert.Equal([(wide.Id, 1, 1), (narrow.Id, 1, 1)], view.Summary!.Terms!.Quotas.Select(q => (q.Agreements[0], q.Free, q.Used)));
        Assert.True(view.Summary is { Proposals: 2, Optimal: true });
    }

    /// <summary>Without the one that is not home-first, all that is left is.</summary>
    [Fact]
    public async Task WithoutTheAgreementThatIsNotHomeFirst_TheOtherOnesPointsCount()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, 5, a => a with { HomeFirst = true });
        var open = await network.Share(Linkoping, Norrkoping, 5, a => a with { Types = [AssignmentType.ContactPerson] });
        await network.HasVolunteer(Linkoping);
        await network.HasNeed(Norrkoping);
        await network.HasNeed(Norrkoping, n => n with { Type = AssignmentType.Visitor, DecisionDate = null });
        var round = network.Round((await network.RunRound()).Round);
        var said = (await round.WhatIf(new(Agreement: open.Id))).Must();
        (await network.Municipality(Linkoping).EndAgreement(open.Id, Linkoping)).Must();
        var real = (await network.RunRound()).Summary!;
        Assert.Equal((2, real.Proposals, real.TotalScore, -100L), (said.ProposalsBefore, said.ProposalsAfter, said.PointsAfter, said.PointsAfter - said.PointsBefore));
    }

    [Fact]
    public async Task Round_SmallWorlds_IsTheExhaustiveOptimum_OrTheGapCoversIt_AndItsProofHolds()
    {
        const int worlds = 2_000;
        var (named, divided, open, bound, beyondFirst) = (0, 0, 0, 0, 0);
        for (var seed = 1; seed <= worlds; seed++)
        {
            var world = new JointWorld(seed, agreements: JointWorld.AgreementsOf(seed));
            var outcome = await world.Decide();
            var (best, terms) = (world.Exhaustive(), outcome.Summary.Terms!);
            Assert.True(outcome.Summary.TotalScore <= best && best <= terms.Bound && outcome.Summary.Optimal == (terms.Gap == 0), $"seed {seed}: {outcome.Summary.TotalScore} {best} {terms.Bound}");
            Assert.True(terms.Quotas.All(q => q.Used <= q.Free) && (terms.Gap > 0) == (terms.Quotas.Any(q => q.KeepsGapOpen) || !terms.OpenBundles.IsEmpty), $"seed {seed}");
            Assert.Equal(outcome.Proposals.Count(p => p.Need.Municipality != p.Volunteer.Municipality), terms.Quotas.Sum(q => q.Used));
            var faults = new JointProofChecker(world, outcome).Violations();
            Assert.True(faults.Count == 0, $"seed {seed}: {string.Join("; ", faults)}");
            named += outcome.Proposals.Count(p => p.Agreement is not null);
            divided += outcome.Certificate.Bundles is null ? 0 : 1;
            open += terms.Gap > 0 ? 1 : 0;
            bound += terms.Price > 0 && outcome.Proposals.Any(p => p.Agreement is not null) ? 1 : 0;
            beyondFirst += IsBeyondTheFirst(world, outcome) ? 1 : 0;
        }

        Assert.True(
            named > 200 && divided > 100 && bound > 100 && beyondFirst > 50 && open < worlds / 100,
            $"{named} proposals could count against several, {divided} proofs were divided, quotas that overlap bound {bound} times, {beyondFirst} rounds beyond the first, {open} gaps open");
    }

    [Theory]
    [InlineData(FairnessGoal.NotWorseThanAlone)]
    [InlineData(FairnessGoal.MaxMinCredits)]
    public async Task Round_WithPromises_KeepsQuotas_NobodyGetsLessThanAlone_TheBoundHolds(FairnessGoal goal)
    {
        var named = 0;
        for (var seed = 1; seed <= 700; seed++)
        {
            var world = new JointWorld(seed, goal, agreements: JointWorld.AgreementsOf(seed));
            var outcome = await world.Decide();
            var faults = new JointProofChecker(world, outcome).Violations();
            Assert.True(faults.Count == 0, $"seed {seed}: {string.Join("; ", faults)}");
            Assert.All(outcome.Summary.Terms!.Municipalities, m => Assert.True(m.Proposals >= m.Alone && m.Proposals >= m.Promised, $"seed {seed}: {m}"));
            named += outcome.Proposals.Count(p => p.Agreement is not null);
        }

        Assert.True(named > 30, $"{named} proposals could count against several");
    }

    [Fact]
    public async Task Round_AnyShards_AndItsReplay_SameBytes()
    {
        var named = 0;
        for (var seed = 1; seed <= 300; seed++)
        {
            var world = new JointWorld(seed, (FairnessGoal)(seed % 3), agreements: JointWorld.AgreementsOf(seed));
            var decision = await world.Store();
            var replay = await decision.Replay();
            Assert.True(replay.IsIdentical, $"seed {seed}: {replay.Difference}");
            var split = await world.Store(shards: 3);
            Assert.True(decision.Packed == split.Packed, $"seed {seed}: three shards store other inputs");
            Assert.True(decision.Outcome().AsSpan().SequenceEqual(split.Outcome()), $"seed {seed}: three shards");
            named += decision.State.Proposals.Count(p => p.Agreement is not null);
        }

        Assert.True(named > 20, $"{named} proposals could count against several");
    }

    [Fact]
    public async Task Checker_AgreementOfAProposalChanged_IsFound()
    {
        var caught = 0;
        for (var seed = 1; seed <= 500; seed++)
        {
            var world = new JointWorld(seed, agreements: JointWorld.AgreementsOf(seed));
            var outcome = await world.Decide();
            if (outcome.Summary.Terms!.Quotas.Any(q => q.Used < q.Free) || outcome.Proposals.All(p => p.Agreement is null))
                continue;
            var named = outcome.Proposals.First(p => p.Agreement is not null);
            foreach (var other in world.Agreements!.All.Where(a => a.Id != named.Agreement))
            {
                var doctored = outcome with { Proposals = outcome.Proposals.Replace(named, named with { Agreement = other.Id }) };
                Assert.True(new JointProofChecker(world, doctored).Violations().Count > 0, $"seed {seed}");
                caught++;
            }
        }

        Assert.True(caught > 10, $"{caught} names were changed");
    }

    /// <summary>Inputs from before quotas overlapped hold the first agreement of each need as its only quota, and beside that all that cover it.</summary>
    [Fact]
    public async Task Replay_OfInputsThatCountedAgainstTheFirst_CountsAgainstTheFirst_AndWhatIfKnowsTheOthers()
    {
        var (fewer, asked) = (0, 0);
        for (var seed = 1; seed <= 400; seed++)
        {
            var world = new JointWorld(seed, agreements: JointWorld.AgreementsOf(seed));
            var basis = world.Basis with { Quotas = [.. world.Basis.Quotas.GroupBy(q => (q.Home, q.Receiving)).SelectMany(AgainstTheFirst)] };
            if (basis.Quotas.All(q => q.Coverage is null))
                continue;
            var old = await StoredDecision.Of(basis, world.Rows);
            Assert.True((await old.Replay()).IsIdentical && old.State.Proposals.All(p => p.Agreement is null), $"seed {seed}");
            fewer += old.State.Summary!.TotalScore < (await world.Decide()).Summary.TotalScore ? 1 : 0;
            foreach (var gone in basis.Quotas.SelectMany(q => q.Coverage ?? []).SelectMany(c => c.Agreements).Distinct())
            {
                Assert.True(new WhatIfChange(RoundDocument.Unpack(old.Packed).Read().Basis, world.Rows).Apply(new(Agreement: gone.Agreement)).Ok(out var said, out _));
                Assert.Equal(WhatIfAgreementTests.Rules(new JointWorld(seed, agreements: world.Agreements!.Without(gone.Agreement)).Basis), WhatIfAgreementTests.Rules(said.Basis));
                asked++;
            }
        }

        Assert.True(fewer > 5 && asked > 100, $"{fewer} rounds proposed less, {asked} agreements fell");

        static IEnumerable<RoundQuota> AgainstTheFirst(IEnumerable<RoundQuota> between) => between.Count() < 2 || RoundQuota.Covered(between).All(c => c.Agreements.Length == 1)
            ? between
            : RoundQuota.Covered(between).GroupBy(c => c.Agreements[0]).Select(first => new RoundQuota([first.Key], between.First().Home, between.First().Receiving, [.. first.Select(c => c.Class)]) { Coverage = [.. first] });
    }

    private static bool IsBeyondTheFirst(JointWorld world, RoundOutcome outcome) =>
        outcome.Proposals.Any(p => p.Agreement is not null)
        && outcome.Proposals.Where(p => p.Need.Municipality != p.Volunteer.Municipality)
            .GroupBy(p => world.Agreements!.Covering(p.Volunteer.Municipality, world.Needs.Single(n => n.Need == p.Need))[0])
            .Any(first => first.Count() > first.Key.Quota);

    private static async Task<IReadOnlyList<Proposal>> Proposals(Network network, RoundView view) =>
        (await network.Round(view.Round).Proposals(null, 0, Limits.PageSize)).Must().Items;
}
