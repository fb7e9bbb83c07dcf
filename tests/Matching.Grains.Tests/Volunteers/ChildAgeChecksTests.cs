using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>Denmark's børneattest: asked for where the child is under 15, and fetched with the person's consent alone.</summary>
public sealed class ChildAgeChecksTests
{
    private const string Fureso = "dk-0190";

    private static readonly BackgroundCheck Attest = new(CheckKind.ChildProtection, new(2025, 12, 1)) { ConsentOn = new(2025, 11, 20) };

    private static async Task<NeedRef> Child(Network network, int? age)
    {
        var need = new NeedRef(Fureso, network.NewId());
        (await network.Need(need).Open(Requirements(Fureso) with { ForChild = age is not null }, Case() with { ChildAge = age }, null)).Must();
        return need;
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, false)]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(17, true)]
    public async Task WithoutTheCheck_ServesWhoIsNotUnder15_InTheListAndByTheVolunteer(int? age, bool serves)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Fureso);
        var volunteer = await network.HasVolunteer(Fureso, v => v with { Checks = [] });
        var need = await Child(network, age);
        if (serves)
        {
            Assert.Equal([volunteer], await network.Candidates(need));
            (await network.Offer(need, volunteer)).Must();
            return;
        }

        Assert.Empty(await network.Candidates(need));
        var rejection = Assert.Single(await network.Rejections(need));
        Assert.Equal(RejectionReasons.Check, rejection.Reasons);
        Assert.Contains("ChildProtection", Assert.Single(rejection.Remedies), StringComparison.Ordinal);
        (await network.Offer(need, volunteer)).Refused(ProblemCode.NotEligible, "volunteer");
        (await network.Volunteer(volunteer).Register(Volunteer(Fureso) with { Checks = [Attest] }, null)).Must();
        Assert.Equal([volunteer], await network.Candidates(need));
        (await network.Offer(need, volunteer)).Must();
    }

    [Theory]
    [InlineData(17, 14, false)]
    [InlineData(16, 17, true)]
    public async Task Siblings_TheYoungestAsksForTheMost(int age, int other, bool serves)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Fureso);
        await network.HasVolunteer(Fureso, v => v with { Checks = [], Capacity = 3 });
        var need = new NeedRef(Fureso, network.NewId());
        (await network.Need(need).Open(Requirements(Fureso) with { ForChild = true, Count = 2, Siblings = SiblingRule.Together }, Case() with { ChildAge = age, SiblingAges = [other] }, null)).Must();
        Assert.Equal(serves, (await network.Candidates(need)).Count == 1);
    }

    /// <summary>The volunteer's ledger learns on which side of the law's limit the child is, and no age.</summary>
    [Theory]
    [InlineData(3, 15)]
    [InlineData(16, 18)]
    public async Task Offer_TellsTheVolunteersLedger_TheLimitAndNotTheAge(int age, int under)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Fureso);
        var volunteer = await network.HasVolunteer(Fureso, v => v with { Checks = [Attest] });
        await network.Place(await Child(network, age), volunteer);
        Assert.Equal(under, (await network.Volunteer(volunteer).Get()).Must().Commitments[0].Reservation.ChildUnder);
    }

    [Fact]
    public async Task Open_AgeThatAsksForOtherChecks_IsRefusedWhileAnOfferIsOut()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Fureso);
        var need = await Child(network, 16);
        await network.Place(need, await network.HasVolunteer(Fureso, v => v with { Checks = [] }));
        var wish = Requirements(Fureso) with { ForChild = true };
        (await network.Need(need).Open(wish, Case() with { ChildAge = 9 }, null)).Refused(ProblemCode.WrongState, "childAge");
        (await network.Need(need).Open(wish, Case() with { ChildAge = 17 }, null)).Must();
    }

    [Fact]
    public async Task Register_CheckWithoutTheConsentThatTheLawAsks_IsRefused_WhereItIsNew()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Fureso, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Fureso, v => v with { Checks = [Attest] }));
        (await Register(Attest, Attest with { Date = new(2025, 12, 15), ConsentOn = null })).Refused(ProblemCode.Invalid, "checks[1].consentOn");
        (await Register(Attest with { Date = new(2025, 12, 15), ConsentOn = new(2025, 12, 16) })).Refused(ProblemCode.Invalid, "checks[0].consentOn");
        (await Register(new BackgroundCheck(CheckKind.CriminalRecord, new(2025, 12, 1)), Attest)).Must();
        // A consent on record is not taken away.
        (await Register(Attest with { ConsentOn = null })).Refused(ProblemCode.Invalid, "checks[0].consentOn");
        await network.HasVolunteer(Linkoping, v => v with { Types = [AssignmentType.ContactFamily], Checks = [Attest with { ConsentOn = null }] });

        Task<Outcome<VolunteerView>> Register(params BackgroundCheck[] checks) => volunteer.Register(Volunteer(Fureso) with { Checks = [.. checks] }, null);
    }

    /// <summary>A type that asked for no consent says nothing of whether there was one.</summary>
    [Fact]
    public async Task Register_ATypeIsAdded_ItsConsentIsAskedOfTheChecksOnRecord()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Fureso);
        var profile = Volunteer(Fureso) with { Types = [AssignmentType.Guardian], Checks = [Attest with { ConsentOn = null }] };
        var volunteer = network.Volunteer(await network.HasVolunteer(Fureso, _ => profile));
        var both = profile with { Types = [AssignmentType.Guardian, AssignmentType.ContactPerson] };
        (await volunteer.Register(both, null)).Refused(ProblemCode.Invalid, "checks[0].consentOn");
        (await volunteer.Register(both with { Checks = [Attest] }, null)).Must();
    }
}
