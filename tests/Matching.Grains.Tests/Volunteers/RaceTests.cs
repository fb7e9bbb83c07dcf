using Matching.Contracts.Needs;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

public sealed class RaceTests
{
    private const int Races = 1_000, Coordinators = 8;

    [Fact]
    public async Task MakeOffer_EightNeedsAtOnceForTheLastPlace_OneWins_TheOthersHearNoCapacity()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, quota: 100_000);
        var needs = new List<NeedRef>();
        for (var i = 0; i < Coordinators; i++)
            needs.Add(await network.HasNeed(i % 2 == 0 ? Linkoping : Norrkoping));
        for (var race = 0; race < Races; race++)
        {
            var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
            var requests = needs.ConvertAll(need => (Need: network.Need(need), Request: new OfferRequest(network.NewId(), volunteer)));
            var answers = await Task.WhenAll(requests.Select(r => Task.Run(() => r.Need.MakeOffer(r.Request))));

            var winner = Assert.Single(answers, a => a.Problem is null).Must();
            Assert.Equal(Coordinators - 1, answers.Count(a => a.Problem?.Code == ProblemCode.NoCapacity));
            Assert.Equal(winner.Id, Assert.Single((await network.Volunteer(volunteer).Get()).Must().Commitments).Reservation.Offer);
            (await network.Need(winner.Need).Withdraw(winner.Id, OfferReason.Unspecified)).Must();
        }
    }
}
