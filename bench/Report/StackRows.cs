using System.Text.Json.Nodes;

namespace Matching.Bench.Report;

/// <summary>The whole service, see <see cref="Stack.StackVerb"/>.</summary>
internal static class StackRows
{
    public static IEnumerable<Row> All(Yard yard) =>
    [
        new("stack-round", "a round on S through grains, embedded engine", "core alone", "≤ 1.5 × core + 50 ms", "ms", row => Round(yard, row), m => m.Ours!.Median <= m.Facts["limit ms"]),
        new("stack-http", "GET needs/{id}/candidates over HTTP, S, 32 connections: requests a second", "—", "≥ 10,000 requests/s, p99 ≤ 20 ms, 0 errors", "requests/s",
            row => Http(yard, row), m => m.Ours!.Median >= 10_000 && m.Facts["p99 ms"] <= 20 && m.Facts["errors"] == 0),
    ];

    private static Measurement? Round(Yard yard, Row row)
    {
        if (!yard.Has("S"))
            return null;
        var measured = Yard.OwnCommand("stack", yard.Folder("S"), "--seconds", "0")["round"]!;
        if (measured["total"]!.GetValue<long>() != measured["coreTotal"]!.GetValue<long>())
            throw new InvalidOperationException("The round's total is not the core's.");
        var (whole, core) = (Read(measured["round"]!), Read(measured["core"]!));
        return Measurement.Of(row, whole, core, facts: new() { ["limit ms"] = measured["limitMs"]!.GetValue<double>() });
    }

    private static Measurement? Http(Yard yard, Row row)
    {
        if (!yard.Has("S"))
            return null;
        var measured = Yard.OwnCommand("stack", yard.Folder("S"), "--rounds", "0", "--seconds", "20")["http"]!;
        return Measurement.Of(row, Spread.Of([measured["requestsPerSecond"]!.GetValue<double>()]), facts: new()
        {
            ["p50 ms"] = measured["p50Ms"]!.GetValue<double>(),
            ["p99 ms"] = measured["p99Ms"]!.GetValue<double>(),
            ["errors"] = measured["errors"]!.GetValue<double>(),
            ["server CPU µs a request"] = measured["serverCpuUsPerRequest"]!.GetValue<double>(),
            ["generator CPU µs a request"] = measured["generatorCpuUsPerRequest"]!.GetValue<double>(),
        });
    }

    private static Spread Read(JsonNode node) => System.Text.Json.JsonSerializer.Deserialize<Spread>(node)!;
}
