namespace Matching.Contracts.Municipalities;

/// <summary>On what terms a municipality offers an assignment type from a day on. A change is a new entry with a later day; what was agreed before keeps its terms.</summary>
/// <param name="Name">What people there call it, like <c>støttekontakt</c>.</param>
/// <param name="Offered">False: no need for it can be opened.</param>
/// <param name="MonthlyCostFrom">The least arvode + omkostnad a month that may be agreed; null for no bound.</param>
/// <param name="MonthlyCostTo">The most; null for no bound.</param>
/// <param name="OfferHoldHours">How long an offer holds the volunteer, hours; null: as the municipality's policy says.</param>
/// <param name="FollowUpMonths">Months between follow-ups, 1–<see cref="MaxFollowUpMonths"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.assignment-terms")]
public sealed record AssignmentTerms(
    AssignmentType Type, DateOnly From, string Name, bool Offered, int? MonthlyCostFrom, int? MonthlyCostTo, int? OfferHoldHours, int FollowUpMonths)
{
    /// <summary>A running placement is followed up at least every half year, whatever the terms.</summary>
    public const int MaxFollowUpMonths = 6;

    /// <summary>Entries of one municipality: each type's terms, changed some thirty times.</summary>
    public const int Most = 256;
}
