using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>Sweden: the board fetches both registers of every adult before it decides on a home for children.</summary>
public sealed class BeforeApprovalTests
{
    private static readonly DateOnly Decided = new(2026, 1, 3);
    private static readonly Household Couple = Alone with { OtherAdults = [new(1)] };

    private static BackgroundCheck[] Registers(DateOnly made, params int?[] people) =>
        [.. from kind in new[] { CheckKind.CriminalRecord, CheckKind.ChildProtection } from person in people select new BackgroundCheck(kind, made) { Member = person }];

    private static VolunteerProfile At(ApprovalStage stage, AssignmentType type, Household? household, params BackgroundCheck[] checks) => Volunteer(Linkoping) with
    {
        Types = [type],
        Household = household,
        Checks = [.. checks],
        Approvals = [new(type, stage, stage == ApprovalStage.Approved ? Decided : new(2026, 1, 2))],
    };

    public static TheoryData<string, AssignmentType, Household?, BackgroundCheck[], bool> Homes => new()
    {
        { "all by the day", AssignmentType.FosterHome, Couple, Registers(Decided, null, 1), true },
        { "all, long ago", AssignmentType.EmergencyHome, Couple, Registers(new(2024, 1, 10), null, 1), true },
        { "lives alone", AssignmentType.FosterHome, Alone, Registers(Decided.AddDays(-9), (int?)null), true },
        { "none", AssignmentType.FosterHome, Couple, [], false },
        { "none, emergency", AssignmentType.EmergencyHome, Couple, [], false },
        { "a day late", AssignmentType.FosterHome, Couple, Registers(Decided.AddDays(1), null, 1), false },
        { "one register alone", AssignmentType.EmergencyHome, Alone, [new(CheckKind.CriminalRecord, Decided)], false },
        { "the other adult's missing", AssignmentType.FosterHome, Couple, Registers(Decided, (int?)null), false },
        { "household unknown", AssignmentType.FosterHome, null, Registers(Decided, (int?)null), false },
        { "for another purpose", AssignmentType.FosterHome, Alone, [.. Registers(Decided, (int?)null).Select(c => c with { Purpose = CheckPurpose.School })], false },
        { "no home for children", AssignmentType.ContactFamily, Couple, [], true },
    };

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Register_BecomesApproved_OnlyWithTheRegistersFetchedBefore(string story, AssignmentType type, Household? household, BackgroundCheck[] checks, bool lawful)
    {
        Assert.NotEmpty(story);
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, _ => At(ApprovalStage.References, type, household, checks)));
        var answer = await volunteer.Register(At(ApprovalStage.Approved, type, household, checks), null);
        if (lawful)
        {
            Assert.Equal(ApprovalStage.Approved, Assert.Single(answer.Must().Profile.Approvals).Stage);
            return;
        }

        Assert.NotEmpty(answer.Refused(ProblemCode.Invalid, "approvals[0].since").Cure!);
        Assert.Equal(ApprovalStage.References, Assert.Single((await volunteer.Get()).Must().Profile.Approvals).Stage);
        var (people, cured) = household == Alone ? (new int?[] { null }, Alone) : ([null, 1], Couple);
        var approved = (await volunteer.Register(At(ApprovalStage.Approved, type, cured, Registers(Decided, people)), null)).Must();
        Assert.Equal(ApprovalStage.Approved, Assert.Single(approved.Profile.Approvals).Stage);
    }

    /// <summary>Who was assessed elsewhere and is registered as approved was decided on like everybody else.</summary>
    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Register_ForTheFirstTimeAsApproved_IsJudgedAsIfMoved(string story, AssignmentType type, Household? household, BackgroundCheck[] checks, bool lawful)
    {
        Assert.NotEmpty(story);
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(new(Linkoping, network.NewId()));
        var answer = await volunteer.Register(At(ApprovalStage.Approved, type, household, checks), null);
        if (lawful)
        {
            Assert.Equal(Decided, Assert.Single(answer.Must().Profile.Approvals).Since);
            return;
        }

        Assert.NotEmpty(answer.Refused(ProblemCode.Invalid, "approvals[0].since").Cure!);
        (await volunteer.Get()).Refused(ProblemCode.NotFound, "volunteer");
        Assert.Equal(ApprovalStage.References, Assert.Single((await volunteer.Register(At(ApprovalStage.References, type, household, checks), null)).Must().Profile.Approvals).Stage);
    }

    /// <summary>The law of the day of the decision judges, and no later one: an approval from before the law asked stays, one that is on record too.</summary>
    [Fact]
    public async Task Register_DecidedUnderAnEarlierLaw_KeepsItsDecision_UntilItIsStatedOfAnotherDay()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(new(Linkoping, network.NewId()));
        var old = Decided(BeforeTheLaw);
        (await volunteer.Register(old, null)).Must();
        (await volunteer.Register(old with { Capacity = 3 }, null)).Must();
        (await volunteer.Register(Decided(BeforeApprovalTests.Decided), null)).Refused(ProblemCode.Invalid, "approvals[0].since");
        (await volunteer.Register(Decided(silo.Today.AddDays(1)) with { Checks = [.. Registers(silo.Today, (int?)null)] }, null)).Refused(ProblemCode.Invalid, "approvals[0].since");
        var renewed = Decided(BeforeApprovalTests.Decided) with { Checks = [.. Registers(BeforeApprovalTests.Decided, (int?)null)] };
        (await volunteer.Register(renewed, null)).Must();
        Assert.Equal(BeforeApprovalTests.Decided, Assert.Single((await volunteer.Register(renewed with { Checks = [], Approvals = [renewed.Approvals[0] with { Since = default }] }, null)).Must().Profile.Approvals).Since);

        VolunteerProfile Decided(DateOnly day) => At(ApprovalStage.Approved, AssignmentType.FosterHome, Alone) with { Approvals = [new(AssignmentType.FosterHome, ApprovalStage.Approved, day)] };
    }

    /// <summary>Without a day the decision is of today: checks of today come in time, and none is missing that yesterday's had.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(400, true)]
    [InlineData(null, false)]
    public async Task Register_ApprovedWithoutADay_IsJudgedToday(int? daysAgo, bool lawful)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var home = At(ApprovalStage.Approved, AssignmentType.EmergencyHome, Alone, daysAgo is { } ago ? Registers(silo.Today.AddDays(-ago), (int?)null) : []) with
        {
            Approvals = [new(AssignmentType.EmergencyHome, ApprovalStage.Approved, default)],
        };
        var answer = await network.Volunteer(new(Linkoping, network.NewId())).Register(home, null);
        if (lawful)
            Assert.Equal(silo.Today, Assert.Single(answer.Must().Profile.Approvals).Since);
        else
            answer.Refused(ProblemCode.Invalid, "approvals[0].since");
    }

    /// <summary>Whoever is assessed here gets past no law by stating an older day than that of the stage before.</summary>
    [Fact]
    public async Task Register_StageDatedBeforeTheLast_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, _ => At(ApprovalStage.References, AssignmentType.FosterHome, Alone)));
        var backdated = At(ApprovalStage.Approved, AssignmentType.FosterHome, Alone) with { Approvals = [new(AssignmentType.FosterHome, ApprovalStage.Approved, BeforeTheLaw)] };
        (await volunteer.Register(backdated, null)).Refused(ProblemCode.Invalid, "approvals");
    }
}
