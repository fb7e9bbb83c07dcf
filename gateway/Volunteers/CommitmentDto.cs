using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Gateway.Needs;

namespace Matching.Gateway.Volunteers;

/// <summary>A hold or placement in the volunteer's ledger.</summary>
internal sealed record CommitmentDto
{
    public required Guid Offer { get; init; }

    /// <summary>The need's opaque reference; its municipality keeps the rest.</summary>
    public required string Need { get; init; }

    public required AssignmentType Type { get; init; }

    public required CommitmentStatus Status { get; init; }

    /// <summary>The placement date.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>First day after it, as planned; null where no end is.</summary>
    public required DateOnly? End { get; init; }

    /// <summary>What it takes of the volunteer's hours a week, likewise of the weekends a month and the weekly slots.</summary>
    public required int HoursAWeek { get; init; }

    public required int WeekendsAMonth { get; init; }

    public required IReadOnlyList<string> WeekSlots { get; init; }

    /// <summary>When a hold lapses.</summary>
    public required DateTimeOffset Deadline { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Rules that stood in the way when it was held, and that the need's coordinator set aside. The other municipality knows their group at the most.</summary>
    public required IReadOnlyList<RejectionReasons> SetAside { get; init; }

    /// <summary>The sharing agreement that it counts against; null at home.</summary>
    public required Guid? Agreement { get; init; }

    public static CommitmentDto From(Commitment commitment) => new()
    {
        Offer = commitment.Reservation.Offer,
        Need = commitment.Reservation.Need.ToString(),
        Type = commitment.Reservation.Type,
        Status = commitment.Status,
        Start = commitment.Reservation.Start,
        End = commitment.Reservation.End,
        HoursAWeek = commitment.Reservation.Time.HoursAWeek,
        WeekendsAMonth = commitment.Reservation.Time.WeekendsAMonth,
        WeekSlots = [.. Contracts.Values.WeekSlots.InMask(commitment.Reservation.Time.WeekSlots)],
        Deadline = commitment.Reservation.Deadline,
        Since = commitment.Since,
        SetAside = [.. commitment.SetAside().Single()],
        Agreement = commitment.Reservation.Agreement,
    };
}
