using Matching.Contracts.Municipalities;
using Matching.Gateway.Http;

namespace Matching.Gateway.Tests.Resources;

public sealed class RoundsTests
{
    [Fact]
    public async Task Round_FromStartToProof_IsServed()
    {
        await using var host = await GatewayHost.Start();
        for (var i = 0; i < 4; i++)
        {
            await host.Client().NewVolunteer();
            await host.Client(municipality: GatewayHost.Norrkoping).NewNeed();
            await host.Client().NewNeed();
        }
        var regional = host.Client(Roles.Regional);
        var key = Guid.NewGuid().ToString();
        using var started = await regional.Post($"/v1/regions/{GatewayHost.Region}/rounds", new JsonObject { ["seed"] = 7 }, key);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var address = started.Headers.Location!.ToString();
        await Eventually.IsTrue(
            async () => (string?)(await regional.GetAsync(address).Expect(HttpStatusCode.OK))["status"] == "completed", "the round is completed");

        var round = await host.Client().GetAsync(address).Expect(HttpStatusCode.OK);
        Assert.True((bool?)round["summary"]!["optimal"]);
        Assert.Equal(32, (int?)round["summary"]!["pairs"]);
        Assert.Equal(4, (int?)round["summary"]!["proposals"]);

        var again = await regional.Post($"/v1/regions/{GatewayHost.Region}/rounds", new JsonObject { ["seed"] = 7 }, key).Expect(HttpStatusCode.Accepted);
        Assert.Equal((string?)round["id"], (string?)again["id"]);
        await regional.Post($"/v1/regions/{GatewayHost.Region}/rounds", new JsonObject { ["seed"] = 8 }, key)
            .ExpectProblem(422, "request-reused", "Idempotency-Key");
        await ProposalsAreThere(host, regional, address);
        Assert.Equal(
            (int?)round["summary"]!["totalScore"],
            (int?)(await regional.GetAsync($"{address}/certificate").Expect(HttpStatusCode.OK))["totalScore"]);
        var list = await host.Client(Roles.Reader).GetAsync($"/v1/regions/{GatewayHost.Region}/rounds").Expect(HttpStatusCode.OK);
        Assert.Equal((string?)round["id"], (string?)list["items"]!.AsArray().Single());
    }

    [Fact]
    public async Task Round_UnderAFairnessGoal_ShowsWhatEachMemberGot_AndReplays()
    {
        await using var host = await GatewayHost.Start();
        await host.Client().NewVolunteer();
        await host.Client().NewNeed();
        await host.Client(municipality: GatewayHost.Norrkoping).NewNeed();
        var regional = host.Client(Roles.Regional);
        using var started = await regional.Post($"/v1/regions/{GatewayHost.Region}/rounds", new JsonObject { ["fairness"] = "not-worse-than-alone" });
        var address = started.Headers.Location!.ToString();
        await Eventually.IsTrue(
            async () => (string?)(await regional.GetAsync(address).Expect(HttpStatusCode.OK))["status"] == "completed", "the round is completed");

        var terms = (await regional.GetAsync(address).Expect(HttpStatusCode.OK))["summary"]!["terms"]!;
        Assert.Equal("not-worse-than-alone", (string?)terms["fairness"]);
        var home = terms["municipalities"]!.AsArray().Single(m => (int?)m!["alone"] == 1)!;
        Assert.Equal((1, 1, 0), ((int?)home["proposals"], (int?)home["promised"], (int?)home["creditAfter"]));
        Assert.Equal(0, (int?)terms["gap"]);

        var replay = await regional.GetAsync($"{address}/replay").Expect(HttpStatusCode.OK);
        Assert.True((bool?)replay["isIdentical"]);
        Assert.Equal((string?)replay["inputsHash"], (string?)replay["storedInputsHash"]);
        await host.Client(municipality: GatewayHost.Outsider).GetAsync($"{address}/replay").ExpectProblem(404, "not-found");
        var leaves = await host.Client(Roles.Reader).GetAsync($"/v1/regions/{GatewayHost.Region}/what-if?leaves={GatewayHost.Norrkoping}").Expect(HttpStatusCode.OK);
        Assert.Equal((GatewayHost.Norrkoping, 0), ((string?)leaves["change"], (int?)leaves["pointsBefore"] - (int?)leaves["pointsAfter"]));
        await regional.GetAsync($"/v1/regions/{GatewayHost.Region}/what-if?rule=kindness").ExpectProblem(400, "invalid", "rule");
        await regional.GetAsync($"/v1/regions/{GatewayHost.Region}/what-if").ExpectProblem(400, "invalid", "rule");
        await host.Client(municipality: GatewayHost.Outsider).GetAsync($"/v1/regions/{GatewayHost.Region}/what-if?rule=language").ExpectProblem(404, "not-found");
        await regional.GetAsync($"/v1/regions/{GatewayHost.Region}/rounds/{Guid.NewGuid()}/replay").ExpectProblem(404, "not-found");
        await regional.Post($"/v1/regions/{GatewayHost.Region}/rounds", new JsonObject { ["fairness"] = "kind" }).ExpectProblem(400, "invalid");
    }

    /// <summary>Both agreements cover the early need, only the first the late one: then the proposal for the early one says which of the two it counts against.</summary>
    [Fact]
    public async Task Proposals_QuotasOverlap_NameTheAgreement()
    {
        await using var host = await GatewayHost.Start();
        var home = host.Grains.Municipality(GatewayHost.Norrkoping);
        var first = Assert.Single((await home.Agreements()).Agreements);
        var second = first with { Id = Guid.CreateVersion7(), To = new(2027, 6, 1), Status = AgreementStatus.Proposed };
        Assert.Null((await home.ProposeAgreement(second)).Problem);
        Assert.Null((await home.AcceptAgreement(second.Id, GatewayHost.Linkoping)).Problem);
        for (var i = 0; i < 2; i++)
            await host.Client(municipality: GatewayHost.Norrkoping).NewVolunteer();
        var early = await host.Client().NewNeed();
        var later = Bodies.Need();
        later["start"] = "2027-07-01";
        await host.Client().Post("/v1/needs", later).Expect(HttpStatusCode.Created);

        var regional = host.Client(Roles.Regional);
        using var started = await regional.Post($"/v1/regions/{GatewayHost.Region}/rounds");
        var address = started.Headers.Location!.ToString();
        await Eventually.IsTrue(
            async () => (string?)(await regional.GetAsync(address).Expect(HttpStatusCode.OK))["status"] == "completed", "the round is completed");
        var proposals = (await regional.GetAsync($"{address}/proposals").Expect(HttpStatusCode.OK))["items"]!.AsArray();
        Assert.Equal(2, proposals.Count);
        Assert.All(proposals, p => Assert.Equal((string?)p!["need"] == (string?)early["reference"] ? first.Id : null, (Guid?)p["agreement"]));
    }

    [Fact]
    public async Task Round_UnknownOrForeign_IsNotFound()
    {
        await using var host = await GatewayHost.Start();
        var address = $"/v1/regions/{GatewayHost.Region}/rounds/{Guid.NewGuid()}";
        await host.Client().GetAsync(address).ExpectProblem(404, "not-found");
        await host.Client(Roles.Regional).Post($"{address}/cancel").ExpectProblem(404, "not-found");
        await host.Client(Roles.Regional, GatewayHost.Outsider).Post($"/v1/regions/{GatewayHost.Region}/rounds").ExpectProblem(404, "not-found");
        await host.Client(Roles.Regional).Post($"/v1/regions/{GatewayHost.Region}/rounds", new JsonObject { ["candidatesPerNeed"] = 51 })
            .ExpectProblem(400, "invalid", "candidatesPerNeed");
    }

    private static async Task ProposalsAreThere(GatewayHost host, HttpClient regional, string address)
    {
        var seen = new HashSet<string>();
        string? next = $"{address}/proposals?limit=1";
        while (next is not null)
        {
            var page = await regional.GetAsync(next).Expect(HttpStatusCode.OK);
            Assert.All(page["items"]!.AsArray(), p => Assert.True(seen.Add((string)p!["need"]!)));
            Assert.All(page["items"]!.AsArray(), p => Assert.Equal(((int?)p!["score"] - (int?)p["homeFirst"], null), (Sum(p["groups"]), Sum(p["parts"]))));
            next = (string?)page["next"];
        }
        Assert.Equal(4, seen.Count);

        // A municipality sees the proposals that it has a side in. All volunteers here are Linköping's; the outsider has none and sees no region.
        var mine = await host.Client().GetAsync($"{address}/proposals").Expect(HttpStatusCode.OK);
        Assert.Equal(4, mine["items"]!.AsArray().Count);
        Assert.All(mine["items"]!.AsArray(), p => Assert.Equal(Sum(p!["groups"]), Sum(p["parts"])));
        var theirs = await host.Client(municipality: GatewayHost.Norrkoping).GetAsync($"{address}/proposals").Expect(HttpStatusCode.OK);
        Assert.All(theirs["items"]!.AsArray(), p => Assert.StartsWith(GatewayHost.Norrkoping, (string?)p!["need"], StringComparison.Ordinal));
        Assert.All(theirs["items"]!.AsArray(), p => Assert.Null(p!["parts"]));
        await host.Client(municipality: GatewayHost.Outsider).GetAsync($"{address}/proposals").ExpectProblem(404, "not-found");

        static int? Sum(JsonNode? points) => points?.AsObject().Sum(p => (int?)p.Value);
    }
}
