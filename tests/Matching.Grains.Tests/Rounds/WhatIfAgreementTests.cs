using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

/// <summary>Two agreements between the same two municipalities, of which one covers only a part of what the other does.</summary>
public sealed class WhatIfAgreementTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WithoutOneOfTwo_IsTheRoundThatRunsWithoutIt(bool withoutTheWiderOne)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var wide = await network.Share(Norrkoping, Linkoping, 1);
        var narrow = await network.Share(Norrkoping, Linkoping, 1, a => a with { Types = [AssignmentType.Visitor] });
        foreach (var _ in new[] { 1, 2 })
            await network.HasVolunteer(Norrkoping, v => v with { Capacity = 1 });
        await network.HasNeed(Linkoping);
        await network.HasNeed(Linkoping, n => n with { Type = AssignmentType.Visitor, DecisionDate = null });
        var gone = withoutTheWiderOne ? wide : narrow;

        var round = network.Round((await network.RunRound()).Round);
        var said = (await round.WhatIf(new(Agreement: gone.Id))).Must();
        (await network.Municipality(Norrkoping).EndAgreement(gone.Id, Norrkoping)).Must();
        var real = (await network.RunRound()).Summary!;
        Assert.Equal((1, real.Proposals, real.TotalScore), (said.ProposalsAfter, said.ProposalsAfter, said.PointsAfter));
    }

    [Fact]
    public async Task WithoutAnAgreementThatWasChanged_NothingRunsFromTheHome()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var old = await network.Share(Norrkoping, Linkoping, 1);
        var next = await network.Share(Norrkoping, Linkoping, 1, a => a with { Replaces = old.Id, From = silo.Today });
        await network.HasVolunteer(Norrkoping);
        await network.HasNeed(Linkoping);
        var round = network.Round((await network.RunRound()).Round);
        Assert.Equal((1, 0), (await round.WhatIf(new(Agreement: next.Id))).Must() is var said ? (said.ProposalsBefore, said.ProposalsAfter) : default);
        (await round.WhatIf(new(Agreement: old.Id))).Refused(ProblemCode.NotFound, "agreement");
    }
}
