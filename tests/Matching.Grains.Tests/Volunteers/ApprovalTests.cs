using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using Matching.Grains.Volunteers;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>Nobody is placed before the assessment ends with a yes, and no stage of it is skipped.</summary>
public sealed class ApprovalTests
{
    private static TypeApproval At(ApprovalStage stage, params Training[] courses) => new(AssignmentType.ContactPerson, stage, new(2026, 1, 5)) { Training = [.. courses] };

    private static VolunteerProfile With(VolunteerProfile v, params TypeApproval[] approvals) => v with { Approvals = [.. approvals] };

    private static async Task Refuses(Network network, NeedRef need, VolunteerRef volunteer)
    {
        Assert.Empty(await network.Candidates(need));
        Assert.Equal(RejectionReasons.AssignmentType, Assert.Single(await network.Rejections(need)).Reasons);
        Assert.NotEmpty((await network.Offer(need, volunteer)).Refused(ProblemCode.NotEligible, "volunteer").Cure!);
    }

    [Theory]
    [InlineData(ApprovalStage.Screening)]
    [InlineData(ApprovalStage.Interview)]
    [InlineData(ApprovalStage.HomeVisit)]
    [InlineData(ApprovalStage.References)]
    [InlineData(ApprovalStage.Refused)]
    public async Task Offer_StageThatIsNotApproved_IsRefused_InTheListAndByTheVolunteer(ApprovalStage stage)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, v => With(v, At(stage)));
        await Refuses(network, await network.HasNeed(Linkoping), volunteer);
    }

    /// <summary>Whoever corrects a day keeps to the order too: the day of the stage before stays on record, whatever a caller says of it.</summary>
    [Fact]
    public async Task Register_DayOfAStageCorrected_ToBeforeTheStageThatLedToIt_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var (interviewed, decided) = (silo.Today.AddDays(-20), silo.Today.AddDays(-10));
        var volunteer = await network.HasVolunteer(Linkoping, v => With(v with { Types = [AssignmentType.ContactPerson] }, At(ApprovalStage.References) with { Since = interviewed }));
        await Stated(decided);
        await silo.RestartAsync();
        foreach (var day in new[] { interviewed.AddDays(-1), BeforeTheLaw })
            Assert.NotEmpty((await State(day)).Refused(ProblemCode.Invalid, "approvals").Cure!);
        await Stated(interviewed);
        await Stated(decided.AddDays(1));
        (await State(interviewed.AddDays(-1))).Refused(ProblemCode.Invalid, "approvals");

        async Task Stated(DateOnly day) => Assert.Equal(day, Assert.Single((await State(day)).Must().Profile.Approvals).Since);

        Task<Outcome<VolunteerView>> State(DateOnly day) => network.Volunteer(volunteer).Register(
            With(Volunteer(Linkoping) with { Types = [AssignmentType.ContactPerson] }, At(ApprovalStage.Approved) with { Since = day, Before = BeforeTheLaw }), null);
    }

    [Fact]
    public async Task Offer_CourseThatTheLawAsksForIsMissing_IsRefused_UntilItIsRecorded()
    {
        await using var silo = await TestSilo.StartAsync(new LawBook(LawBook.Default.All.Select(rule => rule with { Training = [Training.Introduction] })));
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, v => With(v with { Types = [AssignmentType.ContactPerson] }, At(ApprovalStage.References)));
        var need = await network.HasNeed(Linkoping);
        await Refuses(network, need, volunteer);
        (await network.Volunteer(volunteer).Register(With(Volunteer(Linkoping), At(ApprovalStage.Approved, Training.FirstAid)), null)).Refused(ProblemCode.Invalid, "approvals");
        (await network.Volunteer(volunteer).Register(With(Volunteer(Linkoping), At(ApprovalStage.Approved, Training.FirstAid, Training.Introduction)), null)).Must();
        Assert.Equal([volunteer], await network.Candidates(need));
        (await network.Offer(need, volunteer)).Must();
    }

    /// <summary>A course that the law asks for from a day on is asked of those too who were approved without it before.</summary>
    [Fact]
    public async Task Offer_LawAsksForACourseFromADayOn_WhoeverHasItNotIsApprovedNoMore()
    {
        var asks = new DateOnly(2026, 1, 20);
        await using var silo = await TestSilo.StartAsync(new LawBook([.. LawBook.Default.All, .. LawBook.Default.All.Select(rule => rule with { From = asks, Training = [Training.Introduction] })]));
        var network = await Network.Of(silo, 1, Linkoping);
        var (volunteer, need) = (await network.HasVolunteer(Linkoping), await network.HasNeed(Linkoping));
        (await network.Volunteer(volunteer).Reserve(network.Reservation(need))).Must();
        silo.Pass(asks.ToDateTime(default) - silo.Today.ToDateTime(default));
        (await network.Volunteer(volunteer).Reserve(network.Reservation(need))).Refused(ProblemCode.NotEligible, "volunteer");
    }

    [Fact]
    public async Task Register_EveryPairOfStages_IsAMoveOfTheTableOrRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        foreach (var from in Enum.GetValues<ApprovalStage>())
        {
            foreach (var to in Enum.GetValues<ApprovalStage>())
            {
                var volunteer = await network.HasVolunteer(Linkoping, v => With(v, At(from)));
                var answer = await network.Volunteer(volunteer).Register(With(Volunteer(Linkoping), At(to)), null);
                if (from == to || LifeCycles.Approval.Moves.Any(m => (m.From, m.To) == (from, to)))
                    Assert.Equal(to, answer.Must().Profile.Approvals[0].Stage);
                else
                    Assert.NotEmpty(answer.Refused(ProblemCode.WrongState, "approvals").Cure!);
            }
        }
    }

    /// <summary>Neither silence nor a type that goes and comes again makes anybody approved.</summary>
    [Fact]
    public async Task Register_EntryLeftOutOrTypeOfferedAnew_IsNotApproved()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, v => With(v, At(ApprovalStage.Refused))));
        Assert.Equal(ApprovalStage.Refused, StageOf((await volunteer.Register(Volunteer(Linkoping), null)).Must()));
        (await volunteer.Register(Volunteer(Linkoping) with { Types = [AssignmentType.Visitor] }, null)).Must();
        (await volunteer.Register(With(Volunteer(Linkoping), At(ApprovalStage.Approved)), null)).Refused(ProblemCode.WrongState, "approvals");
        Assert.Equal(ApprovalStage.Screening, StageOf((await volunteer.Register(Volunteer(Linkoping), null)).Must()));
    }

    /// <summary>Who is registered without a word about the assessment begins it; saying it again changes nothing, on any later day.</summary>
    [Fact]
    public async Task Register_WithoutStage_BeginsWithScreening_AndIsPlacedOnlyWhenItIsApproved()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var id = new VolunteerRef(Linkoping, network.NewId());
        var (volunteer, need) = (network.Volunteer(id), await network.HasNeed(Linkoping));
        var first = (await volunteer.Register(Volunteer(Linkoping), 0)).Must();
        Assert.All(first.Profile.Approvals, a => Assert.Equal((ApprovalStage.Screening, silo.Today), (a.Stage, a.Since)));
        Assert.Equal([AssignmentType.ContactPerson, AssignmentType.Visitor], first.Profile.Approvals.Select(a => a.Type));
        await Refuses(network, need, id);
        silo.Pass(TimeSpan.FromDays(1));
        Assert.Equal(first.Version, (await volunteer.Register(Volunteer(Linkoping), 0)).Must().Version);
        foreach (var stage in new[] { ApprovalStage.Interview, ApprovalStage.References, ApprovalStage.Approved })
        {
            await Refuses(network, need, id);
            (await volunteer.Register(With(Volunteer(Linkoping), At(stage)), null)).Must();
        }

        Assert.Equal([id], await network.Candidates(need));
        (await network.Offer(need, id)).Must();
    }

    [Fact]
    public async Task Register_AssessmentOfADayAhead_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(new(Linkoping, network.NewId()));
        TypeApproval[] approvals = [new(AssignmentType.Visitor, ApprovalStage.Approved, silo.Today), new(AssignmentType.ContactPerson, ApprovalStage.Approved, silo.Today.AddDays(1))];
        var profile = Volunteer(Linkoping) with { Approvals = [.. approvals] };
        (await volunteer.Register(profile, 0)).Refused(ProblemCode.Invalid, "approvals[1].since");
        silo.Pass(TimeSpan.FromDays(1));
        (await volunteer.Register(profile, 0)).Must();
        Assert.False(profile.IsApprovedFor(AssignmentType.ContactPerson, Linkoping, LawBook.Default, silo.Today.AddDays(-1)));
        Assert.True(profile.IsApprovedFor(AssignmentType.ContactPerson, Linkoping, LawBook.Default, silo.Today));
    }

    private static ApprovalStage StageOf(VolunteerView view) => Assert.Single(view.Profile.Approvals, a => a.Type == AssignmentType.ContactPerson).Stage;
}
