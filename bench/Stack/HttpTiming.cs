using System.Diagnostics;
using System.Text.Json.Nodes;
using Matching.Contracts.Values;
using Matching.Gateway.Auth;

namespace Matching.Bench.Stack;

/// <summary><c>GET needs/{id}/candidates</c> over HTTP, asked by a load generator in a process of its own on the same machine.</summary>
internal sealed class HttpTiming(string url, GatewayAuthOptions auth, RegionData region, string scratch)
{
    /// <summary>A server that has just started still compiles its methods a second and a third time.</summary>
    private const double WarmUpSeconds = 15;

    public async Task<JsonNode> Run(int connections, double seconds, CancellationToken stop)
    {
        var requests = Path.Combine(scratch, "requests.txt");
        await File.WriteAllLinesAsync(requests, Requests(), stop);
        await Generate(requests, connections, WarmUpSeconds, stop);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var measured = await Generate(requests, connections, seconds, stop);
        var busy = Process.GetCurrentProcess().TotalProcessorTime - before;
        measured["serverCpuUsPerRequest"] = Math.Round(busy.TotalMicroseconds / measured["requests"]!.GetValue<long>(), 1);
        return measured;
    }

    /// <summary>A path and a token in each line: every need, asked by a coordinator of its municipality and authority.</summary>
    private IEnumerable<string> Requests()
    {
        var tokens = Enum.GetValues<Authority>().SelectMany(_ => region.Members, (authority, code) => (code, authority)).ToDictionary(who => who, who => DevelopmentTokens.Issue(
            auth, who.code, Roles.Coordinator, TimeSpan.FromHours(1), TimeProvider.System, authority: who.authority));
        for (var n = 0; n < region.Core.Needs.Length; n++)
        {
            var need = region.NeedRef(n);
            yield return $"/v1/needs/{need.Id}/candidates {tokens[(need.Municipality, Authorities.Of((AssignmentType)region.Core.Needs[n].Role))]}";
        }
    }

    private Task<JsonNode> Generate(string requests, int connections, double seconds, CancellationToken stop) => Task.Run(
        () => Report.Yard.OwnCommand("load", url, requests, "--connections", $"{connections}", "--seconds", FormattableString.Invariant($"{seconds}")), stop);
}
