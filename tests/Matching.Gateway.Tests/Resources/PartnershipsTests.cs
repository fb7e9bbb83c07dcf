namespace Matching.Gateway.Tests.Resources;

[Collection(SharedHost.Name)]
public sealed class PartnershipsTests(GatewayHost host)
{
    private readonly HttpClient own = host.Client();

    private static JsonObject Partnership() => new()
    {
        ["organisation"] = "Invented Community",
        ["kind"] = "community",
        ["involvement"] = "partnership-agreement",
        ["staffHoursPerWeek"] = 6,
        ["from"] = "2026-01-01",
        ["contactPoint"] = "Volunteer office",
    };

    [Fact]
    public async Task Partnership_MadeListedReplaced_IsTheMunicipalitysOwn()
    {
        var key = Guid.NewGuid().ToString();
        var made = await own.Post("/v1/partnerships", Partnership(), key).Expect(HttpStatusCode.Created);
        Assert.Equal((string?)made["id"], (string?)(await own.Post("/v1/partnerships", Partnership(), key).Expect(HttpStatusCode.Created))["id"]);
        var path = $"/v1/partnerships/{made["id"]}";
        await host.Client(municipality: GatewayHost.Norrkoping).GetAsync(path).ExpectProblem(404, "not-found");

        var less = Partnership();
        (less["involvement"], less["staffHoursPerWeek"]) = ("rooms", 0);
        await own.Post("/v1/partnerships", less.DeepClone().AsObject(), key).ExpectProblem(422, "request-reused", "Idempotency-Key");
        await own.Send(HttpMethod.Put, path, less, ifMatch: "\"1\"").Expect(HttpStatusCode.OK);
        Assert.Contains((string?)made["id"], await Listed("?involvement=rooms"));
        Assert.DoesNotContain((string?)made["id"], await Listed("?involvement=coordination"));

        async Task<IEnumerable<string?>> Listed(string query) =>
            (await own.GetAsync($"/v1/partnerships{query}").Expect(HttpStatusCode.OK))["items"]!.AsArray().Select(p => (string?)p!["id"]);
    }

    [Theory]
    [InlineData("kind", "\"individual\"", "kind")]
    [InlineData("staffHoursPerWeek", "0", "staffHoursPerWeek")]
    [InlineData("from", "null", "from")]
    [InlineData("to", "\"2025-01-01\"", "to")]
    [InlineData("organisation", "null", "organisation")]
    public async Task Partnership_AgainstItsDegree_IsNamed(string member, string json, string field)
    {
        var body = Partnership();
        body[member] = JsonNode.Parse(json);
        await own.Post("/v1/partnerships", body).ExpectProblem(400, "invalid", field);
    }

    [Fact]
    public async Task Volunteer_OfTheSameKind_BelongsToIt()
    {
        var made = await own.Post("/v1/partnerships", Partnership()).Expect(HttpStatusCode.Created);
        var group = Bodies.Volunteer();
        group["kind"] = "community";
        group["contact"] = new JsonObject { ["name"] = "Testa Påhittad" };
        var volunteer = await own.Post("/v1/volunteers", group).Expect(HttpStatusCode.Created);
        var path = $"/v1/partnerships/{made["id"]}/volunteers/{volunteer["id"]}";
        Assert.Single((await own.Send(HttpMethod.Put, path).Expect(HttpStatusCode.OK))["volunteers"]!.AsArray());
        await own.Send(HttpMethod.Put, $"/v1/partnerships/{made["id"]}/volunteers/{(await own.NewVolunteer())["id"]}").ExpectProblem(400, "invalid", "volunteer");
        Assert.Empty((await own.Send(HttpMethod.Delete, path).Expect(HttpStatusCode.OK))["volunteers"]!.AsArray());
    }
}
