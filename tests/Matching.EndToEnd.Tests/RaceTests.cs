using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests;

public class RaceTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private const int Races = 1_000;
    private const int Clients = 8;

    [Fact]
    public async Task MakeOffer_EightClientsWantTheLastPlaceAtOnce_OneGetsItAndTheOthersAClearNo()
    {
        // Half of the clients sit in the other municipality.
        var clients = new List<(Api Api, Guid Need)>();
        for (var i = 0; i < Clients; i++)
        {
            var api = silo.Open(i % 2 == 0 ? TestRegion.First : TestRegion.Second);
            clients.Add((api, (await api.Post("/v1/needs", Bodies.Need(), Guid.NewGuid())).Expect(201).Id));
        }

        using var home = silo.Open(TestRegion.First);
        for (var race = 0; race < Races; race++)
        {
            var volunteer = (await home.Post("/v1/volunteers", Bodies.Volunteer(capacity: 1), Guid.NewGuid())).Expect(201).Id;
            var offers = await Task.WhenAll(clients.Select(c => c.Api.Post($"/v1/needs/{c.Need}/offers", new { volunteer = $"{TestRegion.First}/{volunteer}" }, Guid.NewGuid())));

            var winner = Assert.Single(Enumerable.Range(0, Clients), i => offers[i].Status == 201);
            Assert.All(offers.Where((_, i) => i != winner), loser =>
            {
                Assert.Equal(409, loser.Status);
                Assert.Equal("no-capacity", loser.ProblemType);
                Assert.NotEmpty(loser.Json.GetProperty("cure").GetString()!);
            });
            var ledger = (await home.Get($"/v1/volunteers/{volunteer}")).Expect(200).Json;
            Assert.Equal(0, ledger.GetProperty("free").GetInt32());
            Assert.Equal(1, ledger.GetProperty("commitments").GetArrayLength());
            (await clients[winner].Api.Post($"/v1/needs/{clients[winner].Need}/offers/{offers[winner].Id}/withdraw", new { })).Expect(200);
        }

        clients.ForEach(c => c.Api.Dispose());
    }
}
