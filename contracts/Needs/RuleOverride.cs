namespace Matching.Contracts.Needs;

/// <summary>A coordinator's decision to make an offer against soft or policy rules. It lifts the rules it names, for this offer alone.</summary>
/// <param name="Rules">Some of <see cref="Allowed"/>; for a volunteer of another municipality some of <see cref="AllowedElsewhere"/>.</param>
/// <param name="Reason">Why, for the municipality's own record; it stays with the need.</param>
[GenerateSerializer, Immutable, Alias("matching.rule-override")]
public sealed record RuleOverride(RejectionReasons Rules, string Reason)
{
    /// <summary>
    /// Wishes of the need, the distance, and a remembered no. Never what law, consent, capacity or an agreement asks: no override names those.
    /// </summary>
    public const RejectionReasons Allowed =
        RejectionReasons.Language | RejectionReasons.Qualification | RejectionReasons.Gender | RejectionReasons.Distance | RejectionReasons.Excluded
        | RejectionReasons.Mode | RejectionReasons.Condition | RejectionReasons.Pattern | RejectionReasons.WeekSlots;

    /// <summary>
    /// For another municipality's volunteer: the groups in which their rejections are told, as far as a person may set every rule of the group aside, and the need's
    /// own memory of a no. <see cref="RejectionReasons.Household"/> only where the need's rejections name it.
    /// </summary>
    public const RejectionReasons AllowedElsewhere =
        RejectionReasons.Distance | RejectionReasons.Excluded | RejectionReasons.Mode | RejectionReasons.Household;

    /// <summary>Keeps the reason out of logs that print whole records.</summary>
    public override string ToString() => $"({Rules} overridden)";
}
