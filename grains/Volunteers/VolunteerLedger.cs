using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>The arithmetic of one volunteer's capacity: one ledger over all municipalities.</summary>
internal static class VolunteerLedger
{
    /// <summary>Ended entries kept so that a repeated request gets its old answer; the oldest go first.</summary>
    public const int EndedKept = 50;

    public static int Free(this VolunteerState state, DateTimeOffset now) =>
        state.Profile is { } profile ? profile.Capacity - profile.Ongoing - state.Commitments.Count(c => c.Counts(now)) : 0;

    /// <summary>
    /// A free place in total and for the type, from <paramref name="start"/> on. Placements are half-open, <c>[start, end)</c>: one that ended
    /// on that day leaves room, one that ended later does not.
    /// </summary>
    /// <param name="except">An entry that does not count: the one that is judged.</param>
    public static bool HasRoomFor(this VolunteerState state, AssignmentType type, DateOnly start, DateTimeOffset now, Guid? except = null)
    {
        var profile = state.Profile!;
        var taken = state.Commitments.Where(c => c.Reservation.Offer != except && (c.Counts(now) || start < c.Until)).Select(c => c.Reservation.Type).ToList();
        return profile.Ongoing + taken.Count < profile.Capacity
            && (!profile.CapacityByType.TryGetValue(type, out var limit) || taken.Count(t => t == type) < limit);
    }

    public static Commitment? Find(this VolunteerState state, Guid offer) => state.Commitments.FirstOrDefault(c => c.Reservation.Offer == offer);

    /// <summary>The state with one entry put in or replaced, holds that lapsed marked as released, and old endings dropped.</summary>
    public static VolunteerState With(this VolunteerState state, Commitment entry, DateTimeOffset now)
    {
        var others = state.Commitments.Where(c => c.Reservation.Offer != entry.Reservation.Offer).Select(c => Lapsed(c, now));
        var all = others.Append(entry).ToImmutableArray();
        var surplus = all.Count(IsOver) - EndedKept;
        if (surplus > 0)
        {
            var oldest = all.Where(IsOver).OrderBy(c => c.Since).Take(surplus).Select(c => c.Reservation.Offer).ToHashSet();
            all = all.RemoveAll(c => oldest.Contains(c.Reservation.Offer));
        }

        return state with { Commitments = all, Version = state.Version + 1 };
    }

    private static Commitment Lapsed(Commitment commitment, DateTimeOffset now) =>
        commitment.Status == CommitmentStatus.Held && !commitment.Counts(now)
            ? commitment with { Status = CommitmentStatus.Released, Since = commitment.Reservation.Deadline }
            : commitment;

    private static bool IsOver(Commitment commitment) => commitment.Status is CommitmentStatus.Released or CommitmentStatus.Ended;
}
