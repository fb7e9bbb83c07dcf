namespace Matching.Gateway.Tests.Resources;

[Collection(SharedHost.Name)]
public sealed class ReportsTests(GatewayHost host)
{
    private readonly HttpClient own = host.Client(municipality: GatewayHost.Outsider);

    private static string Quarter(DateOnly day) => $"{day.Year}Q{(day.Month + 2) / 3}";

    [Fact]
    public async Task Quarterly_LateDecision_StandsInJsonAndCsv_WithoutItsCaseNumber()
    {
        var today = CivilDay.Of(TimeProvider.System.GetUtcNow());
        var decided = today.AddDays(-120);
        var body = Bodies.Need();
        (body["start"], body["decisionDate"]) = ($"{today.AddDays(30):yyyy-MM-dd}", $"{decided:yyyy-MM-dd}");
        body["case"]!["clientReference"] = "CANARY-CASE";
        var need = await own.Post("/v1/needs", body).Expect(HttpStatusCode.Created);
        await own.Send(HttpMethod.Put, $"/v1/needs/{need["id"]}/delay", new JsonObject { ["reason"] = "client-declined" }).Expect(HttpStatusCode.OK);

        var report = await own.GetAsync($"/v1/reports/quarterly?quarter={Quarter(today)}").Expect(HttpStatusCode.OK);
        var late = Assert.Single(report["late"]!.AsArray())!;
        Assert.Equal(("contact-person", "client-declined", 120), ((string?)late["type"], (string?)late["reason"], (int)late["daysWaited"]!));
        Assert.Equal(0, (int)report["waiting"]![0]!["fromDays"]!);
        Assert.DoesNotContain("CANARY", report.ToJsonString(), StringComparison.Ordinal);

        using var csv = await own.GetAsync($"/v1/reports/quarterly?quarter={Quarter(today)}&format=csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            $"{Quarter(today)},{today:yyyy-MM-dd},{GatewayHost.Outsider},contact-person,{decided:yyyy-MM-dd},,120,client-declined,",
            (await csv.Content.ReadAsStringAsync()).Split("\r\n")[1]);
        var guardianship = host.Client(municipality: GatewayHost.Outsider, authority: Authority.Guardianship);
        Assert.Empty((await guardianship.GetAsync($"/v1/reports/quarterly?quarter={Quarter(today)}").Expect(HttpStatusCode.OK))["late"]!.AsArray());
    }

    [Theory]
    [InlineData("", "quarter")]
    [InlineData("?quarter=2026-4", "quarter")]
    [InlineData("?quarter=2199Q1", "quarter")]
    [InlineData("?quarter=2026Q1&asOf=2199-01-01", "asOf")]
    [InlineData("?quarter=2026Q2&asOf=2026-01-01", "asOf")]
    [InlineData("?quarter=2026Q1&format=pdf", "format")]
    public async Task Quarterly_BadQuery_IsNamed(string query, string field) =>
        await own.GetAsync($"/v1/reports/quarterly{query}").ExpectProblem(400, "invalid", field);

    [Fact]
    public async Task Delay_BadReasonOrForeignNeed_Refused()
    {
        var need = await host.Client().NewNeed();
        await host.Client().Send(HttpMethod.Put, $"/v1/needs/{need["id"]}/delay", new JsonObject { ["reason"] = "tired" }).ExpectProblem(400, "invalid");
        await own.Send(HttpMethod.Put, $"/v1/needs/{need["id"]}/delay", new JsonObject { ["reason"] = "other" }).ExpectProblem(404, "not-found");
    }
}
