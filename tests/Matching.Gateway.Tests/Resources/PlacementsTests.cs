namespace Matching.Gateway.Tests.Resources;

/// <summary>From the yes to the thanks over HTTP, and what stands around it: overrides, lane, notices, audit.</summary>
[Collection(SharedHost.Name)]
public sealed class PlacementsTests(GatewayHost host)
{
    private static readonly string Today = CivilDay.Of(TimeProvider.System.GetUtcNow()).ToString("yyyy-MM-dd");
    private readonly HttpClient client = host.Client();

    [Fact]
    public async Task Life_StepByStep_EndsWithThanksAndAFreePlace()
    {
        var (path, volunteer) = await Accepted();
        Assert.Equal("accepted", (string?)(await client.GetAsync(path).Expect(HttpStatusCode.OK))["stage"]);
        await client.Post($"{path}/start", On()).ExpectProblem(409, "wrong-state", "stage");
        foreach (var (step, body, stage) in Way())
            Assert.Equal(stage, (string?)(await client.Post($"{path}/{step}", body).Expect(HttpStatusCode.OK))["stage"]);
        var placement = await client.GetAsync(path).Expect(HttpStatusCode.OK);
        Assert.Equal((Today, Today, "goal-reached"), ((string?)placement["ended"], (string?)placement["thanked"], (string?)placement["endReason"]));
        Assert.Equal(1, (int?)(await client.GetAsync($"/v1/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.OK))["free"]);
        var all = await client.GetAsync("/v1/placements?filter=all&limit=500").Expect(HttpStatusCode.OK);
        Assert.Contains(all["items"]!.AsArray(), p => (string?)p!["offer"] == (string?)placement["offer"]);
    }

    [Fact]
    public async Task Refusal_BeforeTheStart_ReopensTheNeed()
    {
        var (path, volunteer) = await Accepted();
        await client.Post($"{path}/refusal", new JsonObject { ["on"] = Today, ["side"] = "client", ["reason"] = "not-right-fit" }).Expect(HttpStatusCode.OK);
        Assert.Equal("open", (string?)(await client.GetAsync(path[..path.IndexOf("/placements", StringComparison.Ordinal)]).Expect(HttpStatusCode.OK))["status"]);
        Assert.Equal(1, (int?)(await client.GetAsync($"/v1/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.OK))["free"]);
    }

    [Theory]
    [InlineData("meeting", "{}", "on")]
    [InlineData("meeting", """{"on":"soon"}""", "on")]
    [InlineData("signatures", """{"on":"2026-01-01"}""", "side")]
    [InlineData("signatures", """{"on":"2026-01-01","side":"king"}""", "side")]
    [InlineData("end", """{"on":"2026-01-01"}""", "reason")]
    [InlineData("follow-ups", """{"on":"2026-01-01","result":"goes-well","note":"free text"}""", "note")]
    public async Task Step_BadBody_IsNamed(string step, string body, string field)
    {
        var (path, _) = await Accepted();
        await client.Post($"{path}/{step}", JsonNode.Parse(body)).ExpectProblem(400, "invalid", field);
    }

    [Fact]
    public async Task Offer_ByOverride_ShowsTheRulesAndTheReason()
    {
        var body = Bodies.Volunteer();
        body["languages"] = new JsonArray("ar");
        var volunteer = await client.Post("/v1/volunteers", body).Expect(HttpStatusCode.Created);
        var need = await client.NewNeed();
        var offer = Bodies.Offer(volunteer);
        await client.Post($"/v1/needs/{need["id"]}/offers", offer.DeepClone()).ExpectProblem(409, "not-eligible", "volunteer");
        var given = offer.DeepClone();
        given["override"] = new JsonObject { ["rules"] = new JsonArray("check"), ["reason"] = "Because" };
        await client.Post($"/v1/needs/{need["id"]}/offers", given).ExpectProblem(400, "invalid", "override.rules");
        given = offer.DeepClone();
        given["override"] = new JsonObject { ["rules"] = new JsonArray("language") };
        await client.Post($"/v1/needs/{need["id"]}/offers", given).ExpectProblem(400, "invalid", "override.reason");
        given["override"]!["reason"] = "An interpreter comes along";
        var made = await client.Post($"/v1/needs/{need["id"]}/offers", given).Expect(HttpStatusCode.Created);
        Assert.Equal("language", (string?)made["override"]!["rules"]![0]);
        Assert.Equal("An interpreter comes along", (string?)made["override"]!["reason"]);
    }

    [Fact]
    public async Task Lane_Opened_AsksAtOnceAndAgainChangesNothing()
    {
        await using var own = await GatewayHost.Start();
        var coordinator = own.Client();
        for (var i = 0; i < 3; i++) await coordinator.NewVolunteer();
        var need = await coordinator.NewNeed();
        await coordinator.Post($"/v1/needs/{need["id"]}/lane", new JsonObject { ["offers"] = 11 }).ExpectProblem(400, "invalid", "offers");
        var opened = await coordinator.Post($"/v1/needs/{need["id"]}/lane", new JsonObject { ["offers"] = 2, ["minutes"] = 15 }).Expect(HttpStatusCode.OK);
        Assert.Equal(2, opened["offers"]!.AsArray().Count(o => (string?)o!["status"] == "held"));
        Assert.True((bool?)opened["lane"]!["isActive"]);
        var again = await coordinator.Post($"/v1/needs/{need["id"]}/lane", new JsonObject()).Expect(HttpStatusCode.OK);
        Assert.True(JsonNode.DeepEquals(opened, again));
    }

    [Fact]
    public async Task Audit_ReadOfAPersonOrACaseAndRefusal_AreEnteredBeforeTheAnswer()
    {
        await using var own = await GatewayHost.Start();
        var coordinator = own.Client();
        var volunteer = await coordinator.NewVolunteer();
        await coordinator.GetAsync($"/v1/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.OK);
        var need = await coordinator.NewNeed();
        await coordinator.GetAsync($"/v1/needs/{need["id"]}").Expect(HttpStatusCode.OK);
        var missing = Guid.CreateVersion7();
        await coordinator.GetAsync($"/v1/needs/{missing}").ExpectProblem(404, "not-found");
        await own.Client(Roles.Reader).Post("/v1/needs", Bodies.Need()).ExpectProblem(403, "forbidden");

        var entries = (await coordinator.GetAsync("/v1/audit?limit=500").Expect(HttpStatusCode.OK))["items"]!.AsArray();
        Assert.Single(entries, e => (string?)e!["action"] == "volunteer-registered" && ((string?)e["actor"])!.StartsWith("se-0580/coordinator/", StringComparison.Ordinal));
        Assert.Single(entries, e => (string?)e!["action"] == "person-read" && ((string?)e["subject"])!.EndsWith((string)volunteer["id"]!, StringComparison.Ordinal));
        Assert.Single(entries, e => (string?)e!["action"] == "case-read" && ((string?)e["subject"])!.EndsWith((string)need["id"]!, StringComparison.Ordinal));
        var refused = entries.Where(e => (string?)e!["action"] == "access-refused").ToList();
        Assert.Equal([$"404 {missing}", "403"], refused.Select(e => (string?)e!["detail"]));
        Assert.True((bool?)(await coordinator.GetAsync("/v1/audit/verification").Expect(HttpStatusCode.OK))["sound"]);
    }

    [Fact]
    public async Task Audit_Checkpoint_IsSignedAndFoundInTheTrail()
    {
        await client.NewVolunteer();
        var checkpoint = await client.GetAsync("/v1/audit/checkpoint").Expect(HttpStatusCode.OK);
        using var key = System.Security.Cryptography.ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String((string)checkpoint["publicKey"]!), out _);
        var text = $"matching-checkpoint\n{checkpoint["municipality"]}\n{checkpoint["count"]}\n{checkpoint["hash"]}\n{checkpoint["at"]}";
        var signature = Convert.FromBase64String((string)checkpoint["signature"]!);
        Assert.True(key.VerifyData(System.Text.Encoding.UTF8.GetBytes(text), signature, System.Security.Cryptography.HashAlgorithmName.SHA256));

        await client.NewVolunteer();
        var later = $"/v1/audit/verification?count={checkpoint["count"]}&hash={checkpoint["hash"]}";
        Assert.True((bool?)(await client.GetAsync(later).Expect(HttpStatusCode.OK))["sound"]);
        var forged = $"/v1/audit/verification?count={checkpoint["count"]}&hash={new string('0', 64)}";
        Assert.False((bool?)(await client.GetAsync(forged).Expect(HttpStatusCode.OK))["sound"]);
        await client.GetAsync("/v1/audit/verification?count=1").ExpectProblem(400, "invalid", "hash");
    }

    [Fact]
    public async Task Notices_Settings_AreChangedByVersionAndHideTheSecret()
    {
        await using var own = await GatewayHost.Start();
        var coordinator = own.Client();
        using var first = await coordinator.GetAsync("/v1/notices/settings");
        var body = new JsonObject { ["webhookUrl"] = "https://example.org/hook", ["webhookSecret"] = new string('s', 32) };
        await coordinator.Send(HttpMethod.Put, "/v1/notices/settings", body).ExpectProblem(428, "precondition-required");
        using var stored = await coordinator.Send(HttpMethod.Put, "/v1/notices/settings", body, ifMatch: first.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.DoesNotContain("ssss", await stored.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await coordinator.Send(HttpMethod.Put, "/v1/notices/settings", body, ifMatch: first.Headers.ETag!.Tag).ExpectProblem(412, "version-mismatch");
        var plain = new JsonObject { ["webhookUrl"] = "http://169.254.169.254/", ["webhookSecret"] = new string('s', 32) };
        await coordinator.Send(HttpMethod.Put, "/v1/notices/settings", plain, ifMatch: stored.Headers.ETag!.Tag).ExpectProblem(400, "invalid", "webhookUrl");
    }

    [Fact]
    public async Task Notices_OfADistrict_AreItsOwn_ByVersion_AndOfNoOther()
    {
        await using var own = await GatewayHost.Start();
        var coordinator = own.Client();
        const string Path = "/v1/notices/settings/districts/inner";
        var body = new JsonObject { ["email"] = "inner@example.org" };
        await coordinator.GetAsync(Path).ExpectProblem(404, "not-found", "code");
        await coordinator.Send(HttpMethod.Put, Path, body, ifMatch: "\"0\"").ExpectProblem(404, "not-found", "code");
        JsonObject area = new() { ["south"] = 58.0, ["west"] = 15.0, ["north"] = 59.0, ["east"] = 16.0 };
        await coordinator.Send(HttpMethod.Put, "/v1/districts/inner", new JsonObject { ["name"] = "Inner", ["contactPoint"] = "Desk", ["areas"] = new JsonArray(area) }).Expect(HttpStatusCode.OK);
        using var first = await coordinator.GetAsync(Path);
        await coordinator.Send(HttpMethod.Put, Path, body).ExpectProblem(428, "precondition-required");
        await coordinator.Send(HttpMethod.Put, Path, body, ifMatch: first.Headers.ETag!.Tag).Expect(HttpStatusCode.OK);
        await coordinator.Send(HttpMethod.Put, Path, body, ifMatch: first.Headers.ETag!.Tag).ExpectProblem(412, "version-mismatch");
        Assert.Equal("inner@example.org", (string?)(await coordinator.GetAsync(Path).Expect(HttpStatusCode.OK))["email"]);
        var guardians = await own.Client(authority: Authority.Guardianship).GetAsync(Path).Expect(HttpStatusCode.OK);
        Assert.Null(guardians["email"]);
        await own.Client(municipality: GatewayHost.Norrkoping).GetAsync(Path).ExpectProblem(404, "not-found", "code");
    }

    /// <summary>Another municipality's placement answers as one that was never there, whatever is asked of it.</summary>
    [Fact]
    public async Task Foreign_Placement_IsAsMissingAsAnInventedOne()
    {
        var (path, _) = await Accepted();
        var need = path[..path.IndexOf("/placements", StringComparison.Ordinal)];
        var other = host.Client(municipality: GatewayHost.Norrkoping);
        (HttpMethod Method, string Path, JsonNode? Body)[] requests =
        [
            (HttpMethod.Get, path, null), .. Way().Select(w => (HttpMethod.Post, $"{path}/{w.Step}", (JsonNode?)w.Body)),
            (HttpMethod.Post, $"{path}/refusal", new JsonObject { ["on"] = Today, ["side"] = "client" }), (HttpMethod.Post, $"{path}/consents", new JsonObject { ["on"] = Today, ["party"] = "guardian" }),
            (HttpMethod.Post, $"{need}/lane", new JsonObject()),
        ];
        foreach (var (method, foreign, body) in requests)
        {
            var invented = foreign.Replace(need, $"/v1/needs/{Guid.CreateVersion7()}", StringComparison.Ordinal);
            var (there, nowhere) = (await other.Send(method, foreign, body?.DeepClone()).ExpectProblem(404, "not-found"), await other.Send(method, invented, body?.DeepClone()).ExpectProblem(404, "not-found"));
            there.Remove("traceId");
            nowhere.Remove("traceId");
            Assert.True(JsonNode.DeepEquals(there, nowhere), $"{method} {foreign}");
        }

        foreach (var list in new[] { "/v1/placements?filter=all&limit=500", "/v1/notices?limit=500", "/v1/audit?limit=500" })
            Assert.DoesNotContain(need[^36..], (await other.GetAsync(list).Expect(HttpStatusCode.OK)).ToJsonString().Replace($"404 {need[^36..]}", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private async Task<(string Path, JsonObject Volunteer)> Accepted()
    {
        var body = Bodies.Need();
        body["start"] = Today;
        body["end"] = "2098-01-01";
        body["decisionDate"] = "2026-01-01";
        var (volunteer, need) = (await client.NewVolunteer(), await client.Post("/v1/needs", body).Expect(HttpStatusCode.Created));
        var offer = await client.Post($"/v1/needs/{need["id"]}/offers", Bodies.Offer(volunteer)).Expect(HttpStatusCode.Created);
        await client.Post($"/v1/needs/{need["id"]}/offers/{offer["id"]}/accept").Expect(HttpStatusCode.OK);
        return ($"/v1/needs/{need["id"]}/placements/{offer["id"]}", volunteer);
    }

    private static JsonObject On() => new() { ["on"] = Today };

    private static IEnumerable<(string Step, JsonObject Body, string Stage)> Way() =>
    [
        ("meeting", On(), "meeting-planned"),
        ("meeting/held", On(), "met"),
        ("signatures", new() { ["on"] = Today, ["side"] = "municipality" }, "met"),
        ("signatures", new() { ["on"] = Today, ["side"] = "volunteer" }, "met"),
        ("consents", new() { ["on"] = Today, ["party"] = "client" }, "agreed"),
        ("start", On(), "running"),
        ("follow-ups", new() { ["on"] = Today, ["result"] = "goes-well" }, "running"),
        ("prolongation", new() { ["on"] = Today, ["until"] = "2099-01-01" }, "running"),
        ("end", new() { ["on"] = Today, ["reason"] = "goal-reached" }, "ended"),
        ("thanks", On(), "ended"),
    ];
}
