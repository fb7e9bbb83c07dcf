using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

public sealed class RegistrationTests
{
    private static readonly string TooLong = new('x', Limits.TextLength + 1);

    public static TheoryData<string, Func<VolunteerProfile, VolunteerProfile>> BadProfiles => new()
    {
        { "person.name", p => p with { Person = p.Person with { Name = " " } } },
        { "person.name", p => p with { Person = p.Person with { Name = TooLong } } },
        { "person.email", p => p with { Person = p.Person with { Email = TooLong } } },
        { "person.phone", p => p with { Person = p.Person with { Phone = TooLong } } },
        { "person", p => p with { Person = null! } },
        { "kind", p => p with { Kind = (VolunteerKind)9 } },
        { "gender", p => p with { Gender = (Gender)9 } },
        { "home", p => p with { Home = default } },
        { "home", p => p with { Home = new(5841, 3201) } },
        { "maxTravelKm", p => p with { MaxTravelKm = -1 } },
        { "maxTravelKm", p => p with { MaxTravelKm = Limits.TravelKm + 1 } },
        { "types", p => p with { Types = default } },
        { "types", p => p with { Types = [(AssignmentType)31] } },
        { "languages", p => p with { Languages = default } },
        { "languages", p => p with { Languages = ["elvish"] } },
        { "languages", p => p with { Languages = [null!] } },
        { "interests", p => p with { Interests = ["nothing"] } },
        { "qualifications", p => p with { Qualifications = ["wings"] } },
        { "checks", p => p with { Checks = default } },
        { "checks", p => p with { Checks = [.. Enumerable.Repeat(p.Checks[0], Limits.ChecksPerVolunteer + 1)] } },
        { "checks", p => p with { Checks = [p.Checks[0] with { Member = 1 }] } },
        { "checks[1].date", p => p with { Checks = [p.Checks[0], p.Checks[0] with { Date = new(2026, 1, 20) }] } },
        { "kind", p => p with { Members = [p.Person] } },
        { "contact", p => p with { Kind = VolunteerKind.Community } },
        { "members", p => p with { Kind = VolunteerKind.Community, Contact = p.Person, Members = [p.Person with { Name = " " }] } },
        { "household.otherAdults", p => p with { Household = Home with { OtherAdults = [new(1), new(1)] } } },
        { "household.otherAdults", p => p with { Household = Home with { OtherAdults = [new(Limits.HouseholdAdults + 1)] } } },
        { "household.childrenAtHome", p => p with { Household = Home with { ChildrenAtHome = -1 } } },
        { "approvals", p => p with { Approvals = [new(AssignmentType.Guardian, ApprovalStage.Screening, new(2026, 1, 1))] } },
        { "approvals", p => p with { Approvals = [.. Enumerable.Repeat(new TypeApproval(AssignmentType.Visitor, ApprovalStage.Screening, new(2026, 1, 1)), 2)] } },
        { "birthYear", p => p with { BirthYear = 1899 } },
        { "blockedOut", p => p with { BlockedOut = [new(new(2026, 3, 1), new(2026, 3, 1))] } },
        { "blockedOut", p => p with { BlockedOut = [new(new(2026, 3, 1), null)] } },
        { "weekendsAMonth", p => p with { WeekendsAMonth = 5 } },
        { "hoursAWeek", p => p with { HoursAWeek = 3 } },
        { "dispensations", p => p with { Dispensations = [(AssignmentType)16] } },
        { "kinTags", p => p with { KinTags = ["19640823-3234"] } },
        { "checks", p => p with { Checks = [p.Checks[0] with { Kind = (CheckKind)4 }] } },
        { "weekSlots", p => p with { WeekSlots = ["mon-17"] } },
        { "weekSlots", p => p with { WeekSlots = [null!] } },
        { "experience", p => p with { Experience = -1 } },
        { "capacity", p => p with { Capacity = -1 } },
        { "capacity", p => p with { Capacity = Limits.Capacity + 1 } },
        { "capacityByType", p => p with { CapacityByType = null! } },
        { "capacityByType", p => p with { CapacityByType = p.CapacityByType.Add(AssignmentType.Visitor, -1) } },
        { "capacityByType", p => p with { CapacityByType = p.CapacityByType.Add((AssignmentType)16, 1) } },
        { "ongoing", p => p with { Ongoing = -1 } },
    };

    private static readonly Household Home = new([], 0, Pets: false, Smoking: false, AllergicToAnimals: false, AllergicToSmoke: false, Accessible: true, Car: true, DrivingLicence: true);

    [Theory]
    [MemberData(nameof(BadProfiles))]
    public async Task Register_BadProfile_InvalidWithFieldAndCure(string field, Func<VolunteerProfile, VolunteerProfile> spoil)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(new(Linkoping, network.NewId()));

        var problem = (await volunteer.Register(spoil(Volunteer(Linkoping)), null)).Refused(ProblemCode.Invalid, field);
        Assert.NotEmpty(problem.Cure!);
        Assert.DoesNotContain("Invented", problem.Detail + problem.Cure, StringComparison.Ordinal);
        (await volunteer.Get()).Refused(ProblemCode.NotFound);
    }

    [Fact]
    public async Task Register_SameProfileAgain_KeepsTheVersion()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(new(Linkoping, network.NewId()));

        Assert.Equal(1, (await volunteer.Register(Volunteer(Linkoping), null)).Must().Version);
        Assert.Equal(1, (await volunteer.Register(Volunteer(Linkoping), null)).Must().Version);
        Assert.Equal(2, (await volunteer.Register(Volunteer(Linkoping) with { Languages = ["sv", "ar"] }, null)).Must().Version);
    }

    [Fact]
    public async Task Register_OldVersion_VersionMismatch_AndNothingChanges()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(new(Linkoping, network.NewId()));
        (await volunteer.Register(Volunteer(Linkoping), 0)).Must();
        (await volunteer.Register(Volunteer(Linkoping) with { Experience = 4 }, 1)).Must();

        (await volunteer.Register(Volunteer(Linkoping) with { Experience = 5 }, 1)).Refused(ProblemCode.VersionMismatch, "version");
        Assert.Equal(4, (await volunteer.Get()).Must().Profile.Experience);
    }

    [Fact]
    public async Task Register_StorageFails_TheOldProfileStays()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));

        silo.Storage.FailNextWrites();
        await Assert.ThrowsAsync<OrleansException>(() => volunteer.Register(Volunteer(Linkoping) with { Experience = 9 }, null));
        Assert.Equal(3, (await volunteer.Get()).Must().Profile.Experience);
    }

    [Fact]
    public async Task Register_AnswerOfStorageLost_TheTruthIsReadAnew()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));

        silo.Storage.FailNextWritesAfterCommit();
        await Assert.ThrowsAsync<OrleansException>(() => volunteer.Register(Volunteer(Linkoping) with { Experience = 9 }, null));
        Assert.Equal(9, (await volunteer.Get()).Must().Profile.Experience);
        Assert.Equal(2, (await volunteer.Register(Volunteer(Linkoping) with { Experience = 9 }, null)).Must().Version);
    }

    [Fact]
    public async Task Erase_NothingRuns_ForgetsThePersonHereAndInThePool()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        Assert.Equal([volunteer], await network.Candidates(need));

        Assert.True((await network.Volunteer(volunteer).Erase()).Must());
        Assert.Empty(await network.Candidates(need));
        (await network.Volunteer(volunteer).Get()).Refused(ProblemCode.NotFound);
        await silo.RestartAsync();
        (await network.Volunteer(volunteer).Get()).Refused(ProblemCode.NotFound);
        Assert.Empty(await network.Candidates(need));
    }

    [Fact]
    public async Task Erase_WhileAHoldOrPlacementRuns_WrongState()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var reservation = network.Reservation(new(Linkoping, network.NewId()));
        (await volunteer.Reserve(reservation)).Must();

        (await volunteer.Erase()).Refused(ProblemCode.WrongState, "volunteer");
        (await volunteer.Confirm(reservation.Offer)).Must();
        (await volunteer.Erase()).Refused(ProblemCode.WrongState, "volunteer");
        await volunteer.Release(reservation.Offer);
        (await volunteer.Erase()).Must();
    }

    [Fact]
    public async Task Erase_OfferOfANeighbourIsOut_TheCureIsNotTheHomesToTakeItBack()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var volunteer = await network.HasVolunteer(Norrkoping);
        (await network.Offer(await network.HasNeed(Linkoping), volunteer)).Must();
        Assert.Contains("Ask the municipality", (await network.Volunteer(volunteer).Erase()).Refused(ProblemCode.WrongState).Cure!);
    }

    [Fact]
    public async Task Erase_FirstRegistrationSentAgain_BringsNobodyBack()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        (await network.Volunteer(volunteer).Erase()).Must();
        await silo.RestartAsync();
        (await network.Volunteer(volunteer).Register(Volunteer(Linkoping).Approved(), 0)).Refused(ProblemCode.VersionMismatch);
        (await network.Volunteer(volunteer).Get()).Refused(ProblemCode.NotFound);
    }

    [Fact]
    public async Task Erase_AndRegisteredAgain_IsInThePoolAgain()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        (await network.Volunteer(volunteer).Erase()).Must();

        (await network.Volunteer(volunteer).Register(Volunteer(Linkoping).Approved(), null)).Must();
        Assert.Equal([volunteer], await network.Candidates(need));
    }

    [Fact]
    public async Task Erase_ShardRestartedBetweenItsTwoSteps_LeavesNoRow()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);

        // What a restarted shard does: it has forgotten the removal, and reads a truth that is not cleared yet.
        silo.Calls.SkipNext("IPoolShardGrain.Remove");
        (await network.Volunteer(volunteer).Erase()).Must();
        Assert.Empty(await network.Candidates(need));
    }
}
