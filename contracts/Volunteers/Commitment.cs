namespace Matching.Contracts.Volunteers;

/// <summary>One entry of the volunteer's ledger: a hold, and when it was confirmed, a placement.</summary>
[GenerateSerializer, Immutable, Alias("matching.commitment")]
public sealed record Commitment(Reservation Reservation, CommitmentStatus Status, DateTimeOffset Since)
{
    /// <summary>When the placement really began; until then the reservation's date stands.</summary>
    [Id(0)]
    public DateOnly? Started { get; init; }

    /// <summary>The first day the placement no longer covered, where it has ended: <c>[start, Until)</c>.</summary>
    [Id(1)]
    public DateOnly? Until { get; init; }

    /// <summary>When the volunteer was thanked for it.</summary>
    [Id(2)]
    public DateOnly? Thanked { get; init; }

    /// <summary>The day the placement was agreed; null while it is held.</summary>
    [Id(3)]
    public DateOnly? AgreedOn { get; init; }

    /// <summary>How the pair was judged when the place was held; null where the caller said nothing of the need.</summary>
    [Id(4)]
    public Needs.PairDecision? Decision { get; init; }

    /// <summary>Rules that stood in the way when the place was held: the need's coordinator set them aside. For the home municipality alone.</summary>
    public Needs.RejectionReasons SetAside() => Decision?.Reasons ?? Needs.RejectionReasons.None;

    /// <summary>It takes up capacity at <paramref name="now"/>: a placement always, a hold until its deadline.</summary>
    public bool Counts(DateTimeOffset now) =>
        Status == CommitmentStatus.Placed || (Status == CommitmentStatus.Held && now < Reservation.Deadline);

    /// <summary>A check made by <see cref="AgreedOn"/> is used up where the law asks for a new one for each child: by a child's placement that runs, ran or is yet to begin.</summary>
    public bool UsesChecks() => Reservation.ForChild && AgreedOn is not null && (Status == CommitmentStatus.Placed || Started is not null);

    /// <summary>It has begun and its end is not recorded.</summary>
    public bool IsRunning() => Status == CommitmentStatus.Placed && Started is not null;

    /// <summary>The days it takes up: as planned, or as it really began and ended. What runs past its planned end takes up more, see <see cref="Pool.TakenPlace.On"/>.</summary>
    public DateRange Period() => new(Started ?? Reservation.Start, Until ?? Reservation.End);
}
