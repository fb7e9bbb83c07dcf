namespace Matching.Gateway.Tests.Resources;

[Collection(SharedHost.Name)]
public sealed class NeedsTests(GatewayHost host)
{
    private readonly HttpClient client = host.Client();

    [Fact]
    public async Task Open_Valid_IsReadBack()
    {
        using var response = await client.Post("/v1/needs", Bodies.Need(2));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var need = await client.GetAsync(response.Headers.Location).Expect(HttpStatusCode.OK);
        Assert.Equal("open", (string?)need["status"]);
        Assert.Equal("contact-person", (string?)need["type"]);
        Assert.Equal("T-1", (string?)need["case"]!["clientReference"]);
        Assert.Empty(need["offers"]!.AsArray());
    }

    /// <summary>Slots that are named as required are a rule: who has them taken is no candidate, hears why, and the ledger says for what.</summary>
    [Fact]
    public async Task Open_RequiredSlots_TakeThemInTheVolunteersLedger()
    {
        var volunteer = Bodies.Volunteer();
        volunteer["capacity"] = 5;
        volunteer["hoursAWeek"] = 8;
        var id = (string?)(await client.Post("/v1/volunteers", volunteer).Expect(HttpStatusCode.Created))["id"];
        var body = Bodies.Need();
        body.Remove("weekSlots");
        body.Remove("slotsNeeded");
        body["weekSlotsRequired"] = new JsonArray("tue-16");
        body["hoursAWeek"] = 4;
        var first = await client.Post("/v1/needs", body).Expect(HttpStatusCode.Created);
        Assert.Equal(("tue-16", 0), ((string?)first["weekSlotsRequired"]![0], (int?)first["slotsNeeded"]));
        await client.Post($"/v1/needs/{first["id"]}/offers", new JsonObject { ["volunteer"] = $"{GatewayHost.Linkoping}/{id}" }).Expect(HttpStatusCode.Created);
        var entry = (await client.GetAsync($"/v1/volunteers/{id}").Expect(HttpStatusCode.OK))["commitments"]![0]!;
        Assert.Equal((4, 0, "tue-16"), ((int?)entry["hoursAWeek"], (int?)entry["weekendsAMonth"], (string?)entry["weekSlots"]![0]));

        var second = await client.Post("/v1/needs", body).Expect(HttpStatusCode.Created);
        JsonNode? rejection = null;
        for (var next = $"/v1/needs/{second["id"]}/rejections?limit=500"; next is not null && rejection is null;)
        {
            var page = await client.GetAsync(next).Expect(HttpStatusCode.OK);
            rejection = page["items"]!.AsArray().SingleOrDefault(r => ((string?)r!["volunteer"])!.EndsWith(id!, StringComparison.Ordinal));
            next = (string?)page["next"];
        }

        Assert.Equal(["week-slots"], rejection!["reasons"]!.AsArray().Select(r => (string?)r));
        await client.Post($"/v1/needs/{second["id"]}/offers", new JsonObject { ["volunteer"] = $"{GatewayHost.Linkoping}/{id}" }).ExpectProblem(409, "not-eligible", "volunteer");
    }

    /// <summary>The age says whether the client is a child; a request that says both says the same.</summary>
    [Theory]
    [InlineData(null, 9, true, null)]
    [InlineData(null, null, false, null)]
    [InlineData(true, null, true, "case.childAge")]
    [InlineData(false, 9, true, "forChild")]
    public async Task Open_ChildsAge_MakesTheNeedAChilds(bool? forChild, int? age, bool child, string? field)
    {
        var body = Bodies.Need();
        body["forChild"] = forChild;
        body["case"]!["childAge"] = age;
        if (field is null)
            Assert.Equal(child, (bool?)(await client.Post("/v1/needs", body).Expect(HttpStatusCode.Created))["forChild"]);
        else
            await client.Post("/v1/needs", body).ExpectProblem(400, "invalid", field);
    }

    [Fact]
    public async Task Open_SameKey_IsOneNeedAndOtherContentIsRefused()
    {
        var key = Guid.NewGuid().ToString();
        var first = await client.Post("/v1/needs", Bodies.Need(), key).Expect(HttpStatusCode.Created);
        var again = await client.Post("/v1/needs", Bodies.Need(), key).Expect(HttpStatusCode.Created);
        Assert.Equal((string?)first["id"], (string?)again["id"]);
        await client.Post("/v1/needs", Bodies.Need(2), key).ExpectProblem(422, "request-reused", "Idempotency-Key");
    }

    [Fact]
    public async Task Replace_ByETag_MovesTheVersion()
    {
        var id = (await client.NewNeed())["id"];
        await client.Send(HttpMethod.Put, $"/v1/needs/{id}", Bodies.Need(3)).ExpectProblem(428, "precondition-required");
        await client.Send(HttpMethod.Put, $"/v1/needs/{id}", Bodies.Need(3), ifMatch: "\"9\"").ExpectProblem(412, "version-mismatch");
        using var read = await client.GetAsync($"/v1/needs/{id}");
        var replaced = await client.Send(HttpMethod.Put, $"/v1/needs/{id}", Bodies.Need(3), ifMatch: read.Headers.ETag!.Tag).Expect(HttpStatusCode.OK);
        Assert.Equal(3, (int?)replaced["count"]);
    }

    [Fact]
    public async Task Close_Open_IsClosedAndAgainTheSame()
    {
        var id = (await client.NewNeed())["id"];
        Assert.Equal("closed", (string?)(await client.Post($"/v1/needs/{id}/close").Expect(HttpStatusCode.OK))["status"]);
        Assert.Equal("closed", (string?)(await client.Post($"/v1/needs/{id}/close").Expect(HttpStatusCode.OK))["status"]);
    }

    [Fact]
    public async Task Foreign_OnEveryRoute_HasTheSameBytesAsMissing()
    {
        var foreign = (string)(await host.Client(municipality: GatewayHost.Norrkoping).NewNeed())["id"]!;
        foreach (var (method, route, body) in new[]
        {
            (HttpMethod.Get, "", null), (HttpMethod.Put, "", Bodies.Need()), (HttpMethod.Post, "/close", null), (HttpMethod.Get, "/candidates", null),
            (HttpMethod.Get, "/rejections", null), (HttpMethod.Post, "/offers", new JsonObject { ["volunteer"] = $"se-0580/{Guid.NewGuid()}" }),
            (HttpMethod.Get, $"/offers/{Guid.NewGuid()}", null), (HttpMethod.Post, $"/offers/{Guid.NewGuid()}/accept", (JsonObject?)null),
            (HttpMethod.Post, $"/offers/{Guid.NewGuid()}/decline", new JsonObject()), (HttpMethod.Post, $"/offers/{Guid.NewGuid()}/withdraw", new JsonObject()),
        })
        {
            var one = await client.Send(method, $"/v1/needs/{foreign}{route}", body?.DeepClone(), "k", "\"1\"").ExpectProblem(404, "not-found");
            var other = await client.Send(method, $"/v1/needs/{Guid.CreateVersion7()}{route}", body?.DeepClone(), "k", "\"1\"").ExpectProblem(404, "not-found");
            one.Remove("traceId");
            other.Remove("traceId");
            Assert.Equal(one.ToJsonString(), other.ToJsonString());
        }
    }
}
