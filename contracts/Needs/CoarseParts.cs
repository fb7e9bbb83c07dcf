namespace Matching.Contracts.Needs;

/// <summary>
/// The parts of a score in groups, in points: what another municipality may learn of its volunteers' scores. Interests, languages, experience, free places and the
/// time since somebody was asked are personal; only their sums are told. The groups sum to the same score as the parts.
/// </summary>
/// <param name="Place">For the distance between two coarse cells.</param>
/// <param name="Time">For availability, free places and rest.</param>
/// <param name="Person">For interests, languages and experience, less what soft wishes cost.</param>
/// <param name="Policy">For the need's waiting time.</param>
[GenerateSerializer, Immutable, Alias("matching.coarse-parts")]
public sealed record CoarseParts(int Place, int Time, int Person, int Policy)
{
    public static CoarseParts Of(ScoreParts parts) => new(
        parts.Distance,
        parts.Availability + parts.Load + parts.Rest,
        parts.Interests + parts.Languages + parts.Experience + parts.Penalty,
        parts.Priority);
}
