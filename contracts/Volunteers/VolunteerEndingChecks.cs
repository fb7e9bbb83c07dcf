namespace Matching.Contracts.Volunteers;

/// <summary>The checks of one volunteer that should be renewed, ordered by kind and person.</summary>
[GenerateSerializer, Immutable, Alias("matching.volunteer-ending-checks")]
public sealed record VolunteerEndingChecks(Guid Id, ImmutableArray<CheckEnding> Checks);
