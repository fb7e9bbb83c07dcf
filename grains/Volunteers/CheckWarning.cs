using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>A check of which the coordinators were told: once when its window opened, and once more where an event ended it.</summary>
[GenerateSerializer, Immutable, Alias("matching.check-warning")]
public sealed record CheckWarning(CheckKind Kind, int? Member, DateOnly Made, bool Ended)
{
    public static CheckWarning Of(CheckEnding check) => new(check.Kind, check.Member, check.Made, check.EndedOn is not null);
}
