using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
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

    [Fact]
    public async Task Offer_CourseThatTheLawAsksForIsMissing_IsRefused_UntilItIsRecorded()
    {
        await using var silo = await TestSilo.StartAsync(new LawBook(LawBook.Default.All.Select(rule => rule with { Training = [Training.Introduction] })));
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        await Refuses(network, need, volunteer);
        (await network.Volunteer(volunteer).Register(With(Volunteer(Linkoping), At(ApprovalStage.Approved, Training.FirstAid)), null)).Refused(ProblemCode.Invalid, "approvals");
        (await network.Volunteer(volunteer).Register(With(Volunteer(Linkoping), At(ApprovalStage.Approved, Training.FirstAid, Training.Introduction)), null)).Must();
        Assert.Equal([volunteer], await network.Candidates(need));
        (await network.Offer(need, volunteer)).Must();
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

    /// <summary>Neither a forgotten entry nor a type that goes and comes again makes anybody approved.</summary>
    [Fact]
    public async Task Register_EntryLeftOutOrTypeOfferedAnew_IsNotApproved()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, v => With(v, At(ApprovalStage.Refused))));
        (await volunteer.Register(Volunteer(Linkoping), null)).Refused(ProblemCode.WrongState, "approvals");
        (await volunteer.Register(Volunteer(Linkoping) with { Types = [AssignmentType.Visitor] }, null)).Must();
        (await volunteer.Register(Volunteer(Linkoping), null)).Refused(ProblemCode.WrongState, "approvals");
        (await volunteer.Register(With(Volunteer(Linkoping), At(ApprovalStage.Approved)), null)).Refused(ProblemCode.WrongState, "approvals");
        (await volunteer.Register(With(Volunteer(Linkoping), At(ApprovalStage.Screening)), null)).Must();
    }
}
