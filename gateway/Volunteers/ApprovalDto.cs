using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>How far the assessment for one type has come. One that is left out stays as it is recorded; a type without any begins with screening. Who was assessed elsewhere is registered with the stage reached; from then on no stage is skipped.</summary>
internal sealed record ApprovalDto
{
    [Required]
    public AssignmentType? Type { get; init; }

    /// <summary>Screening, interview, home visit, references, then approved or refused.</summary>
    [Required]
    public ApprovalStage? Stage { get; init; }

    /// <summary>The day the stage was reached, of an approval the day of the decision: the law of that day says which checks must have been made before. Left out, it is the day on record for that stage, or today.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Courses done.</summary>
    public IReadOnlyList<Training>? Training { get; init; }

    public static ApprovalDto From(TypeApproval approval) => new() { Type = approval.Type, Stage = approval.Stage, Since = approval.Since, Training = approval.Training };

    public static ImmutableArray<TypeApproval> ToApprovals(IReadOnlyList<ApprovalDto?>? approvals, Faults faults)
    {
        if (approvals is not null && approvals.Count > Enum.GetValues<AssignmentType>().Length)
            faults.Add("approvals", "The list is too long.", "Give one entry for each type.");
        return [.. (approvals ?? []).Select((approval, i) => (approval ?? new()).ToApproval($"approvals[{i}]", faults))];
    }

    private TypeApproval ToApproval(string field, Faults faults) => new(
        faults.Required($"{field}.type", Type, EnumNames<AssignmentType>.Cure),
        faults.Required($"{field}.stage", Stage, EnumNames<ApprovalStage>.Cure),
        Since ?? default)
    {
        Training = faults.Enums($"{field}.training", Training, required: false),
    };
}
