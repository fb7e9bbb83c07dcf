using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Contracts.Needs;
using Matching.Gateway.Agreements;
using Matching.Gateway.Needs;
using Matching.Gateway.OpenApi;
using Matching.Gateway.Validation;
using Matching.Gateway.Volunteers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Matching.Gateway.Tests.OpenApi;

/// <summary>The description says what the service does, and the committed one is the served one.</summary>
[Collection(SharedHost.Name)]
public sealed class OpenApiTests(GatewayHost host)
{
    private const string Update = "MATCHING_UPDATE_OPENAPI";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Document_Served_IsTheCommittedOne()
    {
        var served = (await Document()).ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable(Update) == "1") await File.WriteAllTextAsync(Committed(), served);
        Assert.True(
            await File.ReadAllTextAsync(Committed()) == served,
            $"docs/openapi/v1.json is not what is served: look at the change and run the tests with {Update}=1.");
    }

    [Fact]
    public async Task Document_CoversEveryRoute()
    {
        var described = (await Document())["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {p.Key}"));
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(r => $"{r.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single()} {Plain(r.RoutePattern.RawText!)}");
        Assert.Equal(routes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Operations_Always_HaveIdSummarySecurityAndProblems()
    {
        var operations = (await Document())["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => o.Value!.AsObject())).ToArray();
        Assert.Equal(operations.Length, operations.Select(o => (string)o["operationId"]!).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]));
            Assert.Contains("Roles: ", (string?)operation["description"], StringComparison.Ordinal);
            Assert.Single(operation["security"]!.AsArray());
            Assert.NotNull(operation["responses"]!["401"]!["content"]!["application/problem+json"]);
        });
    }

    [Fact]
    public async Task Override_Rules_NameEveryRuleThatCanBeOverridden_AndNoOther()
    {
        var said = (string)(await Document())["components"]!["schemas"]!["OverrideDto"]!["properties"]!["rules"]!["description"]!;
        var (own, others) = (Named(said[..said.IndexOf('.', StringComparison.Ordinal)]), Named(said[said.IndexOf('.', StringComparison.Ordinal)..]));
        foreach (var rule in Enum.GetValues<RejectionReasons>().Where(r => r != RejectionReasons.None))
        {
            var name = JsonNamingPolicy.KebabCaseLower.ConvertName(rule.ToString());
            Assert.Equal((RuleOverride.Allowed.HasFlag(rule), RuleOverride.AllowedElsewhere.HasFlag(rule)), (own.Contains(name), others.Contains(name)));
        }

        static string[] Named(string sentence) => sentence.Split([' ', ',', '.', ':', '(', ')']);
    }

    [Fact]
    public async Task Posts_ThatMake_AskForAnIdempotencyKey()
    {
        var paths = (await Document())["paths"]!.AsObject();
        foreach (var path in new[] { "/v1/volunteers", "/v1/needs", "/v1/needs/{id}/offers", "/v1/agreements", "/v1/regions/{region}/rounds" })
            Assert.Contains(paths[path]!["post"]!["parameters"]!.AsArray(), p => (string?)p!["name"] == "Idempotency-Key" && (bool?)p["required"] == true);
        foreach (var path in new[] { "/v1/volunteers/{id}", "/v1/needs/{id}", "/v1/municipalities/{code}" })
            Assert.Contains(paths[path]!["put"]!["parameters"]!.AsArray(), p => (string?)p!["name"] == "If-Match");
    }

    [Fact]
    public void Examples_Always_AreValid()
    {
        var faults = new Faults();
        foreach (var example in Examples.All)
            _ = example switch
            {
                VolunteerRequest volunteer => volunteer.ToProfile(faults),
                NeedRequest need => (object)(need.ToRequirements(faults), CaseDto.ToCase(need.Case, faults)),
                AgreementRequest agreement => agreement.ToAgreement(Guid.NewGuid(), agreement.Sides("se-0580", faults), "se-0580", faults),
                Municipalities.MunicipalityRequest municipality => municipality.ToProfile("se-0580", faults),
                Regions.RegionRequest region => region.ToDefinition("ostergotland", faults),
                Districts.DistrictRequest district => district.ToDistrict("innerstaden", faults),
                Partnerships.PartnershipRequest partnership => partnership.ToPartnership(Guid.NewGuid(), faults),
                Drives.DriveRequest drive => drive.ToDrive(Guid.NewGuid(), "se-0580", faults),
                Methods.MethodRequest method => method.ToDraft(faults),
                Rounds.RoundRequestDto round => round.ToRequest(faults),
                Offers.OfferRequestDto offer => VolunteerRef.TryParse(offer.Volunteer, out var _) ? offer : throw new FormatException(offer.Volunteer),
                _ => example,
            };
        Assert.Empty(faults.Items);
    }

    [Fact]
    public async Task Page_Served_LoadsNothingFromElsewhere()
    {
        using var response = await host.ClientWith(null).GetAsync("/");
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
    }

    private async Task<JsonObject> Document() => (await host.ClientWith(null).GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;

    private static string Plain(string route) => route.Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/');

    private static string Committed([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/openapi/v1.json");
}
