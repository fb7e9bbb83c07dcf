using Matching.Contracts.Needs;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>Personal circumstances are secret between municipalities.</summary>
public sealed class DisclosureTests
{
    private const RejectionReasons Personal = RejectionReasons.Language | RejectionReasons.Qualification | RejectionReasons.Check
        | RejectionReasons.Gender | RejectionReasons.Paused | RejectionReasons.Consent | RejectionReasons.Excluded;

    [Fact]
    public async Task Rejections_OfAForeignVolunteer_FoldPersonalReasons_AndGiveNoRemedy()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping);
        foreach (var home in new[] { Linkoping, Norrkoping })
        {
            await network.HasVolunteer(home, p => p with
            {
                Languages = [],
                Checks = [],
                Gender = Gender.Male,
                PausedUntil = new(2027, 1, 1),
                SharedOutsideHome = false,
                Capacity = 0,
            });
        }

        var need = await network.HasNeed(Norrkoping, r => r with { QualificationsRequired = ["first-aid"], Gender = Gender.Female });
        var rejections = await network.Rejections(need);

        var own = Assert.Single(rejections, r => r.Volunteer.Municipality == Norrkoping);
        Assert.Equal((Personal & ~(RejectionReasons.Consent | RejectionReasons.Excluded)) | RejectionReasons.Capacity, own.Reasons);
        Assert.Equal(6, own.Remedies.Length);
        var foreign = Assert.Single(rejections, r => r.Volunteer.Municipality == Linkoping);
        Assert.Equal(RejectionReasons.Agreement | RejectionReasons.Capacity | RejectionReasons.Undisclosed, foreign.Reasons);
        Assert.Empty(foreign.Remedies);
    }

    [Fact]
    public async Task MakeOffer_ForeignVolunteerNotEligible_SaysNotWhy()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        var paused = await network.HasVolunteer(Linkoping, p => p with { PausedUntil = new(2027, 1, 1) });
        var uncheckedOne = await network.HasVolunteer(Linkoping, p => p with { Checks = [] });
        var foreign = await network.HasNeed(Norrkoping);

        var problem = (await network.Offer(foreign, paused)).Refused(ProblemCode.NotEligible, "volunteer");
        Assert.Equal(problem, (await network.Offer(foreign, uncheckedOne)).Refused(ProblemCode.NotEligible));
        Assert.Contains("paused", (await network.Offer(await network.HasNeed(Linkoping), paused)).Refused(ProblemCode.NotEligible).Detail, StringComparison.Ordinal);
    }
}
