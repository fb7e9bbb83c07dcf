using System.ComponentModel;
using System.Text.Json.Serialization;
using Matching.Gateway.Imports;

namespace Matching.Gateway.Problems;

/// <summary>RFC 9457 problem details, the body of every error. Media type <c>application/problem+json</c>.</summary>
[Description("RFC 9457 problem details: the body of every error.")]
internal sealed record ApiProblem
{
    public const string MediaType = "application/problem+json";

    /// <summary>Stable URI reference of the kind of problem; opens a page that explains it.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>One sentence for a person. Never carries personal data.</summary>
    public required string Detail { get; init; }

    /// <summary>The first field at fault: a path in the body, or the name of a header or query parameter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>What to do instead.</summary>
    public required string Cure { get; init; }

    /// <summary>Every field at fault, each with what is wrong and what would be right.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Names this request in the service's logs and traces.</summary>
    public required string TraceId { get; init; }

    /// <summary>The report of a refused import.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImportReport? Report { get; init; }
}
