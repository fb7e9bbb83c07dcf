using Microsoft.AspNetCore.Routing;

namespace Matching.Gateway.Tests.Auth;

/// <summary>Social services and guardianship of one municipality are strangers: what one has is not there for the other.</summary>
[Collection(SharedHost.Name)]
public sealed class AuthorityTests(GatewayHost host)
{
    private const string Canary = "CANARY-GOD-MAN-CASE", Office = "canary-guardians@example.org";

    private static readonly string[] GuardianChecks = ["criminal-record", "enforcement", "social-register"];

    /// <summary>Some of the routes that name a case to whose it is.</summary>
    private static readonly string[] Telltale =
        ["/v1/notices", "/v1/notices/settings", "/v1/placements", "/v1/audit", "/v1/districts/{code}/needs", "/v1/regions/{region}/rounds/{round}/proposals", "/v1/regions/{region}/rounds/{round}/certificate", "/v1/needs/{id}/what-if", "/v1/volunteers/{id}"];

    private readonly HttpClient social = host.Client();
    private readonly HttpClient guardianship = host.Client(authority: Authority.Guardianship);

    private static JsonObject GuardianNeed()
    {
        var need = Bodies.Need();
        need["type"] = "guardian";
        need["case"]!["clientReference"] = Canary;
        return need;
    }

    /// <summary>Approved by both authorities.</summary>
    private static JsonObject GuardianVolunteer()
    {
        var body = Bodies.Volunteer(capacity: 2);
        (body["types"], body["approvals"]) = (new JsonArray("guardian", "contact-person"), Bodies.Approved("guardian", "contact-person"));
        body["checks"] = new JsonArray([.. GuardianChecks.Select(kind =>
            (JsonNode)new JsonObject { ["kind"] = kind, ["date"] = "2026-01-01" })]);
        return body;
    }

    public static TheoryData<string, bool> Strangers => new() { { GatewayHost.Linkoping, false }, { GatewayHost.Norrkoping, false }, { GatewayHost.Norrkoping, true }, { GatewayHost.Outsider, true } };

    /// <summary>Every route of the running service under a need, so that a new one is asked too.</summary>
    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Need_OfAnotherAuthorityOrMunicipality_IsTheSameBytesAsAMissingOne(string municipality, bool asGuardianship)
    {
        var id = (string)(await guardianship.Post("/v1/needs", GuardianNeed()).Expect(HttpStatusCode.Created))["id"]!;
        var stranger = host.Client(municipality: municipality, authority: asGuardianship ? Authority.Guardianship : null);
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(r => r.RoutePattern.RawText!.StartsWith("/v1/needs/{id:guid}", StringComparison.Ordinal)).ToList();
        Assert.True(routes.Count >= 10);
        var offer = Guid.CreateVersion7().ToString();
        foreach (var route in routes)
        {
            var method = new HttpMethod(route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0]);
            var path = route.RoutePattern.RawText!.Replace("{offer:guid}", offer, StringComparison.Ordinal);
            var foreign = await Ask(stranger, method, path.Replace("{id:guid}", id, StringComparison.Ordinal));
            var missing = await Ask(stranger, method, path.Replace("{id:guid}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal));
            Assert.Equal(missing, foreign);
            Assert.DoesNotContain(Canary, foreign.Body, StringComparison.Ordinal);
            if (method == HttpMethod.Get) Assert.Equal(404, foreign.Status);
        }
    }

    [Fact]
    public async Task Need_OfTheOwnAuthority_IsThere()
    {
        var id = (string)(await guardianship.Post("/v1/needs", GuardianNeed()).Expect(HttpStatusCode.Created))["id"]!;
        Assert.Equal(Canary, (string?)(await guardianship.GetAsync($"/v1/needs/{id}").Expect(HttpStatusCode.OK))["case"]!["clientReference"]);
        await social.GetAsync($"/v1/needs/{id}").ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Need_OfATypeThatTheOtherDecidesOn_IsForbidden()
    {
        await social.Post("/v1/needs", GuardianNeed()).ExpectProblem(403, "forbidden", "type");
        await guardianship.Post("/v1/needs", Bodies.Need()).ExpectProblem(403, "forbidden", "type");
    }

    [Fact]
    public async Task Volunteer_ServingTheOtherAuthority_IsTakenWithoutSayingForWhat()
    {
        var body = GuardianVolunteer();
        var volunteer = await social.Post("/v1/volunteers", body).Expect(HttpStatusCode.Created);
        var need = await guardianship.Post("/v1/needs", GuardianNeed()).Expect(HttpStatusCode.Created);
        await guardianship.Post($"/v1/needs/{need["id"]}/offers", Bodies.Offer(volunteer)).Expect(HttpStatusCode.Created);

        var (here, there) = (await guardianship.GetAsync($"/v1/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.OK), await social.GetAsync($"/v1/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.OK));
        Assert.Single(here["commitments"]!.AsArray());
        Assert.Empty(there["commitments"]!.AsArray());
        Assert.Equal(1, (int)there["free"]!);
        Assert.DoesNotContain((string)need["id"]!, there.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposals_OfARound_AreThoseOfTheOwnAuthority()
    {
        var body = GuardianVolunteer();
        // Nobody else wants or has that hour, so the round has no choice.
        body["weekSlots"] = new JsonArray("sun-20");
        var wish = GuardianNeed();
        wish["weekSlots"] = new JsonArray("sun-20");
        await social.Post("/v1/volunteers", body).Expect(HttpStatusCode.Created);
        var need = await guardianship.Post("/v1/needs", wish).Expect(HttpStatusCode.Created);
        using var started = await host.Client(Roles.Regional).Post($"/v1/regions/{GatewayHost.Region}/rounds");
        var round = started.Headers.Location!.ToString();
        await Eventually.IsTrue(async () => (string?)(await social.GetAsync(round).Expect(HttpStatusCode.OK))["status"] != "running", "the round ends");
        Assert.Contains((string)need["id"]!, await Seen(guardianship), StringComparison.Ordinal);
        Assert.DoesNotContain((string)need["id"]!, await Seen(social), StringComparison.Ordinal);

        async Task<string> Seen(HttpClient client) => (await client.GetAsync($"{round}/proposals?limit=500").Expect(HttpStatusCode.OK)).ToJsonString();
    }

    /// <summary>Every route that can be read, with the ids of cases in the midst of their life: a new route is read here too.</summary>
    [Fact]
    public async Task Cases_OfTheOtherAuthority_AreInNothingThatCanBeRead()
    {
        await using var alone = await GatewayHost.Start();
        var (walk, owner) = (new Walk(alone), alone.Client(authority: Authority.Guardianship));
        var cases = await Cases(walk, owner);
        var paths = (await owner.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!["paths"]!.AsObject().Where(p => p.Value!.AsObject().ContainsKey("get")).Select(p => p.Key).ToList();
        // Lists first: what was asked for by its id and refused stands in the trail, as the asker's own doing.
        foreach (var some in paths.GroupBy(p => p.Contains("{id}", StringComparison.Ordinal)).OrderBy(g => g.Key))
            foreach (var role in new[] { Roles.Coordinator, Roles.Reader })
                Assert.Empty(await Telling(alone.Client(role), some));
        var told = await Telling(owner, paths);
        Assert.Superset(Telltale.ToHashSet(), told.ToHashSet());
        Assert.True(told.Count >= 12, string.Join(' ', told));

        // The routes whose answers name a case. A what-if holds numbers alone, so that an answer is telling.
        async Task<List<string>> Telling(HttpClient client, IEnumerable<string> some)
        {
            var telling = new List<string>();
            foreach (var path in some)
            {
                using var response = await client.GetAsync(walk.Filled(path) + (path.EndsWith("/quarterly", StringComparison.Ordinal) ? "?quarter=2026Q1" : "?limit=500"));
                var said = await response.Content.ReadAsStringAsync();
                if (cases.Any(said.Contains) || (path.StartsWith("/v1/needs/{id}", StringComparison.Ordinal) && response.IsSuccessStatusCode)) telling.Add(path);
            }

            return telling;
        }
    }

    /// <summary>One case that runs, one with an offer that is out, one that waits and is proposed in a round.</summary>
    /// <returns>What names them: the ids of needs and offers, the client, and where its notices go.</returns>
    private static async Task<List<string>> Cases(Walk walk, HttpClient owner)
    {
        var body = GuardianVolunteer();
        body["capacity"] = 3;
        body["checks"] = new JsonArray([.. GuardianChecks.Select(kind => (JsonNode)new JsonObject { ["kind"] = kind, ["date"] = "2026-01-01" })]);
        var volunteer = await owner.Post("/v1/volunteers", body).Expect(HttpStatusCode.Created);
        walk["volunteers"] = (string)volunteer["id"]!;
        JsonObject area = new() { ["south"] = 58.0, ["west"] = 15.0, ["north"] = 59.0, ["east"] = 16.0 };
        await owner.Send(HttpMethod.Put, "/v1/districts/north", new JsonObject { ["name"] = "North", ["contactPoint"] = "Desk", ["areas"] = new JsonArray(area), ["coordinators"] = new JsonArray() }).Expect(HttpStatusCode.OK);
        var wish = GuardianNeed();
        (wish["start"], wish["decisionDate"]) = (EveryWrite.Today, "2026-01-01");
        using var settings = await owner.GetAsync("/v1/notices/settings");
        await owner.Send(HttpMethod.Put, "/v1/notices/settings", new JsonObject { ["email"] = Office }, ifMatch: settings.Headers.ETag!.Tag).Expect(HttpStatusCode.OK);
        List<string> cases = [Canary, Office];
        foreach (var steps in new[] { null, "", "accept meeting meeting/held signatures/municipality signatures/volunteer consents/client start" })
        {
            cases.Add(walk["needs"] = (string)(await owner.Post("/v1/needs", wish.DeepClone()).Expect(HttpStatusCode.Created))["id"]!);
            if (steps is null) continue;
            cases.Add(walk["offers"] = (string)(await owner.Post($"/v1/needs/{walk["needs"]}/offers", Bodies.Offer(volunteer)).Expect(HttpStatusCode.Created))["id"]!);
            foreach (var step in steps.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                JsonObject day = new() { ["on"] = EveryWrite.Today };
                var record = step;
                if (step.Split('/') is ["signatures" or "consents", var who])
                    (record, day[step.StartsWith('s') ? "side" : "party"]) = (step.Split('/')[0], who);
                var path = walk.Filled(step == "accept" ? "/v1/needs/{id}/offers/{offer}/accept" : $"/v1/needs/{{id}}/placements/{{offer}}/{record}");
                await owner.Post(path, step == "accept" ? null : day).Expect(HttpStatusCode.OK);
            }
        }

        var regional = walk.Client(Roles.Regional, GatewayHost.Linkoping);
        walk["rounds"] = (string)(await regional.Post(walk.Filled("/v1/regions/{region}/rounds")).Expect(HttpStatusCode.Accepted))["id"]!;
        await Eventually.IsTrue(async () => (string?)(await owner.GetAsync(walk.Filled("/v1/regions/{region}/rounds/{round}")).Expect(HttpStatusCode.OK))["status"] != "running", "the round ends");
        return cases;
    }

    /// <summary>Two authorities that happen to use the same key make two needs, and learn nothing of each other.</summary>
    [Fact]
    public async Task Need_SameKeyInBothAuthorities_IsTwoNeeds()
    {
        var key = Guid.NewGuid().ToString();
        var one = await social.Post("/v1/needs", Bodies.Need(), key).Expect(HttpStatusCode.Created);
        var other = await guardianship.Post("/v1/needs", GuardianNeed(), key).Expect(HttpStatusCode.Created);
        Assert.NotEqual((string?)one["id"], (string?)other["id"]);
    }

    private static async Task<(int Status, string Body)> Ask(HttpClient client, HttpMethod method, string path)
    {
        JsonObject? body = path switch
        {
            _ when method == HttpMethod.Get => null,
            _ when method == HttpMethod.Put => Bodies.Need(),
            _ when path.EndsWith("/offers/", StringComparison.Ordinal) => new() { ["volunteer"] = $"{GatewayHost.Linkoping}/{Guid.Empty}" },
            _ => [],
        };
        using var response = await client.Send(method, path, body, key: "the-same", ifMatch: "\"1\"");
        var problem = await response.Json();
        problem.Remove("traceId");
        return ((int)response.StatusCode, problem.ToJsonString());
    }
}
