using Matching.Contracts.Needs;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

public sealed class OpenNeedTests
{
    private static readonly string TooLong = new('x', Limits.TextLength + 1);

    public static TheoryData<string, Func<NeedRequirements, NeedRequirements>> BadRequirements => new()
    {
        { "type", r => r with { Type = (AssignmentType)50 } },
        { "place", r => r with { Place = default } },
        { "count", r => r with { Count = 0 } },
        { "count", r => r with { Count = Limits.NeedCount + 1 } },
        { "start", r => r with { Start = new(2001, 1, 1) } },
        { "start", r => r with { DecisionDate = r.Start.AddDays(1) } },
        { "decisionDate", r => r with { DecisionDate = null } },
        { "decisionDate", r => r with { Type = AssignmentType.Visitor } },
        { "monthlyCost", r => r with { Type = AssignmentType.Visitor, DecisionDate = null } },
        { "languagesRequired", r => r with { LanguagesRequired = ["elvish"] } },
        { "languagesPreferred", r => r with { LanguagesPreferred = ["ar", "so", "fa"] } },
        { "languagesPreferred", r => r with { LanguagesPreferred = default } },
        { "qualificationsRequired", r => r with { QualificationsRequired = ["wings"] } },
        { "gender", r => r with { Gender = (Gender)4 } },
        { "weekSlots", r => r with { WeekSlots = [] } },
        { "weekSlots", r => r with { WeekSlots = default } },
        { "weekSlots", r => r with { WeekSlots = ["mon-+8"] } },
        { "slotsNeeded", r => r with { SlotsNeeded = 0 } },
        { "slotsNeeded", r => r with { SlotsNeeded = 5 } },
        { "slotsNeeded", r => r with { WeekSlots = ["mon-16", "mon-16"], SlotsNeeded = 2 } },
        { "interests", r => r with { Interests = ["nothing"] } },
    };

    [Theory]
    [MemberData(nameof(BadRequirements))]
    public async Task Open_BadRequirements_InvalidWithFieldAndCure(string field, Func<NeedRequirements, NeedRequirements> spoil)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = network.Need(new(Linkoping, network.NewId()));
        var problem = (await need.Open(spoil(Requirements(Linkoping)), Case(), null)).Refused(ProblemCode.Invalid, field);
        Assert.NotEmpty(problem.Cure!);
        (await need.Get()).Refused(ProblemCode.NotFound, "need");
    }

    [Fact]
    public async Task Open_BadCase_InvalidWithField()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = network.Need(new(Linkoping, network.NewId()));
        (await need.Open(Requirements(Linkoping), Case() with { ContactPoint = " " }, null)).Refused(ProblemCode.Invalid, "contactPoint");
        (await need.Open(Requirements(Linkoping), Case() with { ClientReference = TooLong }, null)).Refused(ProblemCode.Invalid, "clientReference");
        (await need.Open(Requirements(Linkoping), Case() with { MonthlyCost = -1 }, null)).Refused(ProblemCode.Invalid, "monthlyCost");
    }

    [Fact]
    public async Task Open_DecidedOrConsideredOnADayAhead_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = network.Need(new(Linkoping, network.NewId()));
        (await need.Open(Requirements(Linkoping) with { DecisionDate = silo.Today.AddDays(1) }, Case(), null)).Refused(ProblemCode.Invalid, "decisionDate");
        var home = Requirements(Linkoping) with { Type = AssignmentType.FosterHome, ForChild = true, DecisionDate = silo.Today };
        (await need.Open(home, Case() with { ChildAge = 9, RelativesConsidered = silo.Today.AddDays(1) }, null)).Refused(ProblemCode.Invalid, "relativesConsidered");
        (await need.Open(home, Case() with { ChildAge = 9, RelativesConsidered = silo.Today }, null)).Must();
    }

    /// <summary>Which checks are asked follows from one, whose consent from the other: neither stands without the other.</summary>
    [Theory]
    [InlineData(true, null, "childAge")]
    [InlineData(false, 9, "forChild")]
    [InlineData(true, 9, null)]
    [InlineData(false, null, null)]
    public async Task Open_ChildWithoutAge_OrAgeWithoutChild_InvalidWithFieldAndCure(bool forChild, int? age, string? field)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var answer = await network.Need(new(Linkoping, network.NewId())).Open(Requirements(Linkoping) with { ForChild = forChild }, Case() with { ChildAge = age }, null);
        if (field is null)
            Assert.Equal(forChild, answer.Must().Requirements.ForChild);
        else
            Assert.NotEmpty(answer.Refused(ProblemCode.Invalid, field).Cure!);
    }

    [Fact]
    public async Task Open_SameContentAgain_KeepsTheVersion_AndAStaleChangeIsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = network.Need(new(Linkoping, network.NewId()));
        Assert.Equal(1, (await need.Open(Requirements(Linkoping), Case(), 0)).Must().Version);
        Assert.Equal(1, (await need.Open(Requirements(Linkoping), Case(), null)).Must().Version);
        (await need.Open(Requirements(Linkoping) with { Count = 2 }, Case(), 0)).Refused(ProblemCode.VersionMismatch, "version");
        Assert.Equal(2, (await need.Open(Requirements(Linkoping) with { Count = 2 }, Case(), 1)).Must().Version);
    }

    [Fact]
    public async Task Open_Changed_ForgetsDeclines_ButAnotherCaseDoesNot()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (id, volunteer) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping));
        var need = network.Need(id);
        (await need.Decline((await network.Offer(id, volunteer)).Must().Id, OfferReason.Time)).Must();
        Assert.Empty(await network.Candidates(id));

        (await need.Open(Requirements(Linkoping), Case() with { MonthlyCost = 1 }, null)).Must();
        (await network.Offer(id, volunteer)).Refused(ProblemCode.NotEligible, "volunteer");
        (await need.Open(Requirements(Linkoping) with { WeekSlots = ["wed-16"] }, Case(), null)).Must();
        Assert.Equal([volunteer], await network.Candidates(id));
        (await network.Offer(id, volunteer)).Must();
    }

    [Fact]
    public async Task Open_FewerThanOffersOut_WrongState()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var id = await network.HasNeed(Linkoping, r => r with { Count = 2 });
        (await network.Offer(id, await network.HasVolunteer(Linkoping))).Must();
        (await network.Offer(id, await network.HasVolunteer(Linkoping))).Must();
        (await network.Need(id).Open(Requirements(Linkoping) with { Count = 1 }, Case(), null)).Refused(ProblemCode.WrongState, "count");
    }

    [Fact]
    public async Task Open_OtherTypeOrStartWhileOffersAreOut_WrongState()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var id = await network.HasNeed(Linkoping);
        var need = network.Need(id);
        var offer = (await network.Offer(id, await network.HasVolunteer(Linkoping))).Must();
        // The volunteer's check ends on 30 November: the hold was judged for another day.
        (await need.Open(Requirements(Linkoping) with { Start = new(2026, 12, 24) }, Case(), null)).Refused(ProblemCode.WrongState, "start");
        (await need.Open(Requirements(Linkoping) with { Type = AssignmentType.Companion }, Case(), null)).Refused(ProblemCode.WrongState, "type");
        (await need.Open(Requirements(Linkoping) with { ForChild = true }, Case() with { ChildAge = 9 }, null)).Refused(ProblemCode.WrongState, "forChild");
        (await need.Withdraw(offer.Id, OfferReason.Unspecified)).Must();
        (await need.Open(Requirements(Linkoping) with { Start = new(2026, 12, 24) }, Case(), null)).Must();
    }

    [Fact]
    public async Task Open_MoreWantedOnAFilledNeed_IsOpenAgain()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var id = await network.HasNeed(Linkoping);
        await network.Place(id, await network.HasVolunteer(Linkoping));
        Assert.Equal(NeedStatus.Filled, (await network.Need(id).Get()).Must().Status);
        Assert.Equal(NeedStatus.Open, (await network.Need(id).Open(Requirements(Linkoping) with { Count = 2 }, Case(), null)).Must().Status);
    }

    [Fact]
    public async Task Open_ClosedNeed_IsRefused_AndNothingIsStored()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = network.Need(await network.HasNeed(Linkoping));
        var closed = (await need.Close()).Must();
        Assert.Equal(closed.Version, (await need.Open(Requirements(Linkoping), Case(), null)).Must().Version);
        Assert.NotEmpty((await need.Open(Requirements(Linkoping) with { Count = 2 }, Case(), null)).Refused(ProblemCode.WrongState, "need").Cure!);
        (await need.Open(Requirements(Linkoping), Case() with { MonthlyCost = 1 }, null)).Refused(ProblemCode.WrongState, "need");
        var after = (await need.Get()).Must();
        Assert.Equal((closed.Version, 1, NeedStatus.Closed), (after.Version, after.Requirements.Count, after.Status));
    }

    /// <summary>In Norway the Statsforvalter appoints guardians: neither a need nor a volunteer of a municipality is for one.</summary>
    [Fact]
    public async Task Guardian_InNorway_IsRefusedWithTheAuthority_ForNeedsAndVolunteers()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, "no-4601");
        var need = await network.Need(new("no-4601", network.NewId())).Open(Requirements("no-4601") with { Type = AssignmentType.Guardian }, Case(), null);
        Assert.Contains("Statsforvalter", need.Refused(ProblemCode.Invalid, "type").Detail, StringComparison.Ordinal);
        var volunteer = await network.Volunteer(new("no-4601", network.NewId())).Register(Volunteer("no-4601") with { Types = [AssignmentType.Guardian, AssignmentType.Visitor] }, null);
        Assert.NotEmpty(volunteer.Refused(ProblemCode.Invalid, "types").Cure!);
        await network.HasVolunteer(Linkoping, v => v with { Types = [AssignmentType.Guardian] });
    }
}
