using System.Text;

namespace Matching.Gateway.Tests.Problems;

/// <summary>Bad input gets a problem that names the field and the cure, and changes nothing.</summary>
[Collection(SharedHost.Name)]
public sealed class BadInputTests(GatewayHost host)
{
    private readonly HttpClient client = host.Client();

    public static TheoryData<string, string, string, string> Bodies => new()
    {
        { "gender", "\"woman\"", "gender", "female, male, other" },
        { "gender", "1", "gender", "female, male, other" },
        { "types", "[\"contact-person\",\"nurse\"]", "types[1]", "foster-home" },
        { "types", "\"visitor\"", "types", "list" },
        { "types", "[]", "types", "foster-home" },
        { "types", "null", "types", "foster-home" },
        { "capacity", "-1", "capacity", "0 to 30" },
        { "capacity", "31", "capacity", "0 to 30" },
        { "capacity", "\"two\"", "capacity", "whole number" },
        { "capacity", "1.5", "capacity", "whole number" },
        { "capacity", "99999999999", "capacity", "whole number" },
        { "maxTravelKm", "-5", "maxTravelKm", "0 to 100" },
        { "languages", "[\"sv\",\"klingon\"]", "languages[1]", "sv, en" },
        { "languages", "[null]", "languages[0]", "sv, en" },
        { "weekSlots", "[\"monday\"]", "weekSlots[0]", "mon-16" },
        { "weekSlots", "[\"mon-17\"]", "weekSlots[0]", "mon-16" },
        { "home", "{\"latitude\":10,\"longitude\":15}", "home.latitude", "54 to 72" },
        { "home", "\"Linköping\"", "home", "latitude, longitude" },
        { "home", "null", "home", "latitude" },
        { "pausedUntil", "\"1 May\"", "pausedUntil", "yyyy-MM-dd" },
        { "checks", "[{\"kind\":\"criminal-record\",\"date\":\"2026-05-01\",\"member\":201}]", "checks[0].member", "1 to 200" },
        { "checks", "[{\"kind\":\"school-grades\",\"date\":\"2026-05-01\"}]", "checks[0].kind", "criminal-record" },
        { "checks", "[null]", "checks[0].kind", "criminal-record" },
        { "capacityByType", "{\"guardian\":-2}", "capacityByType.guardian", "0 to 30" },
        { "person", "{\"name\":\"\"}", "person.name", "200 characters" },
        { "person", "{\"name\":\"Ann\\u0007\"}", "person.name", "plain text" },
        { "person", "{\"name\":\"Ann\",\"email\":\"nobody\"}", "person.email", "name@example.org" },
        { "person", "{\"name\":\"Ann\",\"phone\":\"call me\"}", "person.phone", "digits" },
        { "person", "{\"name\":\"Ann\",\"nationalId\":\"1\"}", "person.nationalId", "name, email, phone" },
        { "sharedOutsideHome", "\"yes\"", "sharedOutsideHome", "true or false" },
        { "favouriteColour", "\"red\"", "favouriteColour", "maxTravelKm" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Register_BadField_IsNamedWithItsCure(string member, string json, string field, string cure)
    {
        var body = Support.Bodies.Volunteer();
        body[member] = JsonNode.Parse(json);
        var problem = await client.Post("/v1/volunteers", body).ExpectProblem(400, "invalid", field);
        Assert.Contains(cure, (string?)problem["cure"], StringComparison.Ordinal);
        Assert.NotNull(problem["errors"]![field]);
    }

    [Fact]
    public async Task Register_ManyBadFields_AreAllNamed()
    {
        var body = Support.Bodies.Volunteer(-1);
        body["maxTravelKm"] = 500;
        body["languages"] = new JsonArray("xx", "sv", "yy");
        body.Remove("person");
        var problem = await client.Post("/v1/volunteers", body).ExpectProblem(400, "invalid");
        Assert.Equal(
            ["capacity", "languages[0]", "languages[2]", "maxTravelKm", "person"],
            problem["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Register_EmptyObject_NamesEveryMissingField()
    {
        var problem = await client.Post("/v1/volunteers", new JsonObject()).ExpectProblem(400, "invalid");
        Assert.Equal(["capacity", "home", "maxTravelKm", "person", "types"], problem["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{\"person\":")]
    [InlineData("{'person':1}")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("<volunteer/>")]
    [InlineData("{\"capacity\":1,\"capacity\":2}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]")]
    public async Task Register_NoObject_IsExplained(string text) =>
        await client.SendText(HttpMethod.Post, "/v1/volunteers", text, key: "k").ExpectProblem(400, "invalid");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    public async Task Register_WrongType_IsExplained(string type) =>
        await client.SendText(HttpMethod.Post, "/v1/volunteers", "{}", type, key: "k").ExpectProblem(415, "unsupported-media-type");

    [Theory]
    [InlineData("k=abc", "k", "whole number")]
    [InlineData("k=0", "k", "1 to 50")]
    [InlineData("k=51", "k", "1 to 50")]
    [InlineData("region=Öster%2Fgötland", "region", "lower case")]
    public async Task Candidates_BadQuery_IsNamedWithItsCure(string query, string field, string cure)
    {
        var need = await client.NewNeed();
        var problem = await client.GetAsync($"/v1/needs/{need["id"]}/candidates?{query}").ExpectProblem(400, "invalid", field);
        Assert.Contains(cure, (string?)problem["cure"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decisionDate", "null", "decisionDate")]
    [InlineData("decisionDate", "\"2028-01-01\"", "start")]
    [InlineData("start", "\"1890-01-01\"", "start")]
    [InlineData("weekSlots", "[]", "weekSlots")]
    [InlineData("weekSlots", "null", "weekSlots")]
    [InlineData("weekSlotsRequired", "[\"mon-17\"]", "weekSlotsRequired[0]")]
    [InlineData("slotsNeeded", "2", "slotsNeeded")]
    [InlineData("slotsNeeded", "0", "slotsNeeded")]
    [InlineData("count", "21", "count")]
    [InlineData("type", "\"visitor\"", "decisionDate")]
    [InlineData("languagesPreferred", "[\"sv\",\"en\",\"ar\"]", "languagesPreferred")]
    [InlineData("case", "{\"contactPoint\":\"x\"}", "case.clientReference")]
    public async Task Open_BadField_IsNamed(string member, string json, string field)
    {
        var body = Support.Bodies.Need();
        body[member] = JsonNode.Parse(json);
        await client.Post("/v1/needs", body).ExpectProblem(400, "invalid", field);
    }

    [Fact]
    public async Task Unknown_IdPathOrMethod_IsAProblemToo()
    {
        await client.GetAsync($"/v1/volunteers/{Guid.NewGuid()}").ExpectProblem(404, "not-found");
        await client.GetAsync("/v1/volunteers/17").ExpectProblem(404, "not-found");
        await client.GetAsync("/v2/volunteers").ExpectProblem(404, "not-found");
        using var patched = await client.Send(HttpMethod.Patch, $"/v1/volunteers/{Guid.NewGuid()}");
        Assert.Contains("PUT", patched.Content.Headers.Allow);
        await Task.FromResult(patched).ExpectProblem(405, "method-not-allowed");
    }

    [Fact]
    public async Task Register_BodyOverTheLimit_IsRefused()
    {
        var text = new StringBuilder("{\"person\":{\"name\":\"").Append('a', 70_000).Append("\"}}").ToString();
        await client.SendText(HttpMethod.Post, "/v1/volunteers", text, key: "k").ExpectProblem(413, "too-large");
    }

    [Fact]
    public async Task Register_BadInput_NeverRepeatsTheValue()
    {
        const string canary = "Kanariefågel Kalle";
        var body = Support.Bodies.Volunteer();
        foreach (var member in body.Select(m => m.Key).ToArray())
        {
            var changed = body.DeepClone().AsObject();
            changed[member] = canary;
            using var response = await client.Post("/v1/volunteers", changed);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.DoesNotContain("Kalle", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("Kalle", StringComparison.Ordinal));
    }
}
