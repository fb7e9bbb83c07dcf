namespace Matching.Contracts.Volunteers;

/// <summary>What a profile that does not speak of an assessment says of it.</summary>
public static class Assessments
{
    /// <summary>
    /// The profile with an entry for each type. One that is left out stays as it is recorded, and a type that is offered anew begins with its first stage:
    /// nobody is approved by saying nothing. A stage without a day keeps the day on record for it, or is reached today.
    /// </summary>
    /// <param name="known">What is recorded; a type without an entry in it was approved before stages were kept.</param>
    public static VolunteerProfile WithStages(this VolunteerProfile next, VolunteerProfile? known, DateOnly today) => next with
    {
        Approvals =
        [
            .. next.Approvals.Select(a => Dated(a, known?.Approvals.FirstOrDefault(k => k.Type == a.Type), today)),
            .. from type in next.Types.Distinct()
               where !next.Approvals.Any(a => a.Type == type)
               let kept = known?.Approvals.FirstOrDefault(a => a.Type == type)
               where kept is not null || known?.Types.Contains(type) != true
               select kept ?? new TypeApproval(type, ApprovalStage.Screening, today),
        ],
    };

    private static TypeApproval Dated(TypeApproval next, TypeApproval? known, DateOnly today) => known?.Stage == next.Stage
        ? next with { Since = next.Since == default ? known.Since : next.Since, Before = known.Before }
        : next with { Since = next.Since == default ? today : next.Since, Before = known?.Since };
}
