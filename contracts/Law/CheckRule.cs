namespace Matching.Contracts.Law;

/// <summary>One check that the law asks for, judged at the placement date.</summary>
[GenerateSerializer, Immutable, Alias("matching.check-rule")]
public sealed record CheckRule(CheckKind Kind, CheckScope Scope = CheckScope.Person)
{
    /// <summary>The most whole months between the check and the placement date, 1–120; null where it does not age.</summary>
    [Id(0)]
    public int? MaxAgeMonths { get; init; }

    /// <summary>Months after which it is good practice to repeat a check that does not age, 1–120; a check that is older still holds.</summary>
    [Id(6)]
    public int? RepeatMonths { get; init; }

    /// <summary>Each placement needs a check made after the last one was agreed (no: a new politiattest for each new child).</summary>
    [Id(1)]
    public bool NewForEachPlacement { get; init; }

    /// <summary>Asked for only where the need is a child's.</summary>
    [Id(2)]
    public bool ChildrenOnly { get; init; }

    [Id(3)]
    public CheckParty Responsible { get; init; }

    /// <summary>Days before the check ends from which it should be renewed, 0–365.</summary>
    [Id(4)]
    public int RenewalDays { get; init; } = 60;

    [Id(5)]
    public ImmutableArray<LifeEvent> EndedBy { get; init; } = [];

    /// <summary>Asked for only where the child is younger than this, 1–18 years (dk: børneattest, 15); null for every child. Only with <see cref="ChildrenOnly"/>.</summary>
    [Id(7)]
    public int? ChildUnder { get; init; }

    /// <summary>The person's consent to its being fetched is recorded with it: the register gives none out without (dk: børneattest).</summary>
    [Id(8)]
    public bool Consent { get; init; }

    /// <summary>What it must have been made for; empty: anything. One that was made for another purpose does not count. All checks of a rule of law that name purposes name the same.</summary>
    [Id(9)]
    public ImmutableArray<CheckPurpose> Purposes { get; init; } = [];

    /// <summary>
    /// It is made before the decision: nobody becomes approved for the type who lacks one that was made by the day of the approval and held on it
    /// (se: the board fetches the registers before it decides on a home). A rule of law asks it of the home municipality's own volunteers.
    /// </summary>
    [Id(10)]
    public bool BeforeApproval { get; init; }

    /// <summary>The need asks for it.</summary>
    /// <param name="childUnder">An age that the child has not reached, see <see cref="LawRule.ChildUnder"/>; null where it is not known: then every check for children is asked for.</param>
    public bool IsAskedFor(bool child, int? childUnder) => (child || !ChildrenOnly) && (ChildUnder is null || childUnder is null || childUnder <= ChildUnder);

    /// <summary>The oldest day on which a check for a placement on <paramref name="start"/> may have been made.</summary>
    public DateOnly MadeSince(DateOnly start) => MaxAgeMonths is { } months ? start.AddMonths(-months) : DateOnly.MinValue;

    /// <summary>The last placement date for which a check made on <paramref name="made"/> is young enough, or null where it does not age.</summary>
    public DateOnly? LastDay(DateOnly made)
    {
        if (MaxAgeMonths is not { } months)
            return null;
        // Months differ in length: the last of May less three months is the last of February.
        var last = made.AddMonths(months);
        while (MadeSince(last.AddDays(1)) <= made)
            last = last.AddDays(1);
        return last;
    }

    /// <summary>The day from which a check made on <paramref name="made"/> should be renewed, or null where nothing asks for it.</summary>
    public DateOnly? RenewFrom(DateOnly made) => (LastDay(made) ?? (RepeatMonths is { } months ? made.AddMonths(months) : null))?.AddDays(-RenewalDays);
}
