using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>Where the law asks for checks, each member of an organisation who takes part has them: in the pool's answer as in the volunteer's own.</summary>
public sealed class MemberChecksTests
{
    private const string Bergen = "no-4601";
    private static readonly DateOnly Made = new(2025, 12, 1);

    private static VolunteerProfile Group(VolunteerProfile v, int[] numbers, params BackgroundCheck[] checks) => v with
    {
        Kind = VolunteerKind.Community,
        Types = [AssignmentType.ContactPerson],
        Languages = ["sv", "no"],
        Contact = v.Person,
        Members = [v.Person, .. numbers.Select(n => v.Person with { Number = n })],
        Checks = [.. checks],
        Capacity = 5,
    };

    private static BackgroundCheck Of(int? member, DateOnly? made = null) => new(CheckKind.CriminalRecord, made ?? Made) { Member = member };

    [Fact]
    public async Task Group_MemberWhoTakesPartWithoutACheck_IsRefused_UntilItIsMade()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var group = await network.HasVolunteer(Linkoping, v => Group(v, [1, 2], Of(null), Of(1)));
        var need = await network.HasNeed(Linkoping);
        Assert.Empty(await network.Candidates(need));
        var rejection = Assert.Single(await network.Rejections(need));
        Assert.Equal(RejectionReasons.Check, rejection.Reasons);
        Assert.Contains("a CriminalRecord of member 2.", Assert.Single(rejection.Remedies), StringComparison.Ordinal);
        (await network.Offer(need, group)).Refused(ProblemCode.NotEligible, "volunteer");

        (await network.Volunteer(group).Register(Group(Volunteer(Linkoping), [1, 2], Of(1), Of(2)), null)).Must();
        Assert.Equal([group], await network.Candidates(need));
        (await network.Offer(need, group)).Must();
    }

    /// <summary>Nobody inherits a check with a number; under a number of their own everybody has their own.</summary>
    [Fact]
    public async Task Register_NumberOfAFormerMember_KeepsNoneOfTheChecks()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var group = await network.HasVolunteer(Linkoping, v => Group(v, [1, 2], Of(1), Of(2)));
        var known = (await network.Volunteer(group).Get()).Must().Profile;
        var renamed = known with { Members = [known.Members[0], known.Members[1] with { Name = "Somebody Else" }, known.Members[2]] };
        var refused = (await network.Volunteer(group).Register(renamed, null)).Refused(ProblemCode.Invalid, "checks[0].member");
        Assert.NotEmpty(refused.Cure!);
        Assert.Equal([group], await network.Candidates(await network.HasNeed(Linkoping)));

        (await network.Volunteer(group).Register(renamed with { Checks = [Of(2)] }, null)).Must();
        Assert.Empty(await network.Candidates(await network.HasNeed(Linkoping)));
        (await network.Volunteer(group).Register(renamed with { Checks = [Of(1, Made.AddDays(1)), Of(2)] }, null)).Must();
        Assert.Equal([group], await network.Candidates(await network.HasNeed(Linkoping)));

        // Another order, another address or another way of writing is no other person.
        var same = renamed.Members[1] with { Name = " somebody else", Email = "new@example.org" };
        (await network.Volunteer(group).Register(renamed with { Members = [renamed.Members[2], same, renamed.Members[0]], Checks = [Of(1, Made.AddDays(1)), Of(2)] }, null)).Must();
    }

    /// <summary>Without numbers the organisation answers for its people, as it did before members had checks.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Group_NobodyNumbered_TheOrganisationsCheckCounts(bool hasCheck)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var group = await network.HasVolunteer(Linkoping, v => Group(v, [], hasCheck ? [Of(null)] : []));
        var need = await network.HasNeed(Linkoping);
        Assert.Equal(hasCheck ? 1 : 0, (await network.Candidates(need)).Count);
        Assert.Equal(hasCheck ? null : ProblemCode.NotEligible, (await network.Offer(need, group)).Problem?.Code);
    }

    /// <summary>Norway: three months for each of them, a new extract of each for each new child; the list and the candidates agree.</summary>
    [Fact]
    public async Task Group_OneMembersCheckTooOldOrUsed_IsListedAndRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen);
        BackgroundCheck[] attests = [.. from kind in new[] { CheckKind.CriminalRecord, CheckKind.ChildProtection } from member in Enumerable.Range(1, 2) select Of(member) with { Kind = kind }];
        var group = await network.HasVolunteer(Bergen, v => Group(v, [1, 2], attests));
        await network.Place(await network.HasNeed(Bergen, r => r with { ForChild = true }), group);
        silo.Pass(TimeSpan.FromDays(2));

        var second = await network.HasNeed(Bergen, r => r with { ForChild = true });
        Assert.Contains("a ChildProtection of members 1 and 2 made after", Assert.Single(Assert.Single(await network.Rejections(second)).Remedies), StringComparison.Ordinal);
        await Renew(1);
        Assert.Contains("a ChildProtection of member 2 made after", Assert.Single(Assert.Single(await network.Rejections(second)).Remedies), StringComparison.Ordinal);
        Assert.Empty(await network.Candidates(second));
        (await network.Offer(second, group)).Refused(ProblemCode.NotEligible, "volunteer");
        await Renew(1, 2);
        Assert.Equal([group], await network.Candidates(second));
        (await network.Offer(second, group)).Must();

        silo.Pass(TimeSpan.FromDays(70));
        var listed = Assert.Single(await silo.Grains.GetGrain<ICaseloadGrain>(GrainKeys.Municipality(Bergen)).EndingChecks(silo.Today, Guid.Empty, 10));
        Assert.Equal([1, 2], listed.Checks.Where(c => c.Kind == CheckKind.CriminalRecord).Select(c => c.Member!.Value));

        async Task Renew(params int[] members) => (await network.Volunteer(group).Register(
            Group(Volunteer(Bergen), [1, 2], [.. attests, .. members.Select(m => Of(m, silo.Today) with { Kind = CheckKind.ChildProtection })]), null)).Must();
    }

    [Fact]
    public async Task Register_MembersNotNumberedApart_OrCheckOfNobody_IsRefusedWithItsField()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var group = network.Volunteer(new(Linkoping, network.NewId()));
        (await group.Register(Group(Volunteer(Linkoping), [1, 1]), null)).Refused(ProblemCode.Invalid, "members");
        (await group.Register(Group(Volunteer(Linkoping), [Limits.CollectiveMembers + 1]), null)).Refused(ProblemCode.Invalid, "members");
        (await group.Register(Group(Volunteer(Linkoping), [1], Of(2)), null)).Refused(ProblemCode.Invalid, "checks");
        (await group.Register(Group(Volunteer(Linkoping), [1], Of(1)), null)).Must();
    }

    /// <summary>What an earlier placement used up and what is missing are both named, member by member: done as it says, nothing is left.</summary>
    [Fact]
    public async Task Remedy_OneMembersCheckMissingAnothersUsed_NamesBoth_ToTheHomeAlone()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen, Linkoping);
        BackgroundCheck[] attests = [.. from kind in new[] { CheckKind.CriminalRecord, CheckKind.ChildProtection } from member in Enumerable.Range(1, 2) select Of(member) with { Kind = kind }];
        var group = await network.HasVolunteer(Bergen, v => Group(v, [1, 2], attests));
        await network.Place(await network.HasNeed(Bergen, r => r with { ForChild = true }), group);
        silo.Pass(TimeSpan.FromDays(2));
        (await network.Volunteer(group).Register(Group(Volunteer(Bergen), [1, 2, 4], attests), null)).Must();

        var need = await network.HasNeed(Bergen, r => r with { ForChild = true });
        var said = Assert.Single(Assert.Single(await network.Rejections(need)).Remedies);
        Assert.Contains("a CriminalRecord of member 4 made on", said, StringComparison.Ordinal);
        Assert.Contains("a ChildProtection of members 1 and 2 and 4 made on", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Invented", said, StringComparison.Ordinal);
        BackgroundCheck[] done = [.. attests, Of(4, silo.Today), .. new int?[] { 1, 2, 4 }.Select(m => Of(m, silo.Today) with { Kind = CheckKind.ChildProtection })];
        (await network.Volunteer(group).Register(Group(Volunteer(Bergen), [1, 2, 4], done), null)).Must();
        Assert.Equal([group], await network.Candidates(need));

        // In another municipality nobody is told what would change it, and no number of a member.
        await network.Share(Bergen, Linkoping);
        (await network.Volunteer(group).Register(Group(Volunteer(Bergen), [1, 2, 4], attests), null)).Must();
        Assert.All(await network.Rejections(await network.HasNeed(Linkoping)), r => Assert.Empty(r.Remedies));
    }
}
