namespace Matching.Gateway.Tests.Resources;

/// <summary>An agreement over its life: asked for by the receiving side, signed, used, changed, given notice of.</summary>
[Collection(SharedHost.Name)]
public sealed class AgreementChangesTests(GatewayHost host)
{
    private static JsonObject Terms(int quota) => new()
    {
        ["types"] = new JsonArray("relief"),
        ["quota"] = quota,
        ["from"] = "2026-01-01",
        ["to"] = "2099-01-01",
        ["noticeDays"] = 30,
    };

    [Fact]
    public async Task Agreement_AskedForByTheReceivingSide_ChangedAndEnded()
    {
        var (home, receiving) = (host.Client(), host.Client(municipality: GatewayHost.Norrkoping));
        var asked = Terms(5);
        asked["home"] = GatewayHost.Linkoping;
        var proposed = await receiving.Post("/v1/agreements", asked).Expect(HttpStatusCode.Created);
        Assert.Equal((GatewayHost.Linkoping, GatewayHost.Norrkoping, "proposed"), ((string?)proposed["home"], (string?)proposed["proposedBy"], (string?)proposed["status"]));
        var path = $"/v1/agreements/{GatewayHost.Linkoping}/{proposed["id"]}";
        await receiving.Post($"{path}/accept").ExpectProblem(409, "wrong-state", "status");
        Assert.Equal("live", (string?)(await home.Post($"{path}/accept").Expect(HttpStatusCode.OK))["status"]);

        var changed = await home.Post($"{path}/changes", Terms(9)).Expect(HttpStatusCode.Created);
        Assert.Equal(("proposed", 1, (string?)proposed["id"]), ((string?)changed["status"], (int)changed["revision"]!, (string?)changed["replaces"]));
        var next = $"/v1/agreements/{GatewayHost.Linkoping}/{changed["id"]}";
        Assert.Equal("live", (string?)(await receiving.Post($"{next}/accept").Expect(HttpStatusCode.OK))["status"]);
        Assert.Equal("replaced", (string?)(await home.GetAsync(path).Expect(HttpStatusCode.OK))["status"]);
        await home.Post($"{path}/changes", Terms(3)).ExpectProblem(409, "wrong-state", "status");

        var ended = await receiving.Post($"{next}/end").Expect(HttpStatusCode.OK);
        Assert.Equal(("live", $"{CivilDay.Of(TimeProvider.System.GetUtcNow()).AddDays(30):yyyy-MM-dd}", 0), ((string?)ended["status"], (string?)ended["endsOn"], (int)ended["used"]!));
    }

    [Fact]
    public async Task Agreement_AskedForByAStranger_Forbidden()
    {
        var asked = Terms(5);
        asked["home"] = GatewayHost.Linkoping;
        await host.Client(municipality: GatewayHost.Outsider).Post("/v1/agreements", asked).ExpectProblem(403, "forbidden", "home");
    }

    [Fact]
    public async Task Agreement_BetweenOthers_IsNamed()
    {
        var body = Terms(5);
        (body["home"], body["receiving"]) = (GatewayHost.Norrkoping, GatewayHost.Outsider);
        await host.Client().Post("/v1/agreements", body).ExpectProblem(400, "invalid", "home");
    }

    [Fact]
    public async Task Agreement_Used_SaysHowMuchOfItsQuota()
    {
        var own = host.Client();
        var volunteer = await host.Client(municipality: GatewayHost.Norrkoping).NewVolunteer();
        await own.Post($"/v1/needs/{(await own.NewNeed())["id"]}/offers", Bodies.Offer(volunteer)).Expect(HttpStatusCode.Created);
        var agreements = (await own.GetAsync("/v1/agreements?limit=500").Expect(HttpStatusCode.OK))["items"]!.AsArray();
        Assert.Contains(agreements, a => (int)a!["quota"]! == 10_000 && (int)a["used"]! > 0);
    }
}
