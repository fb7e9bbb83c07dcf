namespace Matching.Gateway.Tests.Resources;

[Collection(SharedHost.Name)]
public sealed class DistrictsTests(GatewayHost host)
{
    /// <summary>Far from where other tests put their needs and volunteers.</summary>
    private static JsonObject District(double south) => new()
    {
        ["name"] = "Invented district",
        ["areas"] = new JsonArray(new JsonObject { ["south"] = south, ["west"] = 20, ["north"] = south + 0.5, ["east"] = 21 }),
        ["contactPoint"] = "District office",
        ["coordinators"] = new JsonArray(new JsonObject { ["subject"] = "c-1", ["contactPoint"] = "Desk 1" }),
    };

    [Fact]
    public async Task District_MadeReadReplacedRemoved_FollowsTheETag()
    {
        var (own, path) = (host.Client(), "/v1/districts/norra");
        using var made = await own.Send(HttpMethod.Put, path, District(65));
        Assert.Equal("\"1\"", made.Headers.ETag?.Tag);
        var changed = District(65);
        changed["name"] = "Other";
        await own.Send(HttpMethod.Put, path, changed.DeepClone()).ExpectProblem(428, "precondition-required");
        await own.Send(HttpMethod.Put, path, changed.DeepClone(), ifMatch: "\"7\"").ExpectProblem(412, "version-mismatch");
        await own.Send(HttpMethod.Put, path, changed, ifMatch: "\"1\"").Expect(HttpStatusCode.OK);
        Assert.Equal("Other", (string?)(await host.Client(Roles.Reader).GetAsync(path).Expect(HttpStatusCode.OK))["name"]);
        Assert.Contains("norra", (await own.GetAsync("/v1/districts").Expect(HttpStatusCode.OK))["items"]!.AsArray().Select(d => (string?)d!["code"]));
        await host.Client(municipality: GatewayHost.Norrkoping).GetAsync(path).ExpectProblem(404, "not-found");
        await own.Send(HttpMethod.Delete, path).Expect(HttpStatusCode.NoContent);
        await own.Send(HttpMethod.Delete, path).ExpectProblem(404, "not-found");
    }

    [Theory]
    [InlineData("name", "null", "name")]
    [InlineData("areas", "[]", "areas")]
    [InlineData("areas", "[null]", "areas[0]")]
    [InlineData("areas", "[{\"south\":66,\"west\":20,\"north\":65,\"east\":21}]", "areas")]
    [InlineData("contactPoint", "\"\"", "contactPoint")]
    [InlineData("coordinators", "[{\"subject\":\"a\"}]", "coordinators[0].contactPoint")]
    public async Task District_BadMember_IsNamed(string member, string json, string field)
    {
        var body = District(66);
        body[member] = JsonNode.Parse(json);
        await host.Client().Send(HttpMethod.Put, "/v1/districts/bad", body).ExpectProblem(400, "invalid", field);
    }

    [Fact]
    public async Task Need_WithoutContactPoint_TakesTheDistricts_AndIsListedThere()
    {
        var own = host.Client();
        var need = Bodies.Need();
        need["place"] = new JsonObject { ["latitude"] = 67.1, ["longitude"] = 20.5 };
        need["case"]!.AsObject().Remove("contactPoint");
        var opened = await own.Post("/v1/needs", need).Expect(HttpStatusCode.Created);
        var volunteer = await own.NewVolunteer();
        await own.Post($"/v1/needs/{opened["id"]}/offers", Bodies.Offer(volunteer)).ExpectProblem(409, "wrong-state", "case.contactPoint");

        await own.Send(HttpMethod.Put, "/v1/districts/fjall", District(67)).Expect(HttpStatusCode.OK);
        var listed = Assert.Single((await own.GetAsync("/v1/districts/fjall/needs").Expect(HttpStatusCode.OK))["items"]!.AsArray())!;
        Assert.Equal(((string?)opened["id"], "District office"), ((string?)listed["id"], (string?)listed["contactPoint"]));
        Assert.Empty((await host.Client(authority: Authority.Guardianship).GetAsync("/v1/districts/fjall/needs").Expect(HttpStatusCode.OK))["items"]!.AsArray());
        Assert.Empty((await own.GetAsync("/v1/districts/fjall/volunteers").Expect(HttpStatusCode.OK))["items"]!.AsArray());
        await own.GetAsync("/v1/districts/nowhere/needs").ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task SilentVolunteers_AskedForDays_AreBounded()
    {
        await host.Client().GetAsync("/v1/volunteers/silent?days=1").Expect(HttpStatusCode.OK);
        await host.Client().GetAsync("/v1/volunteers/silent").Expect(HttpStatusCode.OK);
        await host.Client().GetAsync("/v1/volunteers/silent?days=0").ExpectProblem(400, "invalid", "days");
        await host.Client(Roles.Admin).GetAsync("/v1/volunteers/silent").ExpectProblem(403, "forbidden");
    }
}
