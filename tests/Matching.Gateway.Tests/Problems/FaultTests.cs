using System.Reflection;
using Matching.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Orleans.Storage;

namespace Matching.Gateway.Tests.Problems;

/// <summary>Faults below the gateway become problems by one table; none shows its text.</summary>
[Collection(SharedHost.Name)]
public sealed class FaultTests(GatewayHost host)
{
    private const string Secret = "Kanariefågel at line 42";
    private readonly HttpClient client = host.Client();

    private static readonly Dictionary<string, (Func<Exception> Make, int Status)> Faults = new()
    {
        ["timeout"] = (() => new TimeoutException(Secret), 504),
        ["conflict"] = (() => new InconsistentStateException(Secret), 409),
        ["too-many-requests"] = (() => new LimitExceededException(Secret), 429),
        ["unavailable"] = (() => new OrleansException(Secret), 503),
        ["internal"] = (() => new InvalidOperationException(Secret), 500),
    };

    [Theory]
    [InlineData("timeout")]
    [InlineData("conflict")]
    [InlineData("too-many-requests")]
    [InlineData("unavailable")]
    [InlineData("internal")]
    public async Task Get_GrainFails_IsAProblemWithoutItsText(string slug)
    {
        var id = Guid.CreateVersion7();
        host.Faults.Plan(GrainKeys.Volunteer(new(GatewayHost.Linkoping, id)), "Get", Faults[slug].Make);
        using var response = await client.GetAsync($"/v1/volunteers/{id}");
        Assert.DoesNotContain("Kanarie", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(Faults[slug].Status is 429 or 503, response.Headers.RetryAfter is not null);
        await Task.FromResult(response).ExpectProblem(Faults[slug].Status, slug);
    }

    [Theory]
    [InlineData(3, 200)]
    [InlineData(int.MaxValue, 503)]
    public async Task Get_SiloIsStopping_IsPutOnceMore_AFewTimes(int refusals, int expected)
    {
        var volunteer = await client.NewVolunteer();
        var id = Guid.Parse((string)volunteer["id"]!);
        host.Faults.Plan(GrainKeys.Volunteer(new(GatewayHost.Linkoping, id)), "Get", Rejection, refusals);
        using var response = await client.GetAsync($"/v1/volunteers/{id}");
        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact]
    public async Task Get_DeadlinePasses_Is504()
    {
        await using var slow = await GatewayHost.Start(new() { ["Gateway:RequestTimeout"] = "00:00:01" }, app =>
            app.MapGet("/slow", async (CancellationToken token) =>
            {
                await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System, token);
                return "";
            }).AllowAnonymous());
        await slow.ClientWith(null).GetAsync("/slow").ExpectProblem(504, "timeout");
    }

    [Fact]
    public void Kinds_OfEveryCode_HaveAStatusAndAPage()
    {
        Assert.All(Enum.GetValues<ProblemCode>(), code => Assert.NotEqual(ProblemKinds.Internal, ProblemKinds.Of(code)));
        Assert.Equal(ProblemKinds.All.Count, ProblemKinds.All.DistinctBy(k => k.Slug).Count());
    }

    [Fact]
    public async Task Pages_OfEveryKind_AreServed()
    {
        var anyone = host.ClientWith(null);
        foreach (var kind in ProblemKinds.All)
            Assert.Contains(kind.Cure, await anyone.GetStringAsync(kind.Type), StringComparison.Ordinal);
        await anyone.GetAsync("/problems/unknown").ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Answers_Always_CarrySecurityHeaders()
    {
        host.Faults.Plan(GrainKeys.Municipality("se-0599"), "Get", () => new InvalidOperationException());
        foreach (var path in new[] { "/", "/v1/nothing", "/health/live", "/v1/municipalities/se-0599" })
        {
            using var response = await client.GetAsync(path);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
            Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    /// <summary>As the engine makes it: one of them lets nobody else.</summary>
    private static Exception Rejection() => (Exception)Activator.CreateInstance(
        typeof(OrleansMessageRejectionException), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, [Secret, new IOException()], null)!;
}
