using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>The rules that the volunteer grain decides itself, whatever the pool thinks.</summary>
public sealed class EligibilityTests
{
    [Fact]
    public async Task Reserve_NotApprovedType_NotEligible()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId()), AssignmentType.Guardian))).Refused(ProblemCode.NotEligible, "volunteer");
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task Reserve_Paused_FromThePausesEndOn(int days, bool accepted)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var until = new DateOnly(2026, 4, 1);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, p => p with { PausedUntil = until }));
        var answer = await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId()), start: until.AddDays(days)));
        Assert.Equal(accepted ? null : ProblemCode.NotEligible, answer.Problem?.Code);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Reserve_Check_MustHoldOnThePlacementDate(int daysAfterItsEnd, bool accepted)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        // A child's contact person in Sweden: an extract of 30 June 2025 is at most a year old until the same day a year later.
        var last = new DateOnly(2026, 6, 30);
        var volunteer = network.Volunteer(await network.HasVolunteer(
            Linkoping, p => p with { Checks = [new(CheckKind.CriminalRecord, last.AddYears(-1)), new(CheckKind.CriminalRecord, last.AddYears(-2))] }));
        var answer = await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId()), start: last.AddDays(daysAfterItsEnd)) with { ForChild = true });
        Assert.Equal(accepted ? null : ProblemCode.NotEligible, answer.Problem?.Code);
    }

    [Fact]
    public async Task Reserve_LawAsksForMoreChecks_NotEligible_UntilAllHold()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var id = await network.HasVolunteer(Linkoping, p => p with { Types = [AssignmentType.FosterHome, AssignmentType.Visitor], Checks = [], Household = Alone });
        var volunteer = network.Volunteer(id);
        var criminal = new BackgroundCheck(CheckKind.CriminalRecord, new(2025, 12, 1));

        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId()), AssignmentType.Visitor))).Must();
        var fosterHome = network.Reservation(new(Linkoping, network.NewId()), AssignmentType.FosterHome);
        (await volunteer.Reserve(fosterHome)).Refused(ProblemCode.NotEligible);
        var profile = (await volunteer.Get()).Must().Profile;
        (await volunteer.Register(profile with { Checks = [criminal] }, null)).Must();
        (await volunteer.Reserve(fosterHome)).Refused(ProblemCode.NotEligible);
        (await volunteer.Register(profile with { Checks = [criminal, criminal with { Kind = CheckKind.ChildProtection }] }, null)).Must();
        (await volunteer.Reserve(fosterHome)).Must();
    }

    [Fact]
    public async Task Reserve_WithoutConsentToBeShared_OnlyTheHomeMunicipality()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, p => p with { SharedOutsideHome = false }));
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId())))).Refused(ProblemCode.NotEligible);
        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId())))).Must();
    }

    [Fact]
    public async Task Reserve_StartThatNoLawCovers_Invalid()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId()), start: new(2001, 1, 1)))).Refused(ProblemCode.Invalid, "start");
    }

    [Fact]
    public async Task Reserve_LawCapsTheTypeFromALaterDay_ThatOfThePlacementDateHolds()
    {
        LawRule[] rules = [.. LawBook.Default.All, LawBook.Default.For("se", AssignmentType.Guardian, new(2026, 1, 1)) with { From = new(2026, 2, 1), Cap = 1, CapWithDispensation = 1 }];
        await using var silo = await TestSilo.StartAsync(new LawBook(rules));
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, v => v with
        {
            Types = [AssignmentType.Guardian],
            Capacity = 10,
            Checks = [.. Enum.GetValues<CheckKind>().Select(kind => new BackgroundCheck(kind, new(2025, 12, 1)))],
        }));
        (await volunteer.Reserve(Guardian(new(2026, 1, 20)) with { End = new(2026, 2, 1) })).Must();
        (await volunteer.Reserve(Guardian(new(2026, 1, 20)) with { End = new(2026, 2, 1) })).Must();
        (await volunteer.Reserve(Guardian(new(2026, 3, 1)))).Must();
        (await volunteer.Reserve(Guardian(new(2026, 3, 1)))).Refused(ProblemCode.NoCapacity, "volunteer");

        Reservation Guardian(DateOnly start) => network.Reservation(new(Linkoping, network.NewId()), AssignmentType.Guardian, start);
    }
}
