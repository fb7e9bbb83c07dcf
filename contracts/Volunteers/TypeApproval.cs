using Matching.Contracts.Law;

namespace Matching.Contracts.Volunteers;

/// <summary>The assessment of a volunteer for one assignment type.</summary>
/// <param name="Since">The day the stage was reached.</param>
[GenerateSerializer, Immutable, Alias("matching.type-approval")]
public sealed record TypeApproval(AssignmentType Type, ApprovalStage Stage, DateOnly Since)
{
    /// <summary>Courses done.</summary>
    [Id(0)]
    public ImmutableArray<Training> Training { get; init; } = [];
}
