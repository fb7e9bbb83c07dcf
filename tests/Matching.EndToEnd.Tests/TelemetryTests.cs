using System.Collections.Concurrent;
using System.Text;
using Matching.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Matching.EndToEnd.Tests;

public class TelemetryTests
{
    [Fact]
    public async Task Serve_OtlpEndpointSet_SendsTracesAndMetricsWithoutTheVolunteersName()
    {
        var received = new ConcurrentBag<(string Path, string Text)>();
        await using var collector = await Collect(received);
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        await using (var silo = await SiloProcess.Serve(folder.Path, [], environment))
        {
            await TestRegion.SetUp((municipality, role) => Api.Of(silo, municipality, role));
            using var api = Api.Of(silo, TestRegion.First);
            (await api.Post("/v1/volunteers", Bodies.Volunteer(), Guid.NewGuid())).Expect(201);
            Assert.Equal(0, await silo.Terminate());
        }

        var traces = string.Concat(received.Where(r => r.Path == "/v1/traces").Select(r => r.Text));
        var metrics = string.Concat(received.Where(r => r.Path == "/v1/metrics").Select(r => r.Text));
        Assert.Contains("Microsoft.Orleans", traces, StringComparison.Ordinal);
        Assert.All(["http.server.request.duration", "orleans-", "dotnet.gc"], name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.DoesNotContain("Invented Person", traces + metrics, StringComparison.Ordinal);
    }

    /// <summary>Stands in for a collector: protobuf keeps strings as they are, so names can be looked for in the bytes.</summary>
    private static async Task<WebApplication> Collect(ConcurrentBag<(string Path, string Text)> received)
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add($"http://127.0.0.1:{LoopbackPort.Free()}");
        app.MapPost("/v1/{signal}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received.Add((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await app.StartAsync();
        return app;
    }
}
