using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Grains.Municipalities;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Municipalities;

/// <summary>Several agreements between the same two municipalities, which cover some needs together and others not: against which one a placement counts.</summary>
public sealed class AgreementChoiceTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Fact]
    public async Task Offer_NoneNamed_TakesTheNarrowest_SoThatWhatOnlyTheBroaderCoversFindsItFree()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var broad = await Between(network, AssignmentType.ContactPerson, AssignmentType.Visitor);
        var narrow = await Between(network, AssignmentType.ContactPerson);
        Assert.Equal(narrow.Id, (await Offer(network)).Must().Agreement);
        Assert.Equal(broad.Id, (await Offer(network, AssignmentType.Visitor)).Must().Agreement);
        (await Offer(network)).Refused(ProblemCode.NoAgreement, "volunteer");
    }

    [Fact]
    public async Task Offer_NarrowestIsFull_TakesTheBroader()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var broad = await Between(network, AssignmentType.ContactPerson, AssignmentType.Visitor);
        await Between(network, AssignmentType.ContactPerson);
        (await Offer(network)).Must();
        Assert.Equal(broad.Id, (await Offer(network)).Must().Agreement);
    }

    [Fact]
    public void Choice_OrderIsTypesThenEndThenBeginningThenId()
    {
        SharingAgreement[] agreements =
        [
            Live(1, a => a with { Types = [AssignmentType.Visitor, AssignmentType.Relief] }),
            Live(5),
            Live(4),
            Live(3, a => a with { From = Day.AddDays(-3) }),
            Live(7, a => a with { To = Day.AddDays(9) }),
            Live(6, a => a with { EndsOn = Day.AddDays(8) }),
            Live(8, a => a with { Types = [AssignmentType.Visitor, AssignmentType.Visitor] }),
            Live(2, a => a with { Types = [AssignmentType.Relief] }),
            Live(9, a => a with { Receiving = Motala }),
        ];
        var choice = new MunicipalityState { Agreements = [.. agreements] }.Choice(Use()).Must();
        Assert.Equal([Id(6), Id(7), Id(3), Id(4), Id(5), Id(8), Id(1)], choice.Select(a => a.Id));
    }

    [Fact]
    public async Task Offer_Named_CountsAgainstIt_AtItsPrice_AndBothSidesReadIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await Between(network, AssignmentType.ContactPerson);
        var dear = await network.Share(Linkoping, Norrkoping, quota: 2, a => a with { MonthlyPrice = 900 });
        var (need, volunteer) = (await network.HasNeed(Norrkoping), await network.HasVolunteer(Linkoping));
        var offer = (await network.Need(need).MakeOffer(new(network.NewId(), volunteer) { Agreement = dear.Id })).Must();
        (await network.Need(need).Accept(offer.Id)).Must();

        var view = (await network.Need(need).Get()).Must();
        Assert.Equal((dear.Id, dear.Id), (Assert.Single(view.Offers).Agreement, Assert.Single(view.Placements).Agreement));
        Assert.Equal(dear.Id, (await network.Volunteer(volunteer).GetCommitment(offer.Id)).Must().Reservation.Agreement);
        var run = Assert.Single(await network.Municipality(Linkoping).Runs());
        Assert.Equal((dear.Id, 900), (run.Agreement, run.MonthlyPrice));
    }

    public static TheoryData<string, Func<SharingAgreement, SharingAgreement>> NotCovering => new()
    {
        { "another type", a => a with { Types = [AssignmentType.Visitor] } },
        { "over by then", a => a with { To = new(2026, 2, 1) } },
        { "not begun by then", a => a with { From = new(2026, 2, 2) } },
    };

    [Theory]
    [MemberData(nameof(NotCovering))]
    public async Task Offer_NamedDoesNotCover_NoAgreementWithFieldAndCure_ThoughAnotherWould(string _, Func<SharingAgreement, SharingAgreement> change)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        var other = await network.Share(Linkoping, Norrkoping, change: change);
        Assert.NotEmpty((await Offer(network, agreement: other.Id)).Refused(ProblemCode.NoAgreement, "agreement").Cure!);
        Assert.Empty(await network.Municipality(Linkoping).QuotaUse());
    }

    [Fact]
    public async Task Offer_NamedIsProposedOrEnded_NoAgreement()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        var ended = await network.Share(Linkoping, Norrkoping);
        (await network.Municipality(Linkoping).EndAgreement(ended.Id, Norrkoping)).Must();
        var proposed = Agreement(network.NewId(), Linkoping, Norrkoping);
        (await network.Municipality(Linkoping).ProposeAgreement(proposed)).Must();
        (await Offer(network, agreement: ended.Id)).Refused(ProblemCode.NoAgreement, "agreement");
        (await Offer(network, agreement: proposed.Id)).Refused(ProblemCode.NoAgreement, "agreement");
    }

    /// <summary>Whether the home municipality has such an agreement with somebody else is not told.</summary>
    [Fact]
    public async Task Offer_NamedIsOfOtherSides_AnswersLikeOneThatIsNotThere()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping, Motala);
        await network.Share(Linkoping, Norrkoping);
        var others = await network.Share(Linkoping, Motala);
        var back = await network.Share(Norrkoping, Linkoping);
        var unknown = (await Offer(network, agreement: network.NewId())).Refused(ProblemCode.NoAgreement, "agreement");
        Assert.Equal(unknown, (await Offer(network, agreement: others.Id)).Refused(ProblemCode.NoAgreement));
        Assert.Equal(unknown, (await Offer(network, agreement: back.Id)).Refused(ProblemCode.NoAgreement));
    }

    [Fact]
    public async Task Offer_NamedIsFull_NoAgreement_ThoughAnotherHasRoom_UntilAHoldLapses()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var (first, second) = (await Between(network, AssignmentType.ContactPerson), await Between(network, AssignmentType.ContactPerson));
        (await Offer(network, agreement: first.Id)).Must();
        Assert.NotEmpty((await Offer(network, agreement: first.Id)).Refused(ProblemCode.NoAgreement, "agreement").Cure!);
        Assert.Equal(second.Id, (await Offer(network)).Must().Agreement);

        silo.Pass(TimeSpan.FromHours(73));
        Assert.Equal(first.Id, (await Offer(network, agreement: first.Id)).Must().Agreement);
    }

    [Fact]
    public async Task Offer_NamedForAnOwnVolunteer_Invalid()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = await network.Share(Linkoping, Norrkoping);
        var (need, own) = (await network.HasNeed(Norrkoping), await network.HasVolunteer(Norrkoping));
        Assert.NotEmpty((await network.Need(need).MakeOffer(new(network.NewId(), own) { Agreement = agreement.Id })).Refused(ProblemCode.Invalid, "agreement").Cure!);
        Assert.Null((await network.Offer(need, own)).Must().Agreement);
    }

    /// <summary>None named leaves it to the home side, whose first answer stands.</summary>
    [Fact]
    public async Task Offer_SameIdAgain_SameOffer_WithAnotherAgreement_RequestReused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var (first, second) = (await network.Share(Linkoping, Norrkoping), await network.Share(Linkoping, Norrkoping));
        var need = network.Need(await network.HasNeed(Norrkoping));
        var request = new OfferRequest(network.NewId(), await network.HasVolunteer(Linkoping)) { Agreement = second.Id };
        var offer = (await need.MakeOffer(request)).Must();
        Assert.Equal(offer, (await need.MakeOffer(request)).Must());
        Assert.Equal(offer, (await need.MakeOffer(request with { Agreement = null })).Must());
        (await need.MakeOffer(request with { Agreement = first.Id })).Refused(ProblemCode.RequestReused, "id");
    }

    [Theory]
    [InlineData("IMunicipalityGrain.ClaimAgreement")]
    [InlineData("IVolunteerGrain.Reserve")]
    public async Task Reserve_AnswerLost_TheSameAgainTakesOnePlaceOfTheNamed(string lost)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var (first, second) = (await network.Share(Linkoping, Norrkoping), await network.Share(Linkoping, Norrkoping));
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var reservation = network.Reservation(new(Norrkoping, network.NewId())) with { Agreement = second.Id };
        silo.Calls.LoseNextAnswer(lost);
        await Assert.ThrowsAsync<TimeoutException>(() => volunteer.Reserve(reservation));

        Assert.Equal(second.Id, (await volunteer.Reserve(reservation)).Must().Reservation.Agreement);
        Assert.Equal([(second.Id, 1)], (await network.Municipality(Linkoping).QuotaUse()).Select(u => (u.Key, u.Value)));
        if (lost == "IVolunteerGrain.Reserve")
            (await volunteer.Reserve(reservation with { Agreement = first.Id })).Refused(ProblemCode.RequestReused, "offer");
    }

    /// <summary>Nothing was held yet: the claim goes to the agreement that is named now.</summary>
    [Fact]
    public async Task Reserve_ClaimsAnswerLost_NamingAnother_MovesTheClaim()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var (first, second) = (await network.Share(Linkoping, Norrkoping), await network.Share(Linkoping, Norrkoping));
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var reservation = network.Reservation(new(Norrkoping, network.NewId())) with { Agreement = first.Id };
        silo.Calls.LoseNextAnswer("IMunicipalityGrain.ClaimAgreement");
        await Assert.ThrowsAsync<TimeoutException>(() => volunteer.Reserve(reservation));

        Assert.Equal(second.Id, (await volunteer.Reserve(reservation with { Agreement = second.Id })).Must().Reservation.Agreement);
        Assert.Equal([(second.Id, 1)], (await network.Municipality(Linkoping).QuotaUse()).Select(u => (u.Key, u.Value)));
    }

    [Fact]
    public async Task Start_OnAnotherDay_KeepsItsAgreementWhileThatCoversTheDay_OtherwiseOneThatDoes()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var until = silo.Today.AddDays(3);
        var first = await network.Share(Linkoping, Norrkoping, quota: 1, a => a with { To = until });
        var second = await network.Share(Linkoping, Norrkoping, quota: 1, a => a with { Types = [AssignmentType.ContactPerson], From = silo.Today.AddDays(1) });
        var (need, volunteer) = (await network.HasNeed(Norrkoping, n => n with { Start = silo.Today }), await network.HasVolunteer(Linkoping));
        var offer = (await network.Need(need).MakeOffer(new(network.NewId(), volunteer) { Agreement = first.Id })).Must();
        (await network.Need(need).Accept(offer.Id)).Must();
        foreach (var step in PlacementDays.UntilAgreed(silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        silo.Pass(TimeSpan.FromDays(6));

        // Somebody else has the other's place for now.
        var other = (await Offer(network, agreement: second.Id)).Must();
        (await network.Need(need).Advance(offer.Id, new Start(until))).Refused(ProblemCode.NoAgreement, "on");
        (await network.Need(other.Need).Withdraw(other.Id, OfferReason.Unspecified)).Must();
        // The narrower one covers that day too.
        Assert.Equal(first.Id, (await network.Volunteer(volunteer).Begin(offer.Id, until.AddDays(-1))).Must().Reservation.Agreement);

        Assert.Equal(second.Id, (await network.Need(need).Advance(offer.Id, new Start(until))).Must().Agreement);
        Assert.Equal(second.Id, (await network.Volunteer(volunteer).GetCommitment(offer.Id)).Must().Reservation.Agreement);
        Assert.Equal([(second.Id, 1)], (await network.Municipality(Linkoping).QuotaUse()).Select(u => (u.Key, u.Value)));
        Assert.Equal(first.Id, Assert.Single((await network.Need(need).Get()).Must().Offers).Agreement);
    }

    [Fact]
    public async Task Accept_AfterItsAgreementsLastDay_GoesOnUnderOneThatCoversToday()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var first = await network.Share(Linkoping, Norrkoping, change: a => a with { To = silo.Today.AddDays(1) });
        var second = await network.Share(Linkoping, Norrkoping, change: a => a with { From = silo.Today.AddDays(1) });
        var need = network.Need(await network.HasNeed(Norrkoping, n => n with { Start = silo.Today }));
        var request = new OfferRequest(network.NewId(), await network.HasVolunteer(Linkoping)) { Agreement = first.Id };
        (await need.MakeOffer(request)).Must();
        silo.Pass(TimeSpan.FromDays(2));
        (await need.Accept(request.Id)).Must();
        Assert.Equal(second.Id, Assert.Single((await need.Get()).Must().Placements).Agreement);
        // The request as it was made gets the offer as it was made.
        Assert.Equal(first.Id, (await need.MakeOffer(request)).Must().Agreement);
    }

    [Fact]
    public async Task Restart_ClaimsAndEntriesKeepTheirAgreements()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var (first, second) = (await network.Share(Linkoping, Norrkoping, quota: 1), await network.Share(Linkoping, Norrkoping, quota: 1));
        var need = await network.HasNeed(Norrkoping);
        var request = new OfferRequest(network.NewId(), await network.HasVolunteer(Linkoping)) { Agreement = second.Id };
        var offer = (await network.Need(need).MakeOffer(request)).Must();

        await silo.RestartAsync();
        Assert.Equal((offer.Id, second.Id), (await network.Need(need).MakeOffer(request)).Must() is var again ? (again.Id, again.Agreement) : default);
        (await Offer(network, agreement: second.Id)).Refused(ProblemCode.NoAgreement, "agreement");
        Assert.Equal(first.Id, (await Offer(network)).Must().Agreement);
        (await network.Need(need).Accept(offer.Id)).Must();
        Assert.Equal(second.Id, Assert.Single((await network.Need(need).Get()).Must().Placements).Agreement);
    }

    /// <summary>Of one place.</summary>
    private static Task<SharingAgreement> Between(Network network, params AssignmentType[] types) =>
        network.Share(Linkoping, Norrkoping, quota: 1, a => a with { Types = [.. types] });

    /// <summary>A new need of Norrköping, offered to a new volunteer of Linköping.</summary>
    private static async Task<Outcome<Offer>> Offer(Network network, AssignmentType type = AssignmentType.ContactPerson, Guid? agreement = null)
    {
        var need = await network.HasNeed(Norrkoping, n => n with { Type = type, DecisionDate = type == AssignmentType.Visitor ? null : n.DecisionDate });
        return await network.Need(need).MakeOffer(new(network.NewId(), await network.HasVolunteer(Linkoping)) { Agreement = agreement });
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static SharingAgreement Live(int number, Func<SharingAgreement, SharingAgreement>? change = null) => (change ?? (a => a))(
        Agreement(Id(number), Linkoping, Norrkoping) with { Types = [AssignmentType.Visitor], From = Day.AddDays(-9), To = Day.AddDays(99), Status = AgreementStatus.Live });

    private static AgreementUse Use() => new(Guid.NewGuid(), new(Linkoping, Guid.NewGuid()), Norrkoping, AssignmentType.Visitor, Day);
}
