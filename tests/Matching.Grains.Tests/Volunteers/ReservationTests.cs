using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

public sealed class ReservationTests
{
    [Fact]
    public async Task Reserve_FreePlace_HoldsItUntilConfirmed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var reservation = network.Reservation(new(Linkoping, network.NewId()));

        Assert.Equal(CommitmentStatus.Held, (await volunteer.Reserve(reservation)).Must().Status);
        Assert.Equal(1, (await volunteer.Get()).Must().Free);
        Assert.Equal(CommitmentStatus.Placed, (await volunteer.Confirm(reservation.Offer)).Must().Status);
        silo.Pass(TimeSpan.FromDays(30));
        Assert.Equal(1, (await volunteer.Get()).Must().Free);
    }

    [Fact]
    public async Task Reserve_SameOfferAgain_AnswersTheSame_AndTakesOnePlace()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var reservation = network.Reservation(new(Linkoping, network.NewId()));

        var first = (await volunteer.Reserve(reservation)).Must();
        silo.Pass(TimeSpan.FromHours(1));
        Assert.Equal(first, (await volunteer.Reserve(reservation with { Deadline = silo.Now.AddHours(72) })).Must());
        Assert.Single((await volunteer.Get()).Must().Commitments);
    }

    [Fact]
    public async Task Reserve_OfferIdOfAnotherPlacement_RequestReused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var reservation = network.Reservation(new(Linkoping, network.NewId()));
        (await volunteer.Reserve(reservation)).Must();

        (await volunteer.Reserve(reservation with { Need = new(Linkoping, network.NewId()) })).Refused(ProblemCode.RequestReused, "offer");
        (await volunteer.Reserve(reservation with { Type = AssignmentType.Visitor })).Refused(ProblemCode.RequestReused, "offer");
        (await volunteer.Reserve(reservation with { Start = reservation.Start.AddDays(1) })).Refused(ProblemCode.RequestReused, "offer");
    }

    [Fact]
    public async Task Reserve_MoreThanTheTotal_NoCapacity_CountedOverMunicipalities()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, p => p with { Capacity = 3, Ongoing = 1 }));

        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId())))).Must();
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId())))).Must();
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId())))).Refused(ProblemCode.NoCapacity, "volunteer");
        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId())))).Refused(ProblemCode.NoCapacity, "volunteer");
    }

    [Fact]
    public async Task Reserve_MoreThanTheTypeAllows_NoCapacity_WhileAnotherTypeGoes()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(
            Linkoping, p => p with { Capacity = 3, CapacityByType = p.CapacityByType.Add(AssignmentType.ContactPerson, 1) }));

        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId())))).Must();
        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId())))).Refused(ProblemCode.NoCapacity);
        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId()), AssignmentType.Visitor))).Must();
    }

    [Fact]
    public async Task Reserve_HoldLapsed_ThePlaceIsFreeAgain_AndTheHoldCannotBeConfirmed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 }));
        var lapsed = network.Reservation(new(Linkoping, network.NewId()));
        (await volunteer.Reserve(lapsed)).Must();

        silo.Pass(TimeSpan.FromHours(72));
        (await volunteer.Confirm(lapsed.Offer)).Refused(ProblemCode.Expired, "offer");
        var next = network.Reservation(new(Linkoping, network.NewId()));
        (await volunteer.Reserve(next)).Must();
        (await volunteer.Confirm(lapsed.Offer)).Refused(ProblemCode.Expired);
        (await volunteer.Confirm(next.Offer)).Must();
    }

    [Fact]
    public async Task Reserve_LapsedHoldAgain_Expired()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var reservation = network.Reservation(new(Linkoping, network.NewId()));
        (await volunteer.Reserve(reservation)).Must();

        silo.Pass(TimeSpan.FromHours(72));
        (await volunteer.Reserve(reservation with { Deadline = silo.Now.AddHours(72) })).Refused(ProblemCode.Expired, "offer");
    }

    [Fact]
    public async Task Reserve_DeadlineInThePast_Expired()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId())) with { Deadline = silo.Now })).Refused(ProblemCode.Expired, "deadline");
    }

    [Fact]
    public async Task Release_HeldOrPlaced_GivesThePlaceBack_AndAgainIsFine()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var (held, placed) = (network.Reservation(new(Linkoping, network.NewId())), network.Reservation(new(Linkoping, network.NewId())));
        (await volunteer.Reserve(held)).Must();
        (await volunteer.Reserve(placed)).Must();
        (await volunteer.Confirm(placed.Offer)).Must();

        foreach (var offer in new[] { held.Offer, placed.Offer, held.Offer, placed.Offer, Guid.Empty })
            await volunteer.Release(offer);
        var view = (await volunteer.Get()).Must();
        Assert.Equal(2, view.Free);
        Assert.Equal([CommitmentStatus.Released, CommitmentStatus.Ended], view.Commitments.Select(c => c.Status));
        (await volunteer.Reserve(held)).Refused(ProblemCode.WrongState, "offer");
        (await volunteer.Confirm(placed.Offer)).Refused(ProblemCode.Expired);
    }

    [Fact]
    public async Task Reserve_AfterManyEndings_KeepsTheLatestOnly()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var running = network.Reservation(new(Linkoping, network.NewId()));
        (await volunteer.Reserve(running)).Must();
        (await volunteer.Confirm(running.Offer)).Must();
        for (var i = 0; i < 60; i++)
        {
            var reservation = network.Reservation(new(Linkoping, network.NewId()));
            (await volunteer.Reserve(reservation)).Must();
            await volunteer.Release(reservation.Offer);
            silo.Pass(TimeSpan.FromSeconds(1));
        }

        var commitments = (await volunteer.Get()).Must().Commitments;
        Assert.Equal(51, commitments.Length);
        Assert.Single(commitments, c => c.Status == CommitmentStatus.Placed);
    }

    [Fact]
    public async Task Reserve_UnknownVolunteer_NotFound()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var stranger = network.Volunteer(new(Linkoping, network.NewId()));
        (await stranger.Reserve(network.Reservation(new(Linkoping, network.NewId())))).Refused(ProblemCode.NotFound, "volunteer");
        (await stranger.Get()).Refused(ProblemCode.NotFound, "volunteer");
        (await stranger.Confirm(Guid.Empty)).Refused(ProblemCode.NotFound, "offer");
        (await stranger.GetCommitment(Guid.Empty)).Refused(ProblemCode.NotFound, "offer");
    }

    [Fact]
    public async Task Reserve_Places_SurviveARestart()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var reservation = network.Reservation(new(Linkoping, network.NewId()));
        (await network.Volunteer(volunteer).Reserve(reservation)).Must();
        (await network.Volunteer(volunteer).Confirm(reservation.Offer)).Must();

        await silo.RestartAsync();
        Assert.Equal(CommitmentStatus.Placed, (await network.Volunteer(volunteer).GetCommitment(reservation.Offer)).Must().Status);
    }
}
