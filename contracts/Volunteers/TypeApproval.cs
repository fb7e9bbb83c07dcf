using Matching.Contracts.Law;

namespace Matching.Contracts.Volunteers;

/// <summary>The assessment of a volunteer for one assignment type.</summary>
/// <param name="Since">The day the stage was reached, of <see cref="ApprovalStage.Approved"/> that of the decision. Default where none is stated: <see cref="Assessments.WithStages"/> gives it one.</param>
[GenerateSerializer, Immutable, Alias("matching.type-approval")]
public sealed record TypeApproval(AssignmentType Type, ApprovalStage Stage, DateOnly Since)
{
    /// <summary>Courses done.</summary>
    [Id(0)]
    public ImmutableArray<Training> Training { get; init; } = [];

    /// <summary>The day of the stage before this one, where it is on record: this one is of no earlier day. Kept by the volunteer grain, whatever a caller sends.</summary>
    [Id(1)]
    public DateOnly? Before { get; init; }

    /// <summary>The same stage since the same day, whatever courses are recorded with it.</summary>
    public bool IsSameAs(TypeApproval other) => (Type, Stage, Since) == (other.Type, other.Stage, other.Since);
}
