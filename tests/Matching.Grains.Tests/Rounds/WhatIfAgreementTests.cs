using Matching.Grains.Rounds;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

/// <summary>Two agreements between the same two municipalities, of which one covers only a part of what the other does.</summary>
public sealed class WhatIfAgreementTests
{
    private static readonly InlineComputePool Compute = new();

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

    /// <summary>Who may serve whom, under which quotas and whether home first, is what a round would read in a world without the agreement; and so is what comes of it.</summary>
    [Fact]
    public async Task WithoutAnyOfRandomOnes_InputsAndOutcomeAreThoseOfAWorldWithoutIt()
    {
        var (asked, left, turned) = (0, 0, 0);
        for (var seed = 1; seed <= 400; seed++)
        {
            var agreements = JointWorld.AgreementsOf(seed);
            var world = new JointWorld(seed, agreements: agreements);
            foreach (var gone in agreements.All.Where(a => world.Needs.Any(n => agreements.Covering(a.Home, n).Contains(a))))
            {
                var real = new JointWorld(seed, agreements: agreements.Without(gone.Id));
                Assert.True(new WhatIfChange(world.Basis, world.Rows).Apply(new(Agreement: gone.Id)).Ok(out var said, out _), $"seed {seed}");
                Assert.True(Rules(real.Basis).SequenceEqual(Rules(said.Basis)), $"seed {seed}, without {gone.Id}");
                var (before, after) = (await Decide(said), await real.Decide());
                Assert.Equal(after.Summary.Terms!.Gap, before.Summary.Terms!.Gap);
                Assert.Equal((after.Summary.TotalScore, after.Summary.Proposals), (before.Summary.TotalScore, before.Summary.Proposals));
                asked++;
                left += said.Basis.Quotas.Length > 0 ? 1 : 0;
                turned += said.Basis.HomeFirst.Except(world.Basis.HomeFirst).Any() ? 1 : 0;
            }
        }

        Assert.True(asked > 400 && left > 200 && turned > 30, $"{asked} agreements fell, {left} left others, {turned} times what was left was home-first");
    }

    private static Task<RoundOutcome> Decide(ChangedInputs inputs) =>
        new RoundComputation(inputs.Basis, new StoredPool(inputs.Basis, inputs.Rows, Compute), Compute, TimeProvider.System).Run(CancellationToken.None);

    /// <summary>For each need: its homes, and of each what covers it and what is left under that, and whether it comes second.</summary>
    internal static IEnumerable<string> Rules(RoundBasis basis) =>
        from need in Enumerable.Range(0, basis.Query.Needs.Length)
        from home in basis.Query.SharedBy[basis.Query.SharedByOfNeed[need]]
        let number = basis.Members.IndexOf(home)
        let quotas = basis.Quotas.Where(q => q.Home == number && q.Classes.Contains(basis.ClassOfNeed[need])).Select(q => string.Join('+', q.Agreements.Select(a => $"{a.Agreement}:{a.Free}"))).Order()
        select $"{need} {home} {string.Join(' ', quotas)} {basis.HomeFirst.Contains(new(number, basis.ClassOfNeed[need]))}";

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
