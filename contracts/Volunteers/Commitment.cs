namespace Matching.Contracts.Volunteers;

/// <summary>One entry of the volunteer's ledger: a hold, and when it was confirmed, a placement.</summary>
[GenerateSerializer, Immutable, Alias("matching.commitment")]
public sealed record Commitment(Reservation Reservation, CommitmentStatus Status, DateTimeOffset Since)
{
    /// <summary>It takes up capacity at <paramref name="now"/>: a placement always, a hold until its deadline.</summary>
    public bool Counts(DateTimeOffset now) =>
        Status == CommitmentStatus.Placed || (Status == CommitmentStatus.Held && now < Reservation.Deadline);
}
