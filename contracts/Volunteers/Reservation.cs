namespace Matching.Contracts.Volunteers;

/// <summary>What a need asks of a volunteer. Idempotent by <paramref name="Offer"/>.</summary>
/// <param name="Offer">UUIDv7, chosen by the caller.</param>
/// <param name="Start">The placement date: checks, pause and agreement are judged on it.</param>
/// <param name="Deadline">When the hold lapses unless it is confirmed.</param>
[GenerateSerializer, Immutable, Alias("matching.reservation")]
public sealed record Reservation(Guid Offer, NeedRef Need, AssignmentType Type, DateOnly Start, DateTimeOffset Deadline)
{
    /// <summary>First day after the placement, as planned so far; null where no end is planned. Placements whose days only touch do not overlap.</summary>
    [Id(0)]
    public DateOnly? End { get; init; }

    /// <summary>Places taken at once: siblings who come together take one each.</summary>
    [Id(1)]
    public int Places { get; init; } = 1;

    /// <summary>The need is a child's: checks that the law asks for children only are judged.</summary>
    [Id(2)]
    public bool ForChild { get; init; }

    /// <summary>Where there is no room for all <see cref="Places"/>, as many as there are free are taken, and the entry says how many.</summary>
    [Id(3)]
    public bool FewerWillDo { get; init; }

    /// <summary>Taken on every day, beside the places. Nothing in entries from before time was counted.</summary>
    [Id(4)]
    public TimeTaken Time { get; init; }

    /// <summary><see cref="Needs.RejectionReasons.Pattern"/> and <see cref="Needs.RejectionReasons.WeekSlots"/> where an override lifted them: then what is left of <see cref="Time"/> is taken, and the entry says how much.</summary>
    [Id(5)]
    public Needs.RejectionReasons Waived { get; init; }

    /// <summary>An age that the child has not reached, as coarse as the checks of the law need it (<see cref="Law.LawRule.ChildUnder"/>); null where it is not known: then all checks for children are judged.</summary>
    [Id(6)]
    public int? ChildUnder { get; init; }

    /// <summary>Across a border, the sharing agreement that it is to count against; null leaves it to the home side, and the entry says which one it is.</summary>
    [Id(7)]
    public Guid? Agreement { get; init; }

    public DateRange Period() => new(Start, End);
}
