namespace Matching.Contracts.Law;

/// <summary>What the law of one country asks of one assignment type from a date on.</summary>
/// <param name="Country"><c>se</c>, <c>no</c> or <c>dk</c>.</param>
/// <param name="Regulated">True: rests on a decision and is paid. False: free volunteering. The two are never mixed.</param>
/// <param name="Checks">Checks that must be valid on the placement date.</param>
/// <param name="DecisionDays">Days within which a decision must be carried out, counted from the decision; null where no clock runs by days, see <see cref="DecisionMonths"/>.</param>
/// <param name="ClientConsentAge">From this age the client's own consent is needed as well, in years.</param>
/// <param name="Source">The paragraph, for the reader.</param>
[GenerateSerializer, Immutable, Alias("matching.law-rule")]
public sealed record LawRule(
    string Country,
    AssignmentType Type,
    DateOnly From,
    bool Regulated,
    ImmutableArray<CheckRule> Checks,
    int? DecisionDays,
    int? ClientConsentAge,
    string Source)
{
    /// <summary>First day on which it is no longer in force; null where it has no end.</summary>
    [Id(0)]
    public DateOnly? Until { get; init; }

    /// <summary>Days of waiting that close each band of the waiting statistics but the last (no: 15 and 30 for 0–15, 16–30, 31 and more).</summary>
    [Id(1)]
    public ImmutableArray<int> WaitingBands { get; init; } = [];

    /// <summary>A home with more placed children than this is notifiable.</summary>
    [Id(2)]
    public int? NotifiableAbove { get; init; }

    /// <summary>The most placements of this type at once for one volunteer.</summary>
    [Id(3)]
    public int? Cap { get; init; }

    /// <summary>The most for a volunteer with a dispensation.</summary>
    [Id(4)]
    public int? CapWithDispensation { get; init; }

    /// <summary>Relatives are considered before anybody else is asked.</summary>
    [Id(5)]
    public bool RelativesFirst { get; init; }

    /// <summary>Courses that must be done before a volunteer is approved.</summary>
    [Id(6)]
    public ImmutableArray<Training> Training { get; init; } = [];

    /// <summary>Calendar months within which a decision must be carried out, 1–120 (se: 3); null where no clock runs by months. Never beside days.</summary>
    [Id(7)]
    public int? DecisionMonths { get; init; }

    /// <summary>The municipalities it holds for, as a rule of their own that goes before the country's and asks for no less; empty: the whole country.</summary>
    [Id(8)]
    public ImmutableArray<string> Municipalities { get; init; } = [];

    /// <summary>The authority outside the municipality that decides on the type (no: the Statsforvalter appoints a verge): no municipality has needs or volunteers for it.</summary>
    [Id(9)]
    public string? DecidedBy { get; init; }

    /// <summary>A court or board may decide without the consent of the client and the guardian (se: LVU; föräldrabalken 11 kap.).</summary>
    [Id(10)]
    public bool AuthorityMayConsent { get; init; }

    /// <summary>
    /// The last day on which a decision of that day is carried out in time, or null where no clock runs. A span of months ends on the day of the same number,
    /// or on the last day of a month that has none (se: lagen 1930:173 om beräkning av lagstadgad tid 1 §).
    /// </summary>
    public DateOnly? CarryOutBy(DateOnly decided) => DecisionMonths is { } months ? decided.AddMonths(months) : DecisionDays is { } days ? decided.AddDays(days) : null;

    /// <summary>The checks that a need asks for: some only for children, or for younger ones.</summary>
    /// <param name="childUnder">See <see cref="ChildUnder"/>; null where it is not known.</param>
    public IEnumerable<CheckRule> ChecksFor(bool child, int? childUnder = null) => Checks.Where(c => c.IsAskedFor(child, childUnder));

    /// <summary>
    /// What others may know of a child's age: the lowest age limit of a check that the child has not reached, 18 where it has reached all. It decides which
    /// checks are asked for as the age itself does.
    /// </summary>
    /// <param name="age">Whole years at the placement date; null: not known, or an adult.</param>
    public int? ChildUnder(int? age) => age is null ? null : Checks.Select(c => c.ChildUnder).Where(limit => limit > age).Min() ?? Limits.AgeOfMajority;

    /// <summary>The most placements of this type at once, or null where the law sets none.</summary>
    public int? CapFor(bool dispensation) => dispensation ? CapWithDispensation ?? Cap : Cap;

    /// <summary>The waiting band of a need that has waited so many days: its first and its last day, null in the last one. One band where the law names none.</summary>
    public (int From, int? To) Band(int daysWaited)
    {
        var band = WaitingBands.Count(end => daysWaited > end);
        return (band == 0 ? 0 : WaitingBands[band - 1] + 1, band < WaitingBands.Length ? WaitingBands[band] : null);
    }
}
