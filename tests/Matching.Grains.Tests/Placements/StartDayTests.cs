using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Placements;

/// <summary>A start that is recorded afterwards is judged as things stood on its day.</summary>
public sealed class StartDayTests
{
    private const string Bergen = "no-4601";

    [Fact]
    public async Task Start_BeforeTheCheckWasMade_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen);
        var volunteer = await network.HasVolunteer(Bergen);
        var (need, offer) = await Agreed(network, volunteer);
        // The extract of December is too old from 2 March on.
        silo.Pass(new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        (await network.Need(need).Advance(offer, new Start(new(2026, 3, 10)))).Refused(ProblemCode.NotEligible);
        (await network.Volunteer(volunteer).Register(Volunteer(Bergen).Approved() with { Checks = [new(CheckKind.CriminalRecord, silo.Today)] }, null)).Must();
        (await network.Need(need).Advance(offer, new Start(new(2026, 3, 10)))).Refused(ProblemCode.NotEligible);
        (await network.Need(need).Advance(offer, new Start(silo.Today))).Must();
    }

    [Fact]
    public async Task Start_OnADayWhenTheCheckHeld_IsRecorded_ThoughItEndedSince()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var (need, offer) = await Agreed(network, volunteer, n => n with { ForChild = true });
        var day = silo.Today;
        silo.Pass(TimeSpan.FromDays(10));
        (await network.Volunteer(volunteer).RecordEvent(new(silo.Today, LifeEvent.Other))).Must();
        (await network.Need(need).Advance(offer, new Start(silo.Today))).Refused(ProblemCode.NotEligible);
        Assert.Equal(day, (await network.Need(need).Advance(offer, new Start(day))).Must().Started);
    }

    [Fact]
    public async Task Start_BeforeTheVolunteerWasApproved_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, v => v with { Approvals = [new(AssignmentType.ContactPerson, ApprovalStage.Approved, silo.Today)] });
        var (need, offer) = await Agreed(network, volunteer, on: silo.Today.AddDays(-10));
        (await network.Need(need).Advance(offer, new Start(silo.Today.AddDays(-1)))).Refused(ProblemCode.NotEligible);
        (await network.Need(need).Advance(offer, new Start(silo.Today))).Must();
    }

    [Fact]
    public async Task Start_BeforeTheDecision_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (need, offer) = await Agreed(network, await network.HasVolunteer(Linkoping), n => n with { DecisionDate = silo.Today }, on: silo.Today.AddDays(-10));
        (await network.Need(need).Advance(offer, new Start(silo.Today.AddDays(-1)))).Refused(ProblemCode.Invalid, "on");
        var started = (await network.Need(need).Advance(offer, new Start(silo.Today))).Must();
        Assert.Equal(started, (await network.Need(need).Advance(offer, new Start(silo.Today))).Must());
    }

    [Fact]
    public async Task Start_BeforeTheConsent_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today });
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        var day = silo.Today;
        foreach (var step in PlacementDays.UntilAgreed(day).SkipLast(1))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        silo.Pass(TimeSpan.FromDays(9));
        (await network.Need(need).Advance(offer.Id, new Consent(silo.Today, ConsentParty.Client))).Must();
        (await network.Need(need).Advance(offer.Id, new Start(day.AddDays(8)))).Refused(ProblemCode.Invalid, "on");
        (await network.Need(need).Advance(offer.Id, new Start(silo.Today))).Must();
    }

    [Fact]
    public async Task Start_FollowUpIsDue_AfterTheTermsOfTheDayItWasAgreed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        AssignmentTerms[] terms = [new(AssignmentType.ContactPerson, new(2026, 3, 1), "kontaktperson", true, null, null, null, 2), new(AssignmentType.ContactPerson, new(2026, 6, 1), "kontaktperson", true, null, null, null, 4)];
        var own = (await network.Municipality(Linkoping).Get()).Must().Profile;
        (await network.Municipality(Linkoping).SetUp(own with { Policy = own.Policy with { Terms = [.. terms] } }, null)).Must();
        var need = await network.HasNeed(Linkoping, n => n with { Start = new(2026, 2, 1) });
        silo.Pass(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        foreach (var step in PlacementDays.UntilAgreed(silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        silo.Pass(TimeSpan.FromDays(40));
        Assert.Equal(silo.Today.AddMonths(2), (await network.Need(need).Advance(offer.Id, new Start(silo.Today))).Must().FollowUpDue);
    }

    [Fact]
    public async Task Start_AtHalfPastMidnightOnTheWall_IsToday()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (need, offer) = await Agreed(network, await network.HasVolunteer(Linkoping));
        silo.Pass(new DateTimeOffset(2026, 7, 1, 0, 30, 0, TimeSpan.FromHours(2)) - silo.Now);
        (await network.Need(need).Advance(offer, new Start(new(2026, 7, 2)))).Refused(ProblemCode.Invalid, "on");
        (await network.Need(need).Advance(offer, new Start(new(2026, 7, 1)))).Must();
    }

    /// <summary>A placement that could begin on the day on which all was agreed, today unless said otherwise.</summary>
    private static async Task<(NeedRef Need, Guid Offer)> Agreed(Network network, VolunteerRef volunteer, Func<NeedRequirements, NeedRequirements>? change = null, DateOnly? on = null)
    {
        var need = await network.HasNeed(volunteer.Municipality, n => (change ?? (w => w))(n with { Start = network.Silo.Today }));
        var offer = await network.Place(need, volunteer);
        var child = (await network.Need(need).Get()).Must().Requirements.ForChild;
        foreach (var step in PlacementDays.UntilAgreed(on ?? network.Silo.Today))
            (await network.Need(need).Advance(offer.Id, step is Consent consent && child ? consent with { Party = ConsentParty.Guardian } : step)).Must();
        return (need, offer.Id);
    }
}
