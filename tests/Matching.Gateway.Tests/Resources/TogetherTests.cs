namespace Matching.Gateway.Tests.Resources;

/// <summary>What members of a region do together: drives, methods, credits. To strangers none of it is there.</summary>
[Collection(SharedHost.Name)]
public sealed class TogetherTests(GatewayHost host)
{
    private const string Base = $"/v1/regions/{GatewayHost.Region}";
    private readonly HttpClient own = host.Client();
    private readonly HttpClient neighbour = host.Client(municipality: GatewayHost.Norrkoping);

    private static JsonObject Drive() => new()
    {
        ["title"] = "Autumn drive",
        ["types"] = new JsonArray("contact-person"),
        ["from"] = "2026-09-01",
        ["to"] = "2026-12-01",
        ["cost"] = 1_001,
        ["costShares"] = new JsonObject { [GatewayHost.Linkoping] = 50, [GatewayHost.Norrkoping] = 50 },
    };

    private static JsonObject Method(string text = "Meet every third week.") => new()
    {
        ["title"] = "Working groups",
        ["text"] = text,
        ["group"] = new JsonObject { ["name"] = "Across sectors", ["size"] = 9, ["sectors"] = new JsonArray("relatives", "care") },
    };

    [Fact]
    public async Task Drive_JoinedAndReported_CountsForEachMember()
    {
        var made = await own.Post($"{Base}/drives", Drive()).Expect(HttpStatusCode.Created);
        var path = $"{Base}/drives/{made["id"]}";
        var volunteer = await neighbour.NewVolunteer();
        await neighbour.Send(HttpMethod.Put, $"{path}/volunteers/{volunteer["id"]}").ExpectProblem(409, "wrong-state", "drive");
        await neighbour.Post($"{path}/join").Expect(HttpStatusCode.OK);
        await neighbour.Send(HttpMethod.Put, $"{path}/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.OK);
        await own.Send(HttpMethod.Put, $"{path}/volunteers/{volunteer["id"]}").ExpectProblem(404, "not-found");

        var results = (await own.GetAsync($"{path}/report").Expect(HttpStatusCode.OK))["results"]!.AsArray();
        Assert.Equal([(0, 501), (1, 500)], results.Select(r => ((int)r!["registered"]!, (int)r["cost"]!)));
        Assert.DoesNotContain((string)volunteer["id"]!, results.ToJsonString(), StringComparison.Ordinal);
        await neighbour.Send(HttpMethod.Put, path, Drive(), ifMatch: "\"1\"").ExpectProblem(403, "forbidden", "organiser");
        var listed = await neighbour.GetAsync($"{Base}/drives?limit=500").Expect(HttpStatusCode.OK);
        Assert.Contains(listed["items"]!.AsArray(), d => (string?)d!["id"] == (string?)made["id"]);
    }

    [Fact]
    public async Task Method_VersionsAndResults_AreTheRegions()
    {
        var made = await own.Post($"{Base}/methods", Method()).Expect(HttpStatusCode.Created);
        var path = $"{Base}/methods/{made["id"]}";
        await neighbour.Post($"{path}/results", new JsonObject { ["version"] = 1, ["text"] = "It works here." }).Expect(HttpStatusCode.OK);
        await neighbour.Send(HttpMethod.Put, path, Method("Mine."), ifMatch: "\"1\"").ExpectProblem(403, "forbidden", "author");
        using var changed = await own.Send(HttpMethod.Put, path, Method("Meet every week."), ifMatch: "\"1\"");
        Assert.Equal("\"2\"", changed.Headers.ETag?.Tag);
        var read = await neighbour.GetAsync(path).Expect(HttpStatusCode.OK);
        Assert.Equal((2, GatewayHost.Norrkoping), (read["versions"]!.AsArray().Count, (string?)read["results"]![0]!["municipality"]));
        await own.Post($"{path}/results", new JsonObject { ["version"] = 3, ["text"] = "?" }).ExpectProblem(400, "invalid", "version");
        await own.Post($"{Base}/methods", Method("a\u0007b")).ExpectProblem(400, "invalid", "text");
    }

    [Fact]
    public async Task Strangers_AnyRoute_FindNothing()
    {
        var (drive, method) = (await own.Post($"{Base}/drives", Drive()).Expect(HttpStatusCode.Created), await own.Post($"{Base}/methods", Method()).Expect(HttpStatusCode.Created));
        var stranger = host.Client(municipality: GatewayHost.Outsider);
        foreach (var path in new[] { "drives", $"drives/{drive["id"]}", $"drives/{drive["id"]}/report", "methods", $"methods/{method["id"]}", "credits" })
            await stranger.GetAsync($"{Base}/{path}").ExpectProblem(404, "not-found");
        await stranger.Post($"{Base}/drives/{drive["id"]}/join").ExpectProblem(404, "not-found");
        await stranger.Post($"{Base}/methods/{method["id"]}/results", new JsonObject { ["version"] = 1, ["text"] = "x" }).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Credits_Statement_SumsToZero()
    {
        var statement = await own.GetAsync($"{Base}/credits?from=2026-01&to=2028-01").Expect(HttpStatusCode.OK);
        Assert.Equal(2, statement["lines"]!.AsArray().Count);
        Assert.Equal(0, statement["lines"]!.AsArray().Sum(l => (long)l!["hoursBalance"]!));
        Assert.Equal((1, 1, 15), ((int?)statement["rules"]![0]!["version"], (int?)statement["rules"]![0]!["minDays"], (int?)statement["rules"]![0]!["hoursPerMonth"]!["contact-person"]));
        await own.GetAsync($"{Base}/credits").Expect(HttpStatusCode.OK);
        await own.GetAsync($"{Base}/credits?from=2026-13").ExpectProblem(400, "invalid", "from");
        await own.GetAsync($"{Base}/credits?from=2028-01&to=2026-01").ExpectProblem(400, "invalid", "to");
    }
}
