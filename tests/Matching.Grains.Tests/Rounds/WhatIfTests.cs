using Matching.Contracts.Needs;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

public sealed class WhatIfTests
{
    [Fact]
    public async Task Need_CostOfEachRule_IsTheCandidatesItWouldHaveMore()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        await network.HasVolunteer(Linkoping);
        await network.HasVolunteer(Linkoping, v => v with { Languages = ["ar"] });
        await network.HasVolunteer(Linkoping, v => v with { Languages = ["ar"], PausedUntil = new(2026, 6, 1) });
        await network.HasVolunteer(Linkoping, v => v with { PausedUntil = new(2026, 6, 1) });
        var need = await network.HasNeed(Linkoping);
        var costs = (await network.Need(need).WhatIf(null)).Must();
        Assert.Equal((4, 1), (costs.Volunteers, costs.Candidates));
        Assert.Equal([(RejectionReasons.Language, 2, 1), (RejectionReasons.Paused, 2, 1)], costs.Rules.Select(r => (r.Rule, r.Failing, r.Cost)));

        (await network.Need(need).Open(Requirements(Linkoping) with { LanguagesRequired = [] }, Case(), null)).Must();
        Assert.Equal(2, (await network.Need(need).WhatIf(null)).Must().Candidates);
        (await network.Need(new(Linkoping, network.NewId())).WhatIf(null)).Refused(ProblemCode.NotFound, "need");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Region_WithoutAnAgreement_IsTheRoundThatRunsWithoutIt(int seed)
    {
        var instance = new Instance(seed, volunteers: 30, needs: 25);
        await using var silo = await TestSilo.StartAsync();
        var network = await instance.On(silo, shards: 2);
        var agreement = Assert.Single((await network.Region.Get()).Must().Agreements);
        var round = await network.RunRound();
        var without = (await network.Round(round.Round).WhatIf(new(Agreement: agreement.Id))).Must();
        var leaves = (await network.Round(round.Round).WhatIf(new(Leaves: Norrkoping))).Must();
        (await network.Municipality(Linkoping).EndAgreement(agreement.Id, Linkoping)).Must();
        var real = (await network.RunRound()).Summary!;

        Assert.Equal((round.Summary!.TotalScore, real.TotalScore, real.Proposals), (without.PointsBefore, without.PointsAfter, without.ProposalsAfter));
        Assert.Equal(real.Terms!.Municipalities.Select(m => m.Proposals), without.Municipalities.Select(m => m.After));
        Assert.Equal(real.TotalScore, leaves.PointsAfter);
        Assert.True(without.PointsBefore > without.PointsAfter && without.IsExact);
    }

    [Fact]
    public async Task Region_WithoutARule_IsTheRoundThatRunsWithoutIt()
    {
        var instance = new Instance(6, volunteers: 30, needs: 25);
        await using var silo = await TestSilo.StartAsync();
        var network = await instance.On(silo, shards: 2);
        var round = network.Round((await network.RunRound()).Round);
        var without = (await round.WhatIf(new(RejectionReasons.Language))).Must();
        foreach (var (need, requirements) in instance.Needs)
            (await network.Need(need).Open(requirements with { LanguagesRequired = [] }, Case(), null)).Must();
        Assert.Equal((await network.RunRound()).Summary!.TotalScore, without.PointsAfter);
        foreach (var rule in new[] { RejectionReasons.AssignmentType, RejectionReasons.Distance, RejectionReasons.Consent, RejectionReasons.Agreement, RejectionReasons.Gender })
            Assert.True((await round.WhatIf(new(rule))).Must() is { } answer && answer.PointsAfter >= answer.PointsBefore, $"{rule} costs nothing less than nothing");
    }

    [Fact]
    public async Task Region_QuestionsThatAreNone_AreRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var round = network.Round((await network.RunRound()).Round);
        (await round.WhatIf(new())).Refused(ProblemCode.Invalid, "rule");
        (await round.WhatIf(new(RejectionReasons.Language, Leaves: Linkoping))).Refused(ProblemCode.Invalid, "rule");
        (await round.WhatIf(new(RejectionReasons.Excluded))).Refused(ProblemCode.Invalid, "rule");
        (await round.WhatIf(new(Leaves: Norrkoping))).Refused(ProblemCode.NotFound, "leaves");
        (await round.WhatIf(new(Agreement: network.NewId()))).Refused(ProblemCode.NotFound, "agreement");
        (await network.Round(network.NewId()).WhatIf(new(Leaves: Linkoping))).Refused(ProblemCode.NotFound, "round");
    }
}
