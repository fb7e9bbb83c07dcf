namespace Matching.Gateway.Tests.Resources;

/// <summary>An offer that names the sharing agreement it is to count against.</summary>
public sealed class OfferAgreementTests
{
    [Fact]
    public async Task Make_NamingAnAgreement_CountsAgainstIt_AndBothSidesReadIt()
    {
        await using var host = await GatewayHost.Start();
        var (home, receiving) = (host.Client(municipality: GatewayHost.Norrkoping), host.Client());
        var (first, dear) = (await Share(host, GatewayHost.Linkoping, 100), await Share(host, GatewayHost.Linkoping, 900));
        var volunteer = await home.NewVolunteer(3);
        var (offers, body) = ($"/v1/needs/{(await receiving.NewNeed(3))["id"]}/offers", Offer(volunteer, dear));
        var offer = await receiving.Post(offers, body, "key").Expect(HttpStatusCode.Created);
        Assert.Equal(dear, (string?)offer["agreement"]);
        Assert.Equal(900, (int?)(await receiving.GetAsync($"/v1/agreements/{GatewayHost.Norrkoping}/{offer["agreement"]}").Expect(HttpStatusCode.OK))["monthlyPrice"]);
        Assert.True(JsonNode.DeepEquals(offer, await receiving.Post(offers, body, "key").Expect(HttpStatusCode.Created)));
        await receiving.Post(offers, Offer(volunteer, first), "key").ExpectProblem(422, "request-reused", "Idempotency-Key");
        await receiving.Post(offers, Offer(await home.NewVolunteer(), dear)).ExpectProblem(409, "no-agreement", "agreement");

        await receiving.Post($"{offers}/{offer["id"]}/accept").Expect(HttpStatusCode.OK);
        var placement = Assert.Single((await receiving.GetAsync("/v1/placements?filter=all").Expect(HttpStatusCode.OK))["items"]!.AsArray());
        Assert.Equal(dear, (string?)placement!["agreement"]);
        var entry = Assert.Single((await home.GetAsync($"/v1/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.OK))["commitments"]!.AsArray());
        Assert.Equal(dear, (string?)entry!["agreement"]);
    }

    [Fact]
    public async Task Make_NamingAnAgreementOfOthers_AnswersAsIfItWereNotThere()
    {
        await using var host = await GatewayHost.Start();
        var others = await Share(host, GatewayHost.Outsider, 100);
        var (volunteer, receiving) = (await host.Client(municipality: GatewayHost.Norrkoping).NewVolunteer(), host.Client());
        var offers = $"/v1/needs/{(await receiving.NewNeed())["id"]}/offers";
        var answers = new List<JsonObject>();
        foreach (var named in new[] { others, Guid.NewGuid().ToString() })
        {
            var answer = await receiving.Post(offers, Offer(volunteer, named)).ExpectProblem(409, "no-agreement", "agreement");
            answer.Remove("traceId");
            answers.Add(answer);
        }

        Assert.True(JsonNode.DeepEquals(answers[0], answers[1]));
    }

    [Fact]
    public async Task Make_NamingAnAgreementForAnOwnVolunteer_OrNoIdAtAll_IsInvalid()
    {
        await using var host = await GatewayHost.Start();
        var receiving = host.Client();
        var (agreement, offers) = (await Share(host, GatewayHost.Linkoping, 100), $"/v1/needs/{(await receiving.NewNeed())["id"]}/offers");
        var own = await receiving.NewVolunteer();
        await receiving.Post(offers, Offer(own, agreement)).ExpectProblem(400, "invalid", "agreement");
        await receiving.Post(offers, Offer(own, "the dear one")).ExpectProblem(400, "invalid", "agreement");
        Assert.Null((await receiving.Post(offers, Bodies.Offer(own)).Expect(HttpStatusCode.Created))["agreement"]);
    }

    private static JsonObject Offer(JsonObject volunteer, string agreement)
    {
        var body = Bodies.Offer(volunteer);
        body["agreement"] = agreement;
        return body;
    }

    /// <summary>Norrköping shares its contact persons with another, one at a time.</summary>
    private static async Task<string> Share(GatewayHost host, string receiving, int price)
    {
        var terms = new JsonObject
        {
            ["receiving"] = receiving,
            ["types"] = new JsonArray("contact-person"),
            ["quota"] = 1,
            ["monthlyPrice"] = price,
            ["from"] = "2026-01-01",
            ["to"] = "2099-01-01",
        };
        var made = await host.Client(municipality: GatewayHost.Norrkoping).Post("/v1/agreements", terms).Expect(HttpStatusCode.Created);
        await host.Client(municipality: receiving).Post($"/v1/agreements/{GatewayHost.Norrkoping}/{made["id"]}/accept").Expect(HttpStatusCode.OK);
        return (string)made["id"]!;
    }
}
