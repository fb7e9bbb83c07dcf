namespace Matching.Gateway.Tests.Resources;

/// <summary>The way of a placement, from candidates to the volunteer's yes.</summary>
[Collection(SharedHost.Name)]
public sealed class OffersTests(GatewayHost host)
{
    private readonly HttpClient client = host.Client();

    [Fact]
    public async Task Candidates_OfBothMunicipalities_CarryGroupsThatSumToTheScore_AndPartsAtHomeOnly()
    {
        await client.NewVolunteer();
        await host.Client(municipality: GatewayHost.Norrkoping).NewVolunteer();
        var need = await client.NewNeed();
        var list = await client.GetAsync($"/v1/needs/{need["id"]}/candidates?k=50&region={GatewayHost.Region}").Expect(HttpStatusCode.OK);
        var candidates = list["candidates"]!.AsArray();
        Assert.Contains(candidates, c => (string?)c!["municipality"] == GatewayHost.Norrkoping);
        Assert.All(candidates, c => Assert.Equal((int?)c!["score"], c["groups"]!.AsObject().Sum(p => (int?)p.Value)));
        Assert.All(candidates, c => Assert.Equal((string?)c!["municipality"] == GatewayHost.Linkoping ? (int?)c["score"] : null, c["parts"]?.AsObject().Sum(p => (int?)p.Value)));
        Assert.Equal(Enumerable.Range(1, candidates.Count), candidates.Select(c => (int)c!["rank"]!));
    }

    [Fact]
    public async Task Candidates_UnknownRegion_IsNotFound()
    {
        var need = await client.NewNeed();
        await client.GetAsync($"/v1/needs/{need["id"]}/candidates?region=elsewhere").ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Accept_OfOwnVolunteer_IsAPlacementOnBothSides()
    {
        var volunteer = await client.NewVolunteer();
        var need = await client.NewNeed();
        using var response = await client.Post($"/v1/needs/{need["id"]}/offers", Bodies.Offer(volunteer));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var offer = await client.GetAsync(response.Headers.Location).Expect(HttpStatusCode.OK);
        Assert.Equal("held", (string?)offer["status"]);
        var accepted = await client.Post($"{response.Headers.Location}/accept").Expect(HttpStatusCode.OK);
        Assert.Equal("accepted", (string?)accepted["status"]);
        Assert.Equal("filled", (string?)(await client.GetAsync($"/v1/needs/{need["id"]}").Expect(HttpStatusCode.OK))["status"]);
        var person = await client.GetAsync($"/v1/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.OK);
        Assert.Equal("placed", (string?)person["commitments"]![0]!["status"]);
        Assert.Equal(0, (int?)person["free"]);
        await client.Send(HttpMethod.Delete, $"/v1/volunteers/{volunteer["id"]}").ExpectProblem(409, "wrong-state");
    }

    [Fact]
    public async Task Make_OfOtherMunicipalitysVolunteer_RestsOnTheAgreement()
    {
        var shared = await host.Client(municipality: GatewayHost.Norrkoping).NewVolunteer();
        var need = await client.NewNeed();
        await client.Post($"/v1/needs/{need["id"]}/offers", Bodies.Offer(shared)).Expect(HttpStatusCode.Created);

        var unshared = await host.Client(municipality: GatewayHost.Outsider).NewVolunteer();
        var other = await client.NewNeed();
        await client.Post($"/v1/needs/{other["id"]}/offers", Bodies.Offer(unshared)).ExpectProblem(409, "no-agreement");
    }

    [Fact]
    public async Task Make_SameKey_IsOneOffer()
    {
        var volunteer = await client.NewVolunteer(3);
        var need = await client.NewNeed(3);
        var key = Guid.NewGuid().ToString();
        var first = await client.Post($"/v1/needs/{need["id"]}/offers", Bodies.Offer(volunteer), key).Expect(HttpStatusCode.Created);
        var again = await client.Post($"/v1/needs/{need["id"]}/offers", Bodies.Offer(volunteer), key).Expect(HttpStatusCode.Created);
        Assert.True(JsonNode.DeepEquals(first, again));
        var other = Bodies.Offer(await client.NewVolunteer());
        await client.Post($"/v1/needs/{need["id"]}/offers", other, key).ExpectProblem(422, "request-reused", "Idempotency-Key");
        Assert.Single((await client.GetAsync($"/v1/needs/{need["id"]}").Expect(HttpStatusCode.OK))["offers"]!.AsArray());
    }

    [Fact]
    public async Task Decline_IsRememberedAndFreesThePlace()
    {
        var volunteer = await client.NewVolunteer();
        var need = await client.NewNeed();
        var offer = await client.Post($"/v1/needs/{need["id"]}/offers", Bodies.Offer(volunteer)).Expect(HttpStatusCode.Created);
        var reason = new JsonObject { ["reason"] = "distance" };
        var declined = await client.Post($"/v1/needs/{need["id"]}/offers/{offer["id"]}/decline", reason).Expect(HttpStatusCode.OK);
        Assert.Equal(("declined", "distance"), ((string?)declined["status"], (string?)declined["reason"]));
        Assert.Equal(1, (int?)(await client.GetAsync($"/v1/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.OK))["free"]);
        await client.Post($"/v1/needs/{need["id"]}/offers", Bodies.Offer(volunteer)).ExpectProblem(409, "not-eligible");
        await client.Post($"/v1/needs/{need["id"]}/offers/{offer["id"]}/accept").ExpectProblem(409, "wrong-state");
    }

    [Fact]
    public async Task Withdraw_Accepted_FreesThePlace()
    {
        var volunteer = await client.NewVolunteer();
        var need = await client.NewNeed();
        var offer = await client.Post($"/v1/needs/{need["id"]}/offers", Bodies.Offer(volunteer)).Expect(HttpStatusCode.Created);
        await client.Post($"/v1/needs/{need["id"]}/offers/{offer["id"]}/accept").Expect(HttpStatusCode.OK);
        var reason = new JsonObject { ["reason"] = "client-changed-mind" };
        await client.Post($"/v1/needs/{need["id"]}/offers/{offer["id"]}/withdraw", reason).Expect(HttpStatusCode.OK);
        Assert.Equal(1, (int?)(await client.GetAsync($"/v1/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.OK))["free"]);
    }

    [Theory]
    [InlineData("\"0198f3c2-7d4e-7a10-9b1e-5a2f6c3d4e5f\"")]
    [InlineData("\"se-0580/nobody\"")]
    [InlineData("null")]
    public async Task Make_NoReference_IsNamed(string volunteer)
    {
        var need = await client.NewNeed();
        var body = new JsonObject { ["volunteer"] = JsonNode.Parse(volunteer) };
        await client.Post($"/v1/needs/{need["id"]}/offers", body).ExpectProblem(400, "invalid", "volunteer");
    }

    [Fact]
    public async Task Make_EightAtOnceForTheLastPlace_ExactlyOneIsHeld()
    {
        for (var race = 0; race < 25; race++)
        {
            var volunteer = await client.NewVolunteer();
            var needs = new List<JsonObject>();
            for (var i = 0; i < 8; i++) needs.Add(await client.NewNeed());
            var answers = await Task.WhenAll(needs.Select(need => client.Post($"/v1/needs/{need["id"]}/offers", Bodies.Offer(volunteer))));
            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
            foreach (var loser in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
                await Task.FromResult(loser).ExpectProblem(409, "no-capacity");
        }
    }

    [Fact]
    public async Task Rejections_ByPages_AreComplete()
    {
        await using var own = await GatewayHost.Start();
        var coordinator = own.Client();
        for (var i = 0; i < 7; i++)
        {
            var body = Bodies.Volunteer();
            body["languages"] = new JsonArray("en");
            await coordinator.Post("/v1/volunteers", body).Expect(HttpStatusCode.Created);
        }
        var need = await coordinator.NewNeed();
        string? next = $"/v1/needs/{need["id"]}/rejections?limit=3";
        var seen = new List<string>();
        while (next is not null)
        {
            using var response = await coordinator.GetAsync(next);
            var page = await response.Json();
            Assert.Equal(7, (int?)page["rejected"]);
            Assert.Equal(7, (int?)page["byReason"]!["language"]);
            Assert.All(page["items"]!.AsArray(), item => Assert.Equal("language", (string?)item!["reasons"]![0]));
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["volunteer"]!));
            next = (string?)page["next"];
            Assert.Equal(next is not null, response.Headers.Contains("Link"));
        }
        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(7, seen.Count);
    }

    [Theory]
    [InlineData("cursor=abc", "cursor")]
    [InlineData("cursor=%00", "cursor")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("limit=many", "limit")]
    public async Task Rejections_BadPage_IsNamed(string query, string field)
    {
        var need = await client.NewNeed();
        await client.GetAsync($"/v1/needs/{need["id"]}/rejections?{query}").ExpectProblem(400, "invalid", field);
    }
}
