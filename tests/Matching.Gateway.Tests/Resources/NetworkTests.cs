namespace Matching.Gateway.Tests.Resources;

/// <summary>Municipalities, regions and agreements.</summary>
[Collection(SharedHost.Name)]
public sealed class NetworkTests(GatewayHost host)
{
    private readonly HttpClient admin = host.Client(Roles.Admin);

    private static JsonObject Municipality(string name, params string[] regions) => new()
    {
        ["name"] = name,
        ["seat"] = new JsonObject { ["latitude"] = 58.2, ["longitude"] = 15.9 },
        ["contactPoint"] = "Contact services",
        ["regions"] = new JsonArray([.. regions.Select(r => (JsonNode)r)]),
    };

    private static JsonObject Agreement(string receiving) => new()
    {
        ["receiving"] = receiving,
        ["types"] = new JsonArray("contact-person"),
        ["quota"] = 5,
        ["from"] = "2026-01-01",
        ["to"] = "2028-01-01",
    };

    [Fact]
    public async Task Municipalities_List_HoldsTheMembersByPages()
    {
        var first = await host.Client(Roles.Reader).GetAsync("/v1/municipalities?limit=1").Expect(HttpStatusCode.OK);
        Assert.Equal(GatewayHost.Linkoping, (string?)first["items"]![0]!["code"]);
        var second = await host.Client(Roles.Reader).GetAsync((string)first["next"]!).Expect(HttpStatusCode.OK);
        Assert.Equal(GatewayHost.Norrkoping, (string?)second["items"]![0]!["code"]);
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task Municipality_OutsideTheOwnRegions_IsAsMissingAsAnUnknownOne()
    {
        var client = host.Client();
        await client.GetAsync($"/v1/municipalities/{GatewayHost.Norrkoping}").Expect(HttpStatusCode.OK);
        var one = await client.GetAsync($"/v1/municipalities/{GatewayHost.Outsider}").ExpectProblem(404, "not-found");
        var other = await client.GetAsync("/v1/municipalities/se-9999").ExpectProblem(404, "not-found");
        Assert.Equal((string?)one["detail"], (string?)other["detail"]);
        await client.GetAsync("/v1/municipalities/Link%2Foping").ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Municipality_SetUp_NeedsTheETagOnceItExists()
    {
        var path = "/v1/municipalities/se-0561";
        using var made = await admin.Send(HttpMethod.Put, path, Municipality("Åtvidaberg"));
        Assert.Equal("\"1\"", made.Headers.ETag?.Tag);
        await admin.Send(HttpMethod.Put, path, Municipality("Atvidaberg")).ExpectProblem(428, "precondition-required");
        await admin.Send(HttpMethod.Put, path, Municipality("Atvidaberg"), ifMatch: "\"2\"").ExpectProblem(412, "version-mismatch");
        var changed = await admin.Send(HttpMethod.Put, path, Municipality("Atvidaberg"), ifMatch: "\"1\"").Expect(HttpStatusCode.OK);
        Assert.Equal((2, 72), ((int)changed["version"]!, (int)changed["offerHoldHours"]!));
    }

    [Fact]
    public async Task Municipality_LaneOfItsPolicy_IsKept()
    {
        var body = Municipality("Ydre");
        body["lane"] = new JsonObject { ["offers"] = 2, ["minutes"] = 45 };
        await admin.Send(HttpMethod.Put, "/v1/municipalities/se-0512", body.DeepClone()).Expect(HttpStatusCode.OK);
        var lane = (await admin.GetAsync("/v1/municipalities/se-0512").Expect(HttpStatusCode.OK))["lane"]!;
        Assert.Equal((2, true, 45), ((int)lane["offers"]!, (bool)lane["inParallel"]!, (int)lane["minutes"]!));
        body["lane"]!["minutes"] = 0;
        await admin.Send(HttpMethod.Put, "/v1/municipalities/se-0512", body, ifMatch: "\"1\"").ExpectProblem(400, "invalid", "lane.minutes");
    }

    [Fact]
    public async Task RegionAudit_Members_ReadWhoChangedTheRegion_OthersNothing()
    {
        var trail = (await host.Client().GetAsync($"/v1/regions/{GatewayHost.Region}/audit").Expect(HttpStatusCode.OK))["items"]!.AsArray();
        Assert.Contains(trail, e => (string?)e!["action"] == "region-set-up" && (string?)e["subject"] == $"r/{GatewayHost.Region}");
        await host.Client(municipality: GatewayHost.Outsider).GetAsync($"/v1/regions/{GatewayHost.Region}/audit").ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Municipality_BadProfile_IsNamed() =>
        await admin.Send(HttpMethod.Put, "/v1/municipalities/0561", Municipality("X", "UPPER")).ExpectProblem(400, "invalid", "code");

    [Fact]
    public async Task Region_SetUpReadAndReplace_FollowsTheETag()
    {
        var body = new JsonObject
        {
            ["title"] = "Elsewhere",
            ["members"] = new JsonArray(GatewayHost.Outsider),
            ["centre"] = new JsonObject { ["latitude"] = 60, ["longitude"] = 10 },
        };
        using var made = await admin.Send(HttpMethod.Put, "/v1/regions/nearby", body);
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        await host.Client().GetAsync("/v1/regions/nearby").ExpectProblem(404, "not-found");
        await host.Client(municipality: GatewayHost.Outsider).GetAsync("/v1/regions/nearby").Expect(HttpStatusCode.OK);
        body["title"] = "Near by";
        await admin.Send(HttpMethod.Put, "/v1/regions/nearby", body.DeepClone()).ExpectProblem(428, "precondition-required");
        await admin.Send(HttpMethod.Put, "/v1/regions/nearby", body.DeepClone(), ifMatch: "\"old\"").ExpectProblem(412, "version-mismatch");
        await admin.Send(HttpMethod.Put, "/v1/regions/nearby", body.DeepClone(), ifMatch: made.Headers.ETag!.Tag).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Municipality_Terms_AreReadBack_AndTheirFaultsNamed()
    {
        var path = "/v1/municipalities/se-0513";
        var body = Municipality("Kinda");
        JsonObject terms = new() { ["type"] = "contact-person", ["from"] = "2026-01-01", ["name"] = "kontaktperson", ["monthlyCostFrom"] = 700, ["monthlyCostTo"] = 1900, ["followUpMonths"] = 3 };
        body["terms"] = new JsonArray(terms);
        var made = await admin.Send(HttpMethod.Put, path, body.DeepClone()).Expect(HttpStatusCode.OK);
        Assert.Equal(("kontaktperson", true, 3), ((string?)made["terms"]![0]!["name"], (bool)made["terms"]![0]!["offered"]!, (int)made["terms"]![0]!["followUpMonths"]!));
        terms["followUpMonths"] = 7;
        await admin.Send(HttpMethod.Put, path, body.DeepClone(), ifMatch: "\"1\"").ExpectProblem(400, "invalid");
        terms["followUpMonths"] = 3;
        terms["monthlyCostFrom"] = 2000;
        await admin.Send(HttpMethod.Put, path, body.DeepClone(), ifMatch: "\"1\"").ExpectProblem(400, "invalid", "policy.terms[0].monthlyCostFrom");
    }

    [Fact]
    public async Task Region_Policies_AreReadBack_AndMustFollowEachOther()
    {
        JsonObject weights = [];
        foreach (var (name, value) in new[] { ("version", 2), ("distance", 400), ("availability", 300), ("interests", 200), ("preferredLanguage", 50), ("experience", 5), ("experienceCap", 20), ("load", 100), ("priorityPerWeek", 4), ("priorityCapWeeks", 52) })
            weights[name] = value;
        JsonObject policy = new() { ["from"] = "2026-01-01", ["weights"] = weights, ["sharing"] = new JsonObject { ["fairness"] = "none", ["homeFirstPoints"] = 50 }, ["reason"] = "The board decided it" };
        var body = new JsonObject
        {
            ["title"] = "Dated",
            ["members"] = new JsonArray(GatewayHost.Outsider),
            ["centre"] = new JsonObject { ["latitude"] = 60, ["longitude"] = 10 },
            ["policies"] = new JsonArray(policy),
        };
        using var answer = await admin.Send(HttpMethod.Put, "/v1/regions/dated", body.DeepClone());
        var (made, etag) = ((await answer.Content.ReadFromJsonAsync<JsonObject>())!, answer.Headers.ETag!.Tag);
        Assert.Equal(("2026-01-01", 50), ((string?)made["policies"]![0]!["from"], (int)made["policies"]![0]!["sharing"]!["homeFirstPoints"]!));
        body["policies"]!.AsArray().Add(policy.DeepClone());
        await admin.Send(HttpMethod.Put, "/v1/regions/dated", body.DeepClone(), ifMatch: etag).ExpectProblem(400, "invalid", "policies[1].from");
        body["policies"] = new JsonArray(new JsonObject { ["from"] = "2026-01-01" });
        await admin.Send(HttpMethod.Put, "/v1/regions/dated", body.DeepClone(), ifMatch: etag).ExpectProblem(400, "invalid");
    }

    [Fact]
    public async Task Region_Weights_CarryThePenaltiesTheClockAndTheRest_AndHaveDefaults()
    {
        JsonObject weights = [];
        foreach (var (name, value) in new[] { ("version", 2), ("distance", 400), ("availability", 300), ("interests", 200), ("preferredLanguage", 50), ("experience", 5), ("experienceCap", 20), ("load", 100), ("priorityPerWeek", 4), ("priorityCapWeeks", 52) })
            weights[name] = value;
        var body = new JsonObject
        {
            ["title"] = "Weighed",
            ["members"] = new JsonArray(GatewayHost.Outsider),
            ["centre"] = new JsonObject { ["latitude"] = 60, ["longitude"] = 10 },
            ["weights"] = weights,
        };
        using var made = await admin.Send(HttpMethod.Put, "/v1/regions/weighed", body.DeepClone());
        var defaults = (await made.Content.ReadFromJsonAsync<JsonObject>())!["weights"]!;
        Assert.Equal((100, 100, 100, 50, 0, 0), Extra(defaults));
        foreach (var (name, value) in new[] { ("version", 3), ("genderPenalty", 1), ("languagePenalty", 2), ("conditionPenalty", 3), ("agePenalty", 4), ("pastClockWeeks", 5), ("rest", 6) })
            weights[name] = value;
        var changed = await admin.Send(HttpMethod.Put, "/v1/regions/weighed", body.DeepClone(), ifMatch: made.Headers.ETag!.Tag).Expect(HttpStatusCode.OK);
        Assert.Equal((1, 2, 3, 4, 5, 6), Extra(changed["weights"]!));
        weights["rest"] = -1;
        await admin.Send(HttpMethod.Put, "/v1/regions/weighed", body.DeepClone(), ifMatch: "*").ExpectProblem(400, "invalid", "weights.rest");

        static (int, int, int, int, int, int) Extra(JsonNode w) =>
            ((int)w["genderPenalty"]!, (int)w["languagePenalty"]!, (int)w["conditionPenalty"]!, (int)w["agePenalty"]!, (int)w["pastClockWeeks"]!, (int)w["rest"]!);
    }

    [Fact]
    public async Task Region_TokenOfAnotherRegion_SeesNothing()
    {
        await host.Client(Roles.Regional, region: "elsewhere").GetAsync($"/v1/regions/{GatewayHost.Region}").ExpectProblem(404, "not-found");
        await host.Client(Roles.Regional, region: GatewayHost.Region).GetAsync($"/v1/regions/{GatewayHost.Region}").Expect(HttpStatusCode.OK);
        await host.Client(Roles.Regional, GatewayHost.Outsider).GetAsync($"/v1/regions/{GatewayHost.Region}").ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Agreement_ProposedAndAccepted_IsLive()
    {
        var (home, receiving) = (host.Client(), host.Client(municipality: GatewayHost.Norrkoping));
        using var proposed = await home.Post("/v1/agreements", Agreement(GatewayHost.Norrkoping));
        Assert.Equal(HttpStatusCode.Created, proposed.StatusCode);
        var address = proposed.Headers.Location!.ToString();
        Assert.Equal("proposed", (string?)(await receiving.GetAsync(address).Expect(HttpStatusCode.OK))["status"]);
        var listed = await receiving.GetAsync("/v1/agreements?limit=500").Expect(HttpStatusCode.OK);
        Assert.Contains(listed["items"]!.AsArray(), a => address.EndsWith((string)a!["id"]!, StringComparison.Ordinal));
        await home.Post($"{address}/accept").ExpectProblem(409, "wrong-state", "status");
        Assert.Equal("live", (string?)(await receiving.Post($"{address}/accept").Expect(HttpStatusCode.OK))["status"]);
        Assert.Equal("ended", (string?)(await home.Post($"{address}/end").Expect(HttpStatusCode.OK))["status"]);
        await receiving.Post($"{address}/accept").ExpectProblem(409, "wrong-state");
    }

    [Fact]
    public async Task Agreement_OfOthers_IsAsMissingAsAnUnknownOne()
    {
        using var proposed = await host.Client().Post("/v1/agreements", Agreement(GatewayHost.Norrkoping));
        var stranger = host.Client(municipality: GatewayHost.Outsider);
        string[] paths =
            [proposed.Headers.Location!.ToString(), $"/v1/agreements/{GatewayHost.Linkoping}/{Guid.NewGuid()}", $"/v1/agreements/nowhere/{Guid.NewGuid()}"];
        foreach (var path in paths)
        {
            await stranger.GetAsync(path).ExpectProblem(404, "not-found");
            await stranger.Post($"{path}/accept").ExpectProblem(404, "not-found");
            await stranger.Post($"{path}/end").ExpectProblem(404, "not-found");
        }
    }

    [Fact]
    public async Task Agreement_SameKey_IsOneAgreement()
    {
        var key = Guid.NewGuid().ToString();
        var first = await host.Client().Post("/v1/agreements", Agreement(GatewayHost.Norrkoping), key).Expect(HttpStatusCode.Created);
        var again = await host.Client().Post("/v1/agreements", Agreement(GatewayHost.Norrkoping), key).Expect(HttpStatusCode.Created);
        Assert.Equal((string?)first["id"], (string?)again["id"]);
        var other = Agreement(GatewayHost.Norrkoping);
        other["quota"] = 6;
        await host.Client().Post("/v1/agreements", other, key).ExpectProblem(422, "request-reused", "Idempotency-Key");
    }

    [Theory]
    [InlineData("receiving", "\"se-0580\"")]
    [InlineData("receiving", "\"Norrköping\"")]
    [InlineData("quota", "0")]
    [InlineData("to", "\"2025-01-01\"")]
    [InlineData("currency", "\"kronor\"")]
    [InlineData("types", "[]")]
    public async Task Agreement_BadTerm_IsNamed(string member, string json)
    {
        var body = Agreement(GatewayHost.Norrkoping);
        body[member] = JsonNode.Parse(json);
        await host.Client().Post("/v1/agreements", body).ExpectProblem(400, "invalid", member);
    }
}
