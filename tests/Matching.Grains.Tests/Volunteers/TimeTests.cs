using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Placements;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>A placement takes hours, weekends and weekly slots of the one volunteer, over all municipalities, from its first day until it ends.</summary>
public sealed class TimeTests
{
    private static VolunteerProfile Giving(VolunteerProfile person, int? hours = 8, int weekends = 2) =>
        person with { Capacity = 5, HoursAWeek = hours, WeekendsAMonth = weekends };

    [Theory]
    [InlineData("hours")]
    [InlineData("weekends")]
    [InlineData("slots")]
    public async Task Reserve_TimeThatAnotherTakes_NoCapacityWithACure_BackToBackGoes(string what)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, p => Giving(p)));
        var (most, rest) = what switch
        {
            "hours" => (new TimeTaken(6, 0, 0), new TimeTaken(4, 0, 0)),
            "weekends" => (new(0, 2, 0), new(0, 1, 0)),
            _ => (new(0, 0, WeekSlots.Mask(["mon-16"])), new TimeTaken(0, 0, WeekSlots.Mask(["mon-16", "wed-16"]))),
        };
        var first = Reservation(network, Linkoping, most) with { End = new(2026, 5, 1) };
        (await volunteer.Reserve(first)).Must();

        var refused = (await volunteer.Reserve(Reservation(network, Norrkoping, rest) with { Start = new(2026, 4, 30) })).Refused(ProblemCode.NoCapacity, "volunteer");
        Assert.NotEmpty(refused.Cure!);
        (await volunteer.Reserve(Reservation(network, Norrkoping, rest) with { End = new(2026, 2, 2) })).Refused(ProblemCode.NoCapacity, "volunteer");
        (await volunteer.Reserve(Reservation(network, Norrkoping, rest) with { Start = new(2026, 5, 1) })).Must();
        // A hold that lapses gives its time back like its place.
        silo.Pass(TimeSpan.FromHours(73));
        (await volunteer.Reserve(Reservation(network, Norrkoping, rest) with { Deadline = silo.Now.AddHours(72) })).Must();
    }

    [Fact]
    public async Task Reserve_MoreThanIsGivenAtAll_NotEligible_AsManyAsNeededIsNeverPassed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, p => Giving(p)));
        (await volunteer.Reserve(Reservation(network, Linkoping, new(12, 0, 0)))).Refused(ProblemCode.NotEligible, "volunteer");
        (await volunteer.Reserve(Reservation(network, Linkoping, new(0, 0, WeekSlots.Mask(["sun-08"]))))).Refused(ProblemCode.NotEligible, "volunteer");
        var willing = network.Volunteer(await network.HasVolunteer(Linkoping, p => Giving(p, hours: null)));
        (await willing.Reserve(Reservation(network, Linkoping, new(40, 0, 0)))).Must();
        (await willing.Reserve(Reservation(network, Linkoping, new(40, 0, 0)))).Must();
    }

    [Fact]
    public async Task Reserve_EightAtOnceForTheSameSlot_OneIsGranted()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, p => Giving(p) with { Capacity = 10 }));
        var slot = new TimeTaken(0, 0, WeekSlots.Mask(["mon-16"]));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => volunteer.Reserve(Reservation(network, Linkoping, slot))));
        Assert.Single(answers, a => a.Problem is null);
        Assert.All(answers.Where(a => a.Problem is not null), a => a.Refused(ProblemCode.NoCapacity, "volunteer"));
    }

    /// <summary>The pool shows what is left: who is not granted is not proposed, the reason is said, and the remedy is true when it is applied.</summary>
    [Fact]
    public async Task Candidates_TimeThatAnotherTakes_AreRejectedWithAReason_AndTheRemedyIsTrue()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => Giving(p));
        var running = await network.HasNeed(Linkoping, n => n with { HoursAWeek = 4, WeekendsAMonth = 1, WeekSlotsRequired = ["mon-16"], End = new(2026, 5, 1) });
        await network.Place(running, volunteer);

        var beside = await network.HasNeed(Linkoping, n => n with { HoursAWeek = 4, WeekendsAMonth = 1, WeekSlotsRequired = ["wed-16"] });
        Assert.Equal([volunteer], await network.Candidates(beside));
        var over = await network.HasNeed(Linkoping, n => n with { HoursAWeek = 8, WeekendsAMonth = 2, WeekSlotsRequired = ["mon-16", "wed-16"] });
        Assert.Empty(await network.Candidates(over));
        var rejection = Assert.Single(await network.Rejections(over));
        Assert.Equal(RejectionReasons.Pattern | RejectionReasons.WeekSlots, rejection.Reasons);
        Assert.Equal<string>(["1 more weekends a month that no other placement takes. 8 hours a week that no other placement takes.", "mon-16 given and not taken by another placement."], rejection.Remedies);
        var abroad = await network.HasNeed(Norrkoping, n => n with { WeekSlotsRequired = ["mon-16"] });
        Assert.Equal(RejectionReasons.Time, Assert.Single(await network.Rejections(abroad)).Reasons);
        // Back to back: the slot is free from the planned end on.
        var after = await network.HasNeed(Linkoping, n => n with { HoursAWeek = 8, WeekendsAMonth = 2, WeekSlotsRequired = ["mon-16"], Start = new(2026, 5, 1) });
        Assert.Equal([volunteer], await network.Candidates(after));

        // What the remedies name: one weekend and four hours more, and mon-16 without the other placement.
        (await network.Need(running).Withdraw((await network.Need(running).Get()).Must().Offers[0].Id, OfferReason.Unspecified)).Must();
        Assert.Equal([volunteer], await network.Candidates(over));
        (await network.Offer(over, volunteer)).Must();
    }

    [Fact]
    public async Task Offer_OverrideOfTime_TakesWhatIsLeft_AndTheLedgerSaysHowMuch()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => Giving(p));
        await network.Place(await network.HasNeed(Linkoping, n => n with { HoursAWeek = 4, WeekendsAMonth = 2, WeekSlotsRequired = ["mon-16"] }), volunteer);
        var need = await network.HasNeed(Linkoping, n => n with { HoursAWeek = 8, WeekendsAMonth = 1, WeekSlotsRequired = ["mon-16", "wed-16"] });
        (await network.Offer(need, volunteer)).Refused(ProblemCode.NotEligible, "volunteer");
        (await Override(RejectionReasons.Pattern)).Refused(ProblemCode.NotEligible, "volunteer");
        var request = new OfferRequest(network.NewId(), volunteer) { Override = new(RejectionReasons.Pattern | RejectionReasons.WeekSlots, "Half of it is better than nothing") };
        var offer = (await network.Need(need).MakeOffer(request)).Must();
        Assert.Equal(RejectionReasons.Pattern | RejectionReasons.WeekSlots, offer.Override!.Rules);
        var taken = (await network.Volunteer(volunteer).GetCommitment(offer.Id)).Must().Reservation;
        Assert.Equal(new(4, 0, WeekSlots.Mask(["wed-16"])), taken.Time);
        // The same request again, with what was asked at first.
        Assert.Equal(taken, (await network.Volunteer(volunteer).Reserve(taken with { Time = new(8, 1, WeekSlots.Mask(["mon-16", "wed-16"])) })).Must().Reservation);

        Task<Outcome<Offer>> Override(RejectionReasons rules) => network.Need(need).MakeOffer(new(network.NewId(), volunteer) { Override = new(rules, "Half of it is better than nothing") });
    }

    [Fact]
    public async Task Register_LessThanRuns_PlacementsStand_AndNothingIsLeft()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => Giving(p));
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today, HoursAWeek = 8, WeekendsAMonth = 2, WeekSlotsRequired = ["mon-16"] });
        var offer = await network.Place(need, volunteer);
        (await network.Volunteer(volunteer).Register(Giving(Volunteer(Linkoping), hours: 2, weekends: 1) with { WeekSlots = ["wed-16"] }, null)).Must();

        await PlacementTests.Run(silo, network, need, offer.Id);
        Assert.Equal(CommitmentStatus.Placed, (await network.Volunteer(volunteer).GetCommitment(offer.Id)).Must().Status);
        Assert.Empty(await network.Candidates(await network.HasNeed(Linkoping, n => n with { HoursAWeek = 2 })));
        Assert.Empty(await network.Candidates(await network.HasNeed(Linkoping, n => n with { WeekendsAMonth = 1 })));
        Assert.Equal([volunteer], await network.Candidates(await network.HasNeed(Linkoping, n => n with { WeekSlotsRequired = ["wed-16"] })));
    }

    [Fact]
    public async Task Begin_BeforeAnotherEnds_IsRefused_OnTheDayItEndsItGoes()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => Giving(p));
        var end = silo.Today.AddDays(30);
        await network.Place(await network.HasNeed(Linkoping, n => n with { Start = silo.Today, End = end, WeekSlotsRequired = ["mon-16"] }), volunteer);
        var need = await network.HasNeed(Linkoping, n => n with { Start = end.AddDays(10), WeekSlotsRequired = ["mon-16"] });
        var offer = await network.Place(need, volunteer);
        (await network.Volunteer(volunteer).Begin(offer.Id, end.AddDays(-1))).Refused(ProblemCode.NoCapacity, "on");
        (await network.Volunteer(volunteer).Begin(offer.Id, end)).Must();
    }

    /// <summary>What ran longer than planned had the days: whoever was promised them begins after it.</summary>
    [Fact]
    public async Task Begin_OnDaysThatAnotherHadInTheEnd_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => Giving(p));
        var end = silo.Today.AddDays(30);
        var first = await network.HasNeed(Linkoping, n => n with { Start = silo.Today, End = end, WeekSlotsRequired = ["mon-16"] });
        var running = await network.Place(first, volunteer);
        var next = await network.Place(await network.HasNeed(Linkoping, n => n with { Start = end, WeekSlotsRequired = ["mon-16"] }), volunteer);
        await PlacementTests.Run(silo, network, first, running.Id);
        silo.Pass(TimeSpan.FromDays(40));
        (await network.Volunteer(volunteer).Begin(next.Id, silo.Today)).Refused(ProblemCode.NoCapacity, "on");
        var until = silo.Today.AddDays(-2);
        (await network.Need(first).Advance(running.Id, new End(until, PlacementEndReason.DecisionEnded))).Must();
        (await network.Volunteer(volunteer).Begin(next.Id, until.AddDays(-1))).Refused(ProblemCode.NoCapacity, "on");
        (await network.Volunteer(volunteer).Begin(next.Id, until)).Must();
    }

    [Fact]
    public async Task Open_OnlyRequiredSlots_IsFine_AndNoneAtAllIsNot()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping, n => n with { WeekSlots = [], SlotsNeeded = 0, WeekSlotsRequired = ["mon-16"] });
        Assert.Equal([volunteer], await network.Candidates(need));
        Assert.Empty(await network.Candidates(await network.HasNeed(Linkoping, n => n with { WeekSlots = [], SlotsNeeded = 0, WeekSlotsRequired = ["sun-08"] })));
        var open = network.Need(new(Linkoping, network.NewId()));
        (await open.Open(Requirements(Linkoping) with { WeekSlots = [], SlotsNeeded = 0 }, Case(), null)).Refused(ProblemCode.Invalid, "weekSlots");
        (await open.Open(Requirements(Linkoping) with { WeekSlotsRequired = ["mon-17"] }, Case(), null)).Refused(ProblemCode.Invalid, "weekSlotsRequired");
        (await open.Open(Requirements(Linkoping) with { WeekSlotsRequired = default }, Case(), null)).Refused(ProblemCode.Invalid, "weekSlotsRequired");
    }

    /// <summary>A slot that is taken on all days to come earns no points either; one that comes free does.</summary>
    [Fact]
    public async Task Candidates_WishedSlotThatIsTaken_EarnsNoPoints()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => Giving(p));
        var wishing = await network.HasNeed(Linkoping);
        var points = async () => Assert.Single((await network.Need(wishing).Candidates(network.Name, 5)).Must().Candidates).Parts!.Availability;
        var before = await points();
        await network.Place(await network.HasNeed(Linkoping, n => n with { WeekSlotsRequired = ["mon-16"], Start = silo.Today, End = silo.Today.AddDays(60) }), volunteer);
        Assert.Equal((before, true), (await points(), before > 0));
        await network.Place(await network.HasNeed(Linkoping, n => n with { WeekSlotsRequired = ["mon-16"], Start = silo.Today.AddDays(60) }), volunteer);
        Assert.Equal(0, await points());
    }

    private static Reservation Reservation(Network network, string municipality, TimeTaken time) =>
        network.Reservation(new(municipality, network.NewId())) with { Time = time };
}
