namespace Matching.Gateway.Tests.Resources;

[Collection(SharedHost.Name)]
public sealed class VolunteersTests(GatewayHost host)
{
    private readonly HttpClient client = host.Client();

    [Fact]
    public async Task Register_Valid_IsReadBackWithItsETag()
    {
        using var response = await client.Post("/v1/volunteers", Bodies.Volunteer(2));
        var made = await response.Json();
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        using var read = await client.GetAsync(response.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal("\"1\"", read.Headers.ETag?.Tag);
        Assert.True(JsonNode.DeepEquals(made, await read.Json()));
        Assert.Equal($"{GatewayHost.Linkoping}/{made["id"]}", (string?)made["reference"]);
        Assert.Equal(2, (int?)made["free"]);
        Assert.Equal(7, Guid.Parse((string)made["id"]!).Version);
        Assert.Equal("criminal-record", (string?)made["checks"]![0]!["kind"]);
    }

    [Fact]
    public async Task Register_SameKeyAndContent_IsOneVolunteer()
    {
        var key = Guid.NewGuid().ToString();
        var first = await client.Post("/v1/volunteers", Bodies.Volunteer(), key).Expect(HttpStatusCode.Created);
        var second = await client.Post("/v1/volunteers", Bodies.Volunteer(), $"\"{key}\"").Expect(HttpStatusCode.Created);
        Assert.True(JsonNode.DeepEquals(first, second));
    }

    [Fact]
    public async Task Register_SameKeyOtherContent_IsRefused()
    {
        var key = Guid.NewGuid().ToString();
        await client.Post("/v1/volunteers", Bodies.Volunteer(1), key).Expect(HttpStatusCode.Created);
        await client.Post("/v1/volunteers", Bodies.Volunteer(2), key).ExpectProblem(422, "request-reused", "Idempotency-Key");
    }

    [Fact]
    public async Task Register_SameKeyInAnotherMunicipality_IsAnotherVolunteer()
    {
        var key = Guid.NewGuid().ToString();
        var one = await client.Post("/v1/volunteers", Bodies.Volunteer(), key).Expect(HttpStatusCode.Created);
        var other = await host.Client(municipality: GatewayHost.Norrkoping).Post("/v1/volunteers", Bodies.Volunteer(), key).Expect(HttpStatusCode.Created);
        Assert.NotEqual((string?)one["id"], (string?)other["id"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    public async Task Register_NoUsableKey_NamesTheHeader(string? key) =>
        await client.Send(HttpMethod.Post, "/v1/volunteers", Bodies.Volunteer(), key).ExpectProblem(400, "invalid", "Idempotency-Key");

    [Fact]
    public async Task Replace_WithETag_ChangesAndRaisesTheVersion()
    {
        var id = (await client.NewVolunteer())["id"];
        using var replaced = await client.Send(HttpMethod.Put, $"/v1/volunteers/{id}", Bodies.Volunteer(3), ifMatch: "\"1\"");
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        Assert.Equal("\"2\"", replaced.Headers.ETag?.Tag);
        Assert.Equal(3, (int?)(await replaced.Json())["capacity"]);
    }

    [Fact]
    public async Task Replace_StaleETag_IsRefusedAndChangesNothing()
    {
        var id = (await client.NewVolunteer())["id"];
        await client.Send(HttpMethod.Put, $"/v1/volunteers/{id}", Bodies.Volunteer(3), ifMatch: "\"7\"").ExpectProblem(412, "version-mismatch");
        Assert.Equal(1, (int?)(await client.GetAsync($"/v1/volunteers/{id}").Expect(HttpStatusCode.OK))["capacity"]);
    }

    [Theory]
    [InlineData(null, 428, "precondition-required")]
    [InlineData("W/\"1\"", 412, "version-mismatch")]
    [InlineData("\"one\"", 412, "version-mismatch")]
    public async Task Replace_WithoutUsableETag_IsRefused(string? tag, int status, string slug)
    {
        var id = (await client.NewVolunteer())["id"];
        await client.Send(HttpMethod.Put, $"/v1/volunteers/{id}", Bodies.Volunteer(3), ifMatch: tag).ExpectProblem(status, slug, "If-Match");
    }

    [Fact]
    public async Task Foreign_ForEveryMethod_HasTheSameBytesAsMissing()
    {
        var foreign = (string)(await host.Client(municipality: GatewayHost.Norrkoping).NewVolunteer())["id"]!;
        var missing = Guid.CreateVersion7().ToString();
        foreach (var (method, body) in new[] { (HttpMethod.Get, null), (HttpMethod.Put, Bodies.Volunteer()), (HttpMethod.Delete, (JsonObject?)null) })
        {
            var one = await client.Send(method, $"/v1/volunteers/{foreign}", body?.DeepClone(), ifMatch: "\"1\"").ExpectProblem(404, "not-found");
            var other = await client.Send(method, $"/v1/volunteers/{missing}", body?.DeepClone(), ifMatch: "\"1\"").ExpectProblem(404, "not-found");
            one.Remove("traceId");
            other.Remove("traceId");
            Assert.Equal(one.ToJsonString(), other.ToJsonString());
        }
    }

    [Fact]
    public async Task Erase_Existing_IsGone()
    {
        var id = (await client.NewVolunteer())["id"];
        await client.Send(HttpMethod.Delete, $"/v1/volunteers/{id}").Expect(HttpStatusCode.NoContent);
        await client.GetAsync($"/v1/volunteers/{id}").ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Get_ByReader_IsAllowedAndChangingIsNot()
    {
        var id = (await client.NewVolunteer())["id"];
        var reader = host.Client(Roles.Reader);
        await reader.GetAsync($"/v1/volunteers/{id}").Expect(HttpStatusCode.OK);
        await reader.Send(HttpMethod.Delete, $"/v1/volunteers/{id}").ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task EndingChecks_AfterAMove_ListTheChecksTheLawEnded_ToTheHomeAlone()
    {
        var own = host.Client();
        var body = Bodies.Volunteer();
        (body["types"], body["approvals"], body["household"]) = (new JsonArray("foster-home"), Bodies.Approved("foster-home"), new JsonObject { ["otherAdults"] = new JsonArray() });
        body["checks"] = new JsonArray(
            new JsonObject { ["kind"] = "criminal-record", ["date"] = "2026-01-01" }, new JsonObject { ["kind"] = "child-protection", ["date"] = "2026-01-01" });
        var made = await own.Post("/v1/volunteers", body).Expect(HttpStatusCode.Created);
        Assert.DoesNotContain((string?)made["id"], await Listed(own));

        body["home"] = new JsonObject { ["latitude"] = 58.50, ["longitude"] = 15.70 };
        await own.Send(HttpMethod.Put, $"/v1/volunteers/{made["id"]}", body.DeepClone().AsObject(), ifMatch: "\"1\"").Expect(HttpStatusCode.OK);
        Assert.Contains((string?)made["id"], await Listed(own));
        Assert.DoesNotContain((string?)made["id"], await Listed(host.Client(municipality: GatewayHost.Norrkoping)));
        await own.GetAsync("/v1/volunteers/ending-checks?days=367").ExpectProblem(400, "invalid", "days");
        await host.Client(Roles.Admin).GetAsync("/v1/volunteers/ending-checks").ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task Register_WithoutApprovals_BeginsWithScreening()
    {
        var body = Bodies.Volunteer();
        body.Remove("approvals");
        var made = await client.Post("/v1/volunteers", body).Expect(HttpStatusCode.Created);
        Assert.Equal(["contact-person screening", "visitor screening"], made["approvals"]!.AsArray().Select(a => $"{a!["type"]} {a["stage"]}"));
    }

    [Fact]
    public async Task Members_WithNumbers_AndTheirChecks_AreReadBack()
    {
        var body = Bodies.Volunteer();
        (body["kind"], body["contact"]) = ("community", new JsonObject { ["name"] = "Testa Påhittad" });
        body["members"] = new JsonArray(new JsonObject { ["name"] = "Testa Påhittad", ["number"] = 150 }, new JsonObject { ["name"] = "Testo Påhittad" });
        body["checks"] = new JsonArray(new JsonObject { ["kind"] = "criminal-record", ["date"] = "2026-01-01", ["member"] = 150, ["purpose"] = "disabled-children" });
        var made = await client.Post("/v1/volunteers", body.DeepClone()).Expect(HttpStatusCode.Created);
        Assert.Equal([150, null], made["members"]!.AsArray().Select(m => (int?)m!["number"]));
        Assert.Equal((150, "disabled-children"), ((int)made["checks"]![0]!["member"]!, (string)made["checks"]![0]!["purpose"]!));
        body["members"]![0]!["number"] = 201;
        await client.Post("/v1/volunteers", body).ExpectProblem(400, "invalid", "members[0].number");
    }

    [Fact]
    public async Task Contacts_Recorded_AreReadBack_ByTheHomeAlone()
    {
        var id = (string)(await client.NewVolunteer())["id"]!;
        var call = new JsonObject { ["on"] = "2026-05-04", ["kind"] = "call" };
        for (var i = 0; i < 2; i++)
            Assert.True(JsonNode.DeepEquals(call, await client.Post($"/v1/volunteers/{id}/contacts", call.DeepClone()).Expect(HttpStatusCode.OK)));
        var read = await client.GetAsync($"/v1/volunteers/{id}").Expect(HttpStatusCode.OK);
        Assert.True(JsonNode.DeepEquals(new JsonArray(call.DeepClone()), read["contacts"]));
        await client.Post($"/v1/volunteers/{id}/contacts", new JsonObject { ["on"] = "2026-05-04" }).ExpectProblem(400, "invalid", "kind");
        await client.Post($"/v1/volunteers/{id}/contacts", new JsonObject { ["on"] = "2099-05-04", ["kind"] = "call" }).ExpectProblem(400, "invalid", "on");
        await client.Post($"/v1/volunteers/{id}/contacts", new JsonObject { ["on"] = "2026-05-04", ["kind"] = "call", ["text"] = "She is ill." }).ExpectProblem(400, "invalid");
        await host.Client(municipality: GatewayHost.Norrkoping).Post($"/v1/volunteers/{id}/contacts", call.DeepClone()).ExpectProblem(404, "not-found");
        await host.Client(Roles.Reader).Post($"/v1/volunteers/{id}/contacts", call.DeepClone()).ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task Events_EnteredByHand_EndTheChecks_AndAreListed()
    {
        var own = host.Client();
        var id = (string)(await own.NewVolunteer())["id"]!;
        var told = await own.Post($"/v1/volunteers/{id}/events", new JsonObject { ["on"] = "2026-05-04", ["event"] = "concern-reported" }).Expect(HttpStatusCode.OK);
        Assert.Equal("2026-05-04", (string?)Assert.Single(told["ended"]!.AsArray())!["endedOn"]);
        Assert.Contains(id, await Listed(own));
        Assert.Equal("concern-reported", (string?)(await own.GetAsync($"/v1/volunteers/{id}").Expect(HttpStatusCode.OK))["events"]![0]!["event"]);
        await own.Post($"/v1/volunteers/{id}/events", new JsonObject { ["on"] = "2026-05-04", ["event"] = "gossip" }).ExpectProblem(400, "invalid");
        await own.Post($"/v1/volunteers/{id}/events", new JsonObject { ["event"] = "other" }).ExpectProblem(400, "invalid", "on");
        await host.Client(municipality: GatewayHost.Norrkoping).Post($"/v1/volunteers/{id}/events", new JsonObject { ["on"] = "2026-05-04", ["event"] = "other" }).ExpectProblem(404, "not-found");
    }

    private static async Task<List<string?>> Listed(HttpClient client) =>
        [.. (await client.GetAsync("/v1/volunteers/ending-checks?limit=500").Expect(HttpStatusCode.OK))["items"]!.AsArray().Select(v => (string?)v!["id"])];
}
