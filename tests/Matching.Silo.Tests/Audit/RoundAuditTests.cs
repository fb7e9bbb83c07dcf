using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Values;
using Matching.Contracts.Volunteers;
using Matching.Core;
using Matching.Grains.Municipalities;
using Matching.Silo.Audit;

namespace Matching.Silo.Tests.Audit;

/// <summary>The audit finds nothing in a sound round, and each planted fault by its name.</summary>
public class RoundAuditTests(AuditedRegion region) : IClassFixture<AuditedRegion>
{
    private RoundFacts Facts => region.Facts;

    private Proposal AcrossBorders => Facts.Proposals.First(p => p.Need.Municipality != p.Volunteer.Municipality);

    [Fact]
    public async Task Run_SoundRound_FindsNothing() =>
        Assert.Equal(new AuditResult(0, 0, 0, 0, ProofHolds: true), await region.Audit(Facts));

    [Fact]
    public async Task Run_AgreementsGone_CountsProposalsWithoutOneAndPairsThatOughtToBeRejected()
    {
        var result = await region.Audit(Facts with { Agreements = [] });
        Assert.Equal(Facts.Proposals.Count(p => p.Need.Municipality != p.Volunteer.Municipality), result.AgreementViolations);
        Assert.True(result.AgreementViolations > 0 && result.UnexplainedPairs > 0);
    }

    [Fact]
    public async Task Run_QuotaBelowProposals_CountsThoseBeyond()
    {
        var pair = AcrossBorders;
        var tight = Facts.Agreements.Select(a => a.Home == pair.Volunteer.Municipality && a.Receiving == pair.Need.Municipality ? a with { Quota = 0 } : a);
        Assert.True((await region.Audit(Facts with { Agreements = [.. tight] })).AgreementViolations > 0);
    }

    [Fact]
    public async Task Run_QuotaUsedUpByRunningPlacements_CountsProposalsBeyond()
    {
        var pair = AcrossBorders;
        var agreement = Facts.Agreements.First(a => a.Home == pair.Volunteer.Municipality && a.Receiving == pair.Need.Municipality);
        var busy = Facts.Volunteers.First(v => v.Volunteer.Municipality == agreement.Home);
        var offers = Enumerable.Range(0, agreement.Quota).Select(_ => Guid.NewGuid()).ToList();
        var commitments = offers.Select(o => new Commitment(new(o, pair.Need, AssignmentType.Visitor, default, default), CommitmentStatus.Placed, default));
        var claims = offers.Select(o => new AgreementClaim(agreement.Id, new(o, busy.Volunteer, agreement.Receiving, AssignmentType.Visitor, default)));
        var full = Facts with
        {
            Claims = [.. claims],
            Volunteers = [.. Facts.Volunteers.Select(v => v == busy ? v with { Commitments = [.. commitments] } : v)],
        };
        Assert.True((await region.Audit(full)).AgreementViolations > 0);
        // A claim that no volunteer confirms takes nothing.
        Assert.Equal(0, (await region.Audit(Facts with { Claims = [.. claims] })).AgreementViolations);
    }

    [Fact]
    public async Task Run_HomeFirstPointsThatTheRoundDidNotKnow_AreWrongScores()
    {
        var definition = Facts.Region.Definition;
        var stricter = Facts with { Region = Facts.Region with { Definition = definition with { Policies = [], Weights = definition.On(Facts.Day).Weights, Sharing = SharingPolicy.Default with { HomeFirstPoints = 7 } } } };
        var under = Facts.Proposals.Count(p => p.HomeFirst < 0);
        Assert.Equal(under, (await region.Audit(stricter)).ScoreErrors);
        Assert.True(under > 0, "no proposal is made under a home-first agreement");
    }

    [Fact]
    public async Task Run_VolunteerProposedTooOften_CountsPlacesBeyondCapacity() =>
        Assert.True((await region.Audit(Facts with { Proposals = [.. Facts.Proposals, .. Enumerable.Repeat(Facts.Proposals[0], 40)] })).CapacityViolations >= 40);

    [Fact]
    public async Task Run_WrongScore_IsCounted()
    {
        var wrong = Facts.Proposals[0] with { Score = Facts.Proposals[0].Score + 1 };
        Assert.Equal(1, (await region.Audit(Facts with { Proposals = [wrong, .. Facts.Proposals.Skip(1)] })).ScoreErrors);
    }

    [Fact]
    public async Task Run_VolunteerWithoutTheLanguageThatCounted_LeavesUnexplainedPairs()
    {
        var mute = Facts.Volunteers.Select(v => v with { Profile = v.Profile with { Languages = [] } });
        Assert.True((await region.Audit(Facts with { Volunteers = [.. mute] })).UnexplainedPairs > 0);
    }

    [Fact]
    public async Task Run_EligibleMiscounted_IsUnexplained() => Assert.Equal(3, (await region.Audit(Facts, miscounted: 3)).UnexplainedPairs);

    [Fact]
    public async Task Run_ProposalLeftOut_ProofFails() => Assert.False((await region.Audit(Facts with { Proposals = [.. Facts.Proposals.Skip(1)] })).ProofHolds);

    [Fact]
    public async Task Run_PriceAboveEveryScore_ProofFails()
    {
        // Each place wanted now costs more than any pair can be worth, so the bound rises above the total. One point more may be another proof as good.
        var prices = Facts.Certificate.NeedPrices;
        var wanted = Facts.Needs.Where(n => RoundFacts.Wanted(n) > 0).Select(n => n.Need).ToHashSet();
        foreach (var price in prices.Where(p => wanted.Contains(p.Need)).Take(5).ToList())
        {
            var doctored = Facts.Certificate with { NeedPrices = prices.Replace(price, price with { Price = price.Price + ScoringPolicy.MaxScore }) };
            Assert.False((await region.Audit(Facts with { Certificate = doctored })).ProofHolds);
        }
    }

    [Fact]
    public async Task Run_NeedsWithoutPrices_ProofFails()
    {
        // Now every eligible pair is worth more than its prices, though each volunteer has few places. One price too low may be another proof as good.
        var doctored = Facts.Certificate with { NeedPrices = [.. Facts.Certificate.NeedPrices.Select(p => p with { Price = 0 })] };
        Assert.False((await region.Audit(Facts with { Certificate = doctored })).ProofHolds);
    }

    [Fact]
    public async Task Run_TotalClaimedTooHigh_ProofFails() =>
        Assert.False((await region.Audit(Facts with { Certificate = Facts.Certificate with { TotalScore = Facts.Certificate.TotalScore + 1 } })).ProofHolds);
}
