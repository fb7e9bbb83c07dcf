using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using Matching.Grains.Volunteers;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>Norway: a new extract for each new child. Whose it is follows from the order in which the placements were agreed.</summary>
public sealed class NewCheckTests
{
    private const string Bergen = "no-4601";
    private static readonly DateOnly Start = new(2026, 2, 1);

    private static BackgroundCheck[] Made(DateOnly day) => [new(CheckKind.CriminalRecord, day), new(CheckKind.ChildProtection, day)];

    private static VolunteerProfile With(VolunteerProfile v, params BackgroundCheck[] checks) => v with { Types = [AssignmentType.ContactPerson], Checks = [.. checks], Capacity = 3 };

    [Fact]
    public async Task Begin_AnotherWasAgreedLaterOnANewCheck_BothStart()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen);
        var first = Made(new(2025, 12, 1));
        var volunteer = network.Volunteer(await network.HasVolunteer(Bergen, v => With(v, first)));
        var earlier = await Hold(network, volunteer);
        (await volunteer.Confirm(earlier)).Must();
        silo.Pass(TimeSpan.FromDays(2));
        (await volunteer.Reserve(Child(network))).Refused(ProblemCode.NotEligible, "volunteer");
        // The home keeps the first extracts, and enters the second child's after a day.
        silo.Pass(TimeSpan.FromDays(1));
        (await volunteer.Register(With(Volunteer(Bergen), [.. first, .. Made(silo.Today)]), null)).Must();
        silo.Pass(TimeSpan.FromDays(1));
        var later = await Hold(network, volunteer);
        (await volunteer.Confirm(later)).Must();

        Assert.Equal(Start, (await volunteer.Begin(earlier, Start)).Must().Started);
        Assert.Equal(Start, (await volunteer.Begin(later, Start)).Must().Started);
        (await volunteer.Reserve(Child(network))).Refused(ProblemCode.NotEligible, "volunteer");
    }

    /// <summary>Two holds on one extract: the placement that was agreed first has it, also where both were agreed on one day and whichever starts first.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(30, true)]
    [InlineData(30, false)]
    public async Task Begin_CheckWasUsedForAnEarlierPlacement_IsRefused_UntilItIsMadeAnew(int hoursBetween, bool earlierStartsFirst)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen);
        var volunteer = network.Volunteer(await network.HasVolunteer(Bergen, v => With(v, Made(new(2025, 12, 1)))));
        var (later, earlier) = (await Hold(network, volunteer), await Hold(network, volunteer));
        (await volunteer.Confirm(earlier)).Must();
        silo.Pass(TimeSpan.FromHours(hoursBetween));
        (await volunteer.Confirm(later)).Must();

        if (earlierStartsFirst)
            (await volunteer.Begin(earlier, Start)).Must();
        (await volunteer.Begin(later, Start)).Refused(ProblemCode.NotEligible, "volunteer");
        if (!earlierStartsFirst)
            (await volunteer.Begin(earlier, Start)).Must();
        silo.Pass(TimeSpan.FromDays(2));
        (await volunteer.Register(With(Volunteer(Bergen), Made(silo.Today)), null)).Must();
        (await volunteer.Begin(later, Start)).Must();
    }

    [Fact]
    public async Task Reserve_AnAdultsPlacement_UsesUpNoExtract()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen);
        var id = await network.HasVolunteer(Bergen, v => With(v, Made(new(2025, 12, 20))));
        await network.Place(await network.HasNeed(Bergen), id);
        var child = await network.HasNeed(Bergen, n => n with { ForChild = true });
        Assert.Equal([id], await network.Candidates(child));
        (await network.Offer(child, id)).Must();
    }

    [Fact]
    public async Task Reserve_APlacementThatNeverBegan_UsesUpNoExtract()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen);
        var id = await network.HasVolunteer(Bergen, v => With(v, Made(new(2025, 12, 20))));
        var (one, child) = (await network.HasNeed(Bergen, n => n with { ForChild = true }), await network.HasNeed(Bergen, n => n with { ForChild = true }));
        var offer = await network.Place(one, id);
        Assert.Empty(await network.Candidates(child));
        (await network.Need(one).Advance(offer.Id, new Refuse(silo.Today, PlacementSide.Client, OfferReason.NotRightFit))).Must();
        Assert.Equal([id], await network.Candidates(child));
        (await network.Offer(child, id)).Must();
    }

    [Fact]
    public async Task Reserve_ExtractWasUsed_StaysUsed_WhenOldEntriesAreDropped()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen);
        var volunteer = network.Volunteer(await network.HasVolunteer(Bergen, v => With(v, Made(new(2025, 12, 20)))));
        var served = await Hold(network, volunteer);
        (await volunteer.Confirm(served)).Must();
        (await volunteer.Begin(served, silo.Today)).Must();
        await volunteer.End(served, silo.Today);
        for (var i = 0; i <= VolunteerLedger.EndedKept; i++)
        {
            silo.Pass(TimeSpan.FromMinutes(1));
            var held = network.Reservation(new(Bergen, network.NewId()));
            (await volunteer.Reserve(held)).Must();
            await volunteer.Release(held.Offer);
        }

        Assert.Equal(VolunteerLedger.EndedKept, (await volunteer.Get()).Must().Commitments.Length);
        (await volunteer.Reserve(Child(network))).Refused(ProblemCode.NotEligible, "volunteer");
    }

    private static Reservation Child(Network network) => network.Reservation(new(Bergen, network.NewId())) with { ForChild = true };

    private static async Task<Guid> Hold(Network network, IVolunteerGrain volunteer) => (await volunteer.Reserve(Child(network))).Must().Reservation.Offer;
}
