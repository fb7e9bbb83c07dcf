using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Matching.Gateway.Tests.Http;

public sealed class OverloadTests
{
    [Fact]
    public async Task Requests_MoreThanFitAtOnce_Get503AndTheOthersTheirAnswer()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await GatewayHost.Start(
            new() { ["Gateway:Overload:ConcurrentRequests"] = "2", ["Gateway:Overload:WaitingRequests"] = "1" },
            app => app.MapGet("/held", async () =>
            {
                await gate.Task;
                return TypedResults.Ok();
            }).AllowAnonymous());
        using var client = host.Client();
        var all = Enumerable.Range(0, 6).Select(_ => client.GetAsync("/held")).ToList();

        for (var refused = 0; refused < 3; refused++)
        {
            var next = await Task.WhenAny(all).WaitAsync(TimeSpan.FromMinutes(1));
            all.Remove(next);
            var response = await next;
            Assert.True(response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
            await Task.FromResult(response).ExpectProblem(503, "overloaded");
        }
        await host.ClientWith(null).GetAsync("/health/live").Expect(HttpStatusCode.OK);
        await host.ClientWith(null).GetAsync("/health/ready").Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(all, request => request.IsCompleted);

        gate.SetResult();
        foreach (var request in all)
            await request.Expect(HttpStatusCode.OK);
        await client.GetAsync("/v1/municipalities").Expect(HttpStatusCode.OK);
    }
}
