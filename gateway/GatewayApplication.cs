using Matching.Gateway.Agreements;
using Matching.Gateway.Audit;
using Matching.Gateway.Credits;
using Matching.Gateway.Districts;
using Matching.Gateway.Drives;
using Matching.Gateway.Health;
using Matching.Gateway.Imports;
using Matching.Gateway.Methods;
using Matching.Gateway.Municipalities;
using Matching.Gateway.Needs;
using Matching.Gateway.Notices;
using Matching.Gateway.Offers;
using Matching.Gateway.OpenApi;
using Matching.Gateway.Page;
using Matching.Gateway.Partnerships;
using Matching.Gateway.Placements;
using Matching.Gateway.Regions;
using Matching.Gateway.Reports;
using Matching.Gateway.Rounds;
using Matching.Gateway.Volunteers;

namespace Matching.Gateway;

/// <summary>The HTTP API as a table of contents: what every request passes through, then the resources.</summary>
public static class GatewayApplication
{
    public static WebApplication MapMatchingGateway(this WebApplication app)
    {
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler();
        app.UseStatusCodePages(StatusProblems.Write);
        app.UseOverloadLimit();
        app.UseRouting();
        app.UseAuthentication();
        app.Use(AuditedAccess.Use);
        app.UseRateLimiter();
        app.Use(ActingAuthority.Set);
        app.UseAuthorization();
        app.UseRequestTimeouts();

        var options = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value;
        var imports = app.Services.GetRequiredService<IOptions<ImportLimits>>().Value;
        var api = app.MapGroup("/v1").WithMaxBody(options.MaxBodyBytes).WithCommonProblems().WithRepeatedCalls();
        api.MapMunicipalities();
        api.MapAgreements();
        api.MapDistricts();
        api.MapPartnerships();
        var regions = api.MapRegions();
        regions.MapRounds();
        regions.MapDrives();
        regions.MapMethods();
        regions.MapCredits();
        api.MapReports();
        api.MapVolunteers();
        api.MapSilentVolunteers();
        api.MapEndingChecks();
        api.MapContacts();
        api.MapEvents();
        var needs = api.MapNeeds();
        needs.MapCandidates();
        needs.MapOffers();
        api.MapPlacements(needs);
        api.MapNotices();
        api.MapAudit();
        api.MapImports(imports);

        app.MapHealth();
        app.MapProblemPages();
        app.MapGatewayOpenApi();
        app.MapApiPage();
        return app;
    }
}
