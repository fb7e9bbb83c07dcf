using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>Entries of a volunteer's ledger in every state: held, lapsed, agreed, running, ended.</summary>
internal static class LedgerEntries
{
    public static Commitment Draw(Random random, Reservation reservation, DateTimeOffset now)
    {
        var entry = new Commitment(reservation, random.Next(3) == 0 ? CommitmentStatus.Held : CommitmentStatus.Placed, now);
        return random.Next(4) switch
        {
            0 when entry.Status == CommitmentStatus.Held => entry with { Reservation = reservation with { Deadline = now } },
            1 when entry.Status == CommitmentStatus.Placed => entry with { Started = reservation.Start.AddDays(-random.Next(3)) },
            2 when entry.Status == CommitmentStatus.Placed => entry with { Status = CommitmentStatus.Ended, Started = reservation.Start, Until = reservation.Start.AddDays(random.Next(1, 30)) },
            _ => entry,
        };
    }
}
