using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>Why this score, in groups: points that sum to it. What is told of a volunteer of another municipality.</summary>
internal sealed record CoarsePartsDto
{
    /// <summary>For the distance.</summary>
    public required int Place { get; init; }

    /// <summary>For availability, free places and the time since the volunteer was last asked.</summary>
    public required int Time { get; init; }

    /// <summary>For interests, languages and experience, less what soft wishes cost.</summary>
    public required int Person { get; init; }

    /// <summary>For the need's waiting time.</summary>
    public required int Policy { get; init; }

    public static CoarsePartsDto From(CoarseParts groups) => new() { Place = groups.Place, Time = groups.Time, Person = groups.Person, Policy = groups.Policy };
}
