using System.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Matching.Gateway.Tests.Resources;

/// <summary>
/// Names planted where data of clients, volunteers and the office lie, while two municipalities use every route there is. They come up in no answer to
/// the other municipality, in no refusal, log, trace or metric.
/// </summary>
public sealed class CanaryTests
{
    /// <summary>Texts that are a code of a vocabulary, an id, a date or a currency: what is no such code is refused.</summary>
    private static readonly string[] Codes =
        ["languages", "interests", "qualifications", "weekSlots", "weekSlotsRequired", "languagesRequired", "languagesPreferred", "qualificationsRequired", "case.conflicts", "volunteer", "regions", "members", "home", "receiving", "currency", "costShares"];

    /// <summary>Texts that every member reads, and that say so.</summary>
    private static readonly string[] ReadByAll = ["title", "text", "group.name", "group.sectors", "name", "contactPoint", "terms.name", "policies.reason"];

    private static readonly string[] Reading = ["GET", "HEAD"];

    [Fact]
    public async Task Requests_OnEveryRoute_LeaveNoNameElsewhere()
    {
        await using var host = await GatewayHost.Start(new() { [GatewayHost.LogEverything] = "true" });
        using var telemetry = new Heard();
        var (walk, candidate) = await Neighbourhood(host);
        List<string> toOwn = [], toNeighbour = [], refusals = [];
        var writes = EveryWrite.InOrder(Canary.Own, candidate).ToList();
        foreach (var (write, theirs) in writes.Zip(EveryWrite.InOrder(Canary.Neighbour, candidate)))
        {
            await Keep(toNeighbour, write with { Role = Roles.Coordinator }, theirs.Body, GatewayHost.Norrkoping);
            var (status, said) = await Keep(toOwn, write, write.Body, GatewayHost.Linkoping);
            Assert.True((int)status < 300, $"{(int)status} {said}");
            walk.Remember(write, said);
            foreach (var misplaced in write.Misplacing(Canary.Misplaced.Text("Person"), except: ReadByAll))
                await Keep([], write, misplaced, GatewayHost.Linkoping);
        }

        await ReadEverything(walk, walk.Client(Roles.Coordinator, GatewayHost.Linkoping), toOwn, walk["volunteers"]);
        foreach (var (role, municipality) in new[] { (Roles.Coordinator, GatewayHost.Norrkoping), (Roles.Regional, GatewayHost.Norrkoping), (Roles.Admin, GatewayHost.Outsider) })
            await ReadEverything(walk, walk.Client(role, municipality), toNeighbour, walk["volunteers"], candidate[^36..]);

        var planted = writes.Where(w => !w.IsFile).SelectMany(w => w.Texts()).Select(t => t.Text).Where(t => Canary.Own.Marks.Any(t.Contains)).Distinct().Except([Canary.Own.Secret]).ToList();
        Assert.All(planted, text => Assert.Contains(toOwn, said => said.Contains(text, StringComparison.Ordinal)));
        Assert.Contains(toNeighbour, said => said.Contains(Canary.Neighbour.Text("person"), StringComparison.Ordinal));
        Silent([.. Canary.Neighbour.Marks, Canary.Own.Secret], toOwn, "answer to the own municipality");
        Silent([.. Canary.Own.Marks, Canary.Neighbour.Secret], toNeighbour, "answer to another municipality");
        string[] all = [.. Canary.Own.Marks, .. Canary.Neighbour.Marks, .. Canary.Misplaced.Marks];
        Silent(all, refusals, "refusal");
        telemetry.Read();
        Assert.NotEmpty(telemetry.Seen);
        Assert.Contains(host.Logs.Lines, l => l.StartsWith("Debug", StringComparison.Ordinal));
        Silent(all, host.Logs.Lines, "log line");
        Silent(all, telemetry.Seen, "trace or metric");

        async Task<(HttpStatusCode Status, string Said)> Keep(List<string> answers, Write write, JsonNode? body, string municipality)
        {
            var answer = await walk.Send(write, body?.DeepClone(), municipality);
            answers.Add(answer.Said);
            if ((int)answer.Status >= 400 || write.IsFile) refusals.Add(answer.Said);
            Assert.True((int)answer.Status < 500, answer.Said);
            return answer;
        }
    }

    /// <summary>A new route fails here until it has a request in <see cref="EveryWrite"/>.</summary>
    [Fact]
    public async Task Writes_OfTheService_AreAllMade()
    {
        await using var host = await GatewayHost.Start();
        Assert.Equal(
            Endpoints(host).Select(e => e.Route).Distinct().Order(StringComparer.Ordinal),
            EveryWrite.InOrder(Canary.Own, "").Select(w => w.Route).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What a text of a request is: planted in <see cref="EveryWrite"/>, a code, or read by all. A new text fails here until it is said.</summary>
    [Fact]
    public async Task Texts_OfRequests_ArePlantedOrCodesOrForAll()
    {
        await using var host = await GatewayHost.Start();
        var planted = EveryWrite.InOrder(Canary.Own, "").Where(w => !w.IsFile).SelectMany(w => w.Texts().Where(t => Canary.Own.Marks.Any(t.Text.Contains)).Select(t => (w.Route, t.Path))).ToHashSet();
        var texts = Endpoints(host).Where(e => e.Body is not null).SelectMany(e => Texts(e.Body!, "").Select(path => (e.Route, Path: path))).ToHashSet();
        Assert.Empty(texts.Except(planted).Select(t => t.Path).Except([.. Codes, .. ReadByAll]));
        Assert.Empty(planted.Except(texts));
        Assert.Empty(Codes.Concat(ReadByAll).Except(texts.Select(t => t.Path)));
    }

    /// <summary>The control: a name that is said aloud is heard.</summary>
    [Fact]
    public async Task Listeners_NameSaidAloud_IsHeard()
    {
        await using var host = await GatewayHost.Start();
        using var telemetry = new Heard();
        using var source = new ActivitySource("canary");
        using (var activity = source.StartActivity("control")) activity?.SetTag("who", Canary.Own.Bird);
        host.Services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>().CreateLogger("canary").Log(Microsoft.Extensions.Logging.LogLevel.Warning, default, Canary.Own.Bird, null, (text, _) => text);
        Assert.Contains(telemetry.Seen, s => s.Contains(Canary.Own.Bird, StringComparison.Ordinal));
        Assert.Contains(host.Logs.Lines, s => s.Contains(Canary.Own.Bird, StringComparison.Ordinal));
    }

    /// <summary>The neighbour has a volunteer to offer to, and has proposed an agreement.</summary>
    private static async Task<(Walk Walk, string Candidate)> Neighbourhood(GatewayHost host)
    {
        var walk = new Walk(host);
        var neighbour = walk.Client(Roles.Coordinator, GatewayHost.Norrkoping);
        var candidate = await neighbour.Post("/v1/volunteers", EveryWrite.Person(Canary.Neighbour)).Expect(HttpStatusCode.Created);
        JsonObject terms = new() { ["receiving"] = GatewayHost.Linkoping, ["types"] = new JsonArray("relief"), ["quota"] = 5, ["from"] = "2026-01-01", ["to"] = "2099-01-01" };
        walk["agreements"] = (string)(await neighbour.Post("/v1/agreements", terms).Expect(HttpStatusCode.Created))["id"]!;
        return (walk, (string)candidate["reference"]!);
    }

    /// <summary>Every route that can be read, with the ids of what was made, whatever it answers.</summary>
    private static async Task ReadEverything(Walk walk, HttpClient client, List<string> answers, params string[] volunteers)
    {
        var paths = (await client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!["paths"]!.AsObject();
        foreach (var (pattern, _) in paths.Where(p => p.Value!.AsObject().ContainsKey("get")))
        {
            foreach (var volunteer in volunteers)
            {
                walk["volunteers"] = volunteer;
                using var response = await client.GetAsync(walk.Filled(pattern));
                answers.Add($"{pattern} {response.Headers} {await response.Content.ReadAsStringAsync()}");
            }
        }
    }

    private static IEnumerable<(string Route, Type? Body)> Endpoints(GatewayHost host) =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where !Reading.Contains(method)
        select ($"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}", endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType);

    private static IEnumerable<string> Texts(Type type, string within)
    {
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            var inner = property.PropertyType.IsGenericType ? property.PropertyType.GenericTypeArguments[0] : property.PropertyType;
            var path = within + System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (inner == typeof(string))
                yield return path;
            else if (inner.Assembly == typeof(Volunteers.VolunteerRequest).Assembly && inner.IsClass)
                foreach (var text in Texts(inner, $"{path}.")) yield return text;
        }
    }

    private static void Silent(string[] names, IEnumerable<string> said, string where)
    {
        foreach (var line in said)
            foreach (var name in names)
                Assert.False(line.Contains(name, StringComparison.OrdinalIgnoreCase), $"{name} in a {where}: {line}");
    }
}
