using System.Text.RegularExpressions;

namespace Matching.Silo.Tests.Deploy;

/// <summary>A query of a dashboard or an alert, read as far as it can ask for what no instrument gives.</summary>
/// <param name="Engine">The one engine that it is for; null for both.</param>
internal sealed partial record MetricQuery(string Expression, string? Engine = null)
{
    /// <summary>What the collector adds to every series.</summary>
    private static readonly HashSet<string> OfResources = ["instance", "job"];

    public IEnumerable<string> Names => Selectors().Matches(Expression).Select(match => match.Groups["name"].Value);

    /// <summary>What would leave the query without an answer, or give it a wrong one.</summary>
    public IEnumerable<string> Faults(EmittedMetrics emitted)
    {
        var grouped = Grouping().Matches(Expression).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).ToList();
        foreach (Match match in Selectors().Matches(Expression))
        {
            var name = match.Groups["name"].Value;
            if (emitted.Series(name) is not var (kind, labels))
            {
                yield return $"{name} is not emitted: {Expression}";
                continue;
            }
            if (match.Groups["rate"].Success != (kind == MetricKind.Counter))
                yield return $"{name} is a {kind}: {Expression}";
            var asked = Matchers().Matches(match.Groups["matchers"].Value).Select(label => label.Groups[1].Value).Concat(grouped);
            foreach (var label in asked.Except(labels).Except(OfResources))
                yield return $"{name} has no label {label}: {Expression}";
        }
    }

    /// <summary>A metric, with the function that takes a counter where there is one, and the selector behind it.</summary>
    [GeneratedRegex(@"(?<rate>\b(rate|increase)\()?\b(?<name>(orleans|matching|http_server|aspnetcore|dotnet)_[a-z_]+)(\{(?<matchers>[^}]*)\})?")]
    private static partial Regex Selectors();

    [GeneratedRegex(@"\bby \(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(\w+)\s*(=~|!~|!=|=)\s*""")]
    private static partial Regex Matchers();
}
