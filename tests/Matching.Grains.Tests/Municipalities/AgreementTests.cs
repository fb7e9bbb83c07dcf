using Matching.Contracts.Municipalities;
using Matching.Contracts.Placements;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Municipalities;

public sealed class AgreementTests
{
    public static TheoryData<string, Func<SharingAgreement, SharingAgreement>> BadAgreements => new()
    {
        { "receiving", a => a with { Receiving = Linkoping } },
        { "receiving", a => a with { Receiving = "norrkoping" } },
        { "types", a => a with { Types = default } },
        { "types", a => a with { Types = [] } },
        { "types", a => a with { Types = [(AssignmentType)77] } },
        { "quota", a => a with { Quota = 0 } },
        { "monthlyPrice", a => a with { MonthlyPrice = -1 } },
        { "currency", a => a with { Currency = "crowns" } },
        { "currency", a => a with { Currency = null! } },
        { "to", a => a with { To = a.From } },
    };

    [Theory]
    [MemberData(nameof(BadAgreements))]
    public async Task Propose_BadTerms_InvalidWithFieldAndCure(string field, Func<SharingAgreement, SharingAgreement> spoil)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var problem = (await network.Municipality(Linkoping).ProposeAgreement(spoil(Agreement(network.NewId(), Linkoping, Norrkoping)))).Refused(ProblemCode.Invalid, field);
        Assert.NotEmpty(problem.Cure!);
    }

    [Fact]
    public async Task Propose_AsAnotherHome_Forbidden()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        (await network.Municipality(Linkoping).ProposeAgreement(Agreement(network.NewId(), Norrkoping, Linkoping))).Refused(ProblemCode.Forbidden, "home");
    }

    [Fact]
    public async Task Propose_SameTermsAgain_Same_OtherTerms_AlreadyExists()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = await network.Share(Linkoping, Norrkoping);
        Assert.Equal(AgreementStatus.Live, (await network.Municipality(Linkoping).ProposeAgreement(agreement with { Types = [.. agreement.Types] })).Must().Status);
        (await network.Municipality(Linkoping).ProposeAgreement(agreement with { Quota = 99 })).Refused(ProblemCode.AlreadyExists, "id");
    }

    [Fact]
    public async Task Accept_ByTheReceivingSide_MakesItLive_AndTheRegionKnows()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = Agreement(network.NewId(), Linkoping, Norrkoping);
        (await network.Municipality(Linkoping).ProposeAgreement(agreement)).Must();
        Assert.Empty((await network.Region.Get()).Must().Agreements);

        (await network.Municipality(Linkoping).AcceptAgreement(agreement.Id, Norrkoping)).Must();
        Assert.Equal(agreement.Id, Assert.Single((await network.Region.Get()).Must().Agreements).Id);
    }

    [Fact]
    public async Task Move_ByAStranger_NotFound_LikeAnUnknownOne()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping, Motala);
        var agreement = await network.Share(Linkoping, Norrkoping);
        var home = network.Municipality(Linkoping);
        Assert.Equal(
            (await home.EndAgreement(network.NewId(), Norrkoping)).Refused(ProblemCode.NotFound),
            (await home.EndAgreement(agreement.Id, Motala)).Refused(ProblemCode.NotFound));
        (await home.AcceptAgreement(agreement.Id, Motala)).Refused(ProblemCode.NotFound);
    }

    [Theory]
    [InlineData(Linkoping)]
    [InlineData(Norrkoping)]
    public async Task End_ByEitherSide_StopsNewPlacements_RunningOnesGoOn(string side)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = await network.Share(Linkoping, Norrkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var placed = await network.Place(await network.HasNeed(Norrkoping), volunteer);

        var home = network.Municipality(Linkoping);
        (await home.EndAgreement(agreement.Id, side)).Must();
        (await home.EndAgreement(agreement.Id, side)).Must();
        (await home.AcceptAgreement(agreement.Id, Norrkoping)).Refused(ProblemCode.WrongState, "status");
        (await network.Offer(await network.HasNeed(Norrkoping), volunteer)).Refused(ProblemCode.NoAgreement, "volunteer");
        Assert.Empty((await network.Region.Get()).Must().Agreements);
        Assert.Equal(Contracts.Volunteers.CommitmentStatus.Placed, (await network.Volunteer(volunteer).GetCommitment(placed.Id)).Must().Status);
    }

    [Fact]
    public async Task End_BeforeTheRealStart_ThePlacementCannotBeginAfterIt_ButStandsWhereItBeganBefore()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = await network.Share(Linkoping, Norrkoping);
        var need = await network.HasNeed(Norrkoping, n => n with { Start = silo.Today });
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        var first = silo.Today;
        foreach (var step in PlacementDays.UntilAgreed(first))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        silo.Pass(TimeSpan.FromDays(5));
        (await network.Municipality(Linkoping).EndAgreement(agreement.Id, Norrkoping)).Must();
        var ended = silo.Today;
        silo.Pass(TimeSpan.FromDays(5));
        (await network.Need(need).Advance(offer.Id, new Start(silo.Today))).Refused(ProblemCode.NoAgreement, "on");
        (await network.Need(need).Advance(offer.Id, new Start(ended))).Refused(ProblemCode.NoAgreement, "on");
        Assert.Equal(PlacementStage.Running, (await network.Need(need).Advance(offer.Id, new Start(ended.AddDays(-1)))).Must().Stage);
    }

    [Fact]
    public async Task Change_FromALaterDay_UntilThenTheOldTermsCarryOffersAndStarts()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var old = await network.Share(Norrkoping, Linkoping);
        var (volunteer, other) = (await network.HasVolunteer(Norrkoping), await network.HasVolunteer(Norrkoping));
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today });
        var offer = await network.Place(need, volunteer);
        foreach (var step in PlacementDays.UntilAgreed(silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        var next = await network.Share(Norrkoping, Linkoping, 2, a => a with { Replaces = old.Id, MonthlyPrice = 400, From = new(2026, 7, 1) });

        (await network.Need(need).Advance(offer.Id, new Start(silo.Today))).Must();
        Assert.Contains(other, await network.Candidates(await network.HasNeed(Linkoping)));
        (await network.Offer(await network.HasNeed(Linkoping), other)).Must();
        // Both count against the two places of the new terms.
        Assert.Equal([(old.Id, 2, 2), (next.Id, 2, 0)], (await network.Municipality(Norrkoping).AgreementLoads()).Select(l => (l.Agreement, l.Running, l.Own)));
        (await network.Offer(await network.HasNeed(Linkoping, n => n with { Start = new(2026, 7, 1) }), other)).Refused(ProblemCode.NoAgreement, "volunteer");
    }

    [Fact]
    public async Task End_WhileAnOfferIsOut_ItCannotBeAccepted()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = await network.Share(Linkoping, Norrkoping);
        var (need, volunteer) = (await network.HasNeed(Norrkoping), await network.HasVolunteer(Linkoping));
        var offer = (await network.Offer(need, volunteer)).Must();
        (await network.Municipality(Linkoping).EndAgreement(agreement.Id, Linkoping)).Must();
        (await network.Need(need).Accept(offer.Id)).Refused(ProblemCode.NoAgreement);
        Assert.Equal(Contracts.Volunteers.CommitmentStatus.Held, (await network.Volunteer(volunteer).GetCommitment(offer.Id)).Must().Status);
    }

    [Fact]
    public async Task Accept_RegionDidNotHear_TheRepeatedCallTellsIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = Agreement(network.NewId(), Linkoping, Norrkoping);
        var home = network.Municipality(Linkoping);
        (await home.ProposeAgreement(agreement)).Must();
        silo.Calls.LoseNextCall("IRegionGrain.PublishAgreements");
        await Assert.ThrowsAsync<TimeoutException>(() => home.AcceptAgreement(agreement.Id, Norrkoping));
        Assert.Empty((await network.Region.Get()).Must().Agreements);

        (await home.AcceptAgreement(agreement.Id, Norrkoping)).Must();
        Assert.Single((await network.Region.Get()).Must().Agreements);
    }

    [Fact]
    public async Task Accept_RegionDidNotHearBeforeARestart_ItAsksWhenItStarts()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = Agreement(network.NewId(), Linkoping, Norrkoping);
        (await network.Municipality(Linkoping).ProposeAgreement(agreement)).Must();
        silo.Calls.LoseNextCall("IRegionGrain.PublishAgreements");
        await Assert.ThrowsAsync<TimeoutException>(() => network.Municipality(Linkoping).AcceptAgreement(agreement.Id, Norrkoping));

        await silo.RestartAsync();
        Assert.Single((await network.Region.Get()).Must().Agreements);
    }

    [Fact]
    public async Task Propose_AtTheLimit_EndedOnesMakeRoom()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var home = network.Municipality(Linkoping);
        var first = Agreement(network.NewId(), Linkoping, Norrkoping);
        (await home.ProposeAgreement(first)).Must();
        for (var i = 1; i < Limits.AgreementsPerMunicipality; i++)
            (await home.ProposeAgreement(Agreement(network.NewId(), Linkoping, Norrkoping))).Must();
        (await home.ProposeAgreement(Agreement(network.NewId(), Linkoping, Norrkoping))).Refused(ProblemCode.LimitExceeded);

        (await home.EndAgreement(first.Id, Linkoping)).Must();
        (await home.ProposeAgreement(Agreement(network.NewId(), Linkoping, Norrkoping))).Must();
    }
}
