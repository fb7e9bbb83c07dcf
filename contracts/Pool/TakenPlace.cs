namespace Matching.Contracts.Pool;

/// <summary>Places and time in use on the days of <paramref name="Period"/>. <paramref name="LapsesAt"/> null: a placement. Otherwise a hold that frees itself, so the pool needs no second message.</summary>
[GenerateSerializer, Immutable, Alias("matching.taken-place")]
public readonly record struct TakenPlace(AssignmentType Type, DateTimeOffset? LapsesAt, DateRange Period, int Places)
{
    /// <summary>It has begun and its end is not recorded.</summary>
    [Id(0)]
    public bool IsRunning { get; init; }

    [Id(1)]
    public TimeTaken Time { get; init; }

    /// <summary>A placement, or a hold that has not lapsed.</summary>
    public bool Counts(DateTimeOffset now) => LapsesAt is not { } lapse || now < lapse;

    /// <summary>As it stands on <paramref name="today"/>: what runs past its planned end goes on until the end is recorded, so that it takes the place of all later days.</summary>
    public TakenPlace On(DateOnly today) => IsRunning && Period.To <= today ? this with { Period = new(Period.From, null) } : this;
}
