using Matching.Contracts.Placements;
using Matching.Contracts.Pool;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>The arithmetic of one volunteer's capacity: one ledger over all municipalities.</summary>
internal static class VolunteerLedger
{
    /// <summary>Ended entries kept so that a repeated request gets its old answer; the oldest go first.</summary>
    public const int EndedKept = 50;

    /// <summary>See <see cref="Occupancy.Free"/>.</summary>
    public static int Free(this VolunteerState state, DateTimeOffset now) =>
        state.Profile is { } profile ? Occupancy.Free(state.Taken(now), profile.Capacity - profile.Ongoing, CivilDay.Of(now)) : 0;

    /// <summary>Enough free places on every day of the placement, in total and for the type.</summary>
    /// <param name="caps">The most placements of single types, see <see cref="VolunteerTypes.Caps"/>.</param>
    /// <param name="except">An entry that does not count: the one that is judged.</param>
    public static bool HasRoomFor(this VolunteerState state, Reservation wanted, ImmutableDictionary<AssignmentType, int> caps, DateTimeOffset now, Guid? except = null)
    {
        var taken = state.Taken(now, except);
        return Occupancy.Most(taken, wanted.Period()) + wanted.Places <= state.Profile!.Capacity - state.Profile.Ongoing
            && (!caps.TryGetValue(wanted.Type, out var cap) || Occupancy.Most([.. taken.Where(t => t.Type == wanted.Type)], wanted.Period()) + wanted.Places <= cap);
    }

    /// <summary>
    /// The reservation for as many places as there is room for, which are all unless fewer will do; null where there is no room. Days that have passed are
    /// not asked about: a need may wait past its start, and whoever had the place then is gone. The real start is judged when it is known.
    /// </summary>
    public static Reservation? Fitted(this VolunteerState state, Reservation wanted, ImmutableDictionary<AssignmentType, int> caps, DateTimeOffset now)
    {
        var today = CivilDay.Of(now);
        var first = wanted.Start < today && !(wanted.End <= today) ? today : wanted.Start;
        for (var places = wanted.Places; places >= (wanted.FewerWillDo ? 1 : wanted.Places); places--)
        {
            if (state.HasRoomFor(wanted with { Places = places, Start = first }, caps, now))
                return wanted with { Places = places };
        }

        return null;
    }

    /// <summary>The places in use as of <paramref name="now"/>, each with the moment a hold lapses; of placements that ended, the days until then.</summary>
    public static ImmutableArray<TakenPlace> Taken(this VolunteerState state, DateTimeOffset now, Guid? except = null) =>
        [.. state.Commitments.Where(c => c.Reservation.Offer != except && (c.Counts(now) || (c.Until is not null && DateRange.IsValid(c.Period())))).Select(c => new TakenPlace(
            c.Reservation.Type, c.Status == CommitmentStatus.Held ? c.Reservation.Deadline : null, c.Period(), c.Reservation.Places) { IsRunning = c.IsRunning(), Time = c.Reservation.Time }.On(CivilDay.Of(now)))];

    /// <summary>A placement other than <paramref name="except"/> runs past its planned end, or ended after <paramref name="on"/>: it may have taken days that were promised.</summary>
    public static bool IsOverrun(this VolunteerState state, DateOnly on, DateOnly today, Guid except) =>
        state.Commitments.Any(c => c.Reservation.Offer != except && ((c.IsRunning() && c.Reservation.End <= today) || on < c.Until));

    /// <summary>The day a child's placement was last agreed: checks up to it were used for it.</summary>
    public static DateOnly? LastAgreed(this VolunteerState state) => state.Commitments.Where(c => c.UsesChecks()).Select(c => c.AgreedOn).Max();

    /// <summary>The same of the placements that were agreed before <paramref name="entry"/>: one that was agreed later has used up none of its checks.</summary>
    public static DateOnly? LastAgreedBefore(this VolunteerState state, Commitment entry) =>
        state.Commitments.Where(c => c.UsesChecks() && c.Reservation.Offer != entry.Reservation.Offer && !IsAgreedAfter(entry, c)).Select(c => c.AgreedOn).Max();

    public static Commitment? Find(this VolunteerState state, Guid offer) => state.Commitments.FirstOrDefault(c => c.Reservation.Offer == offer);

    /// <summary>The state with one entry put in or replaced, holds that lapsed marked as released, and old endings dropped.</summary>
    public static VolunteerState With(this VolunteerState state, Commitment entry, DateTimeOffset now)
    {
        LifeCycles.Commitment.Leads(state.Find(entry.Reservation.Offer)?.Status ?? LifeCycles.Commitment.Initial, entry.Status);
        var others = state.Commitments.Where(c => c.Reservation.Offer != entry.Reservation.Offer).Select(c => Lapsed(c, now));
        var all = others.Append(entry).ToImmutableArray();
        var surplus = all.Count(IsOver) - EndedKept;
        if (surplus > 0)
        {
            // Up to when checks are used up is remembered by the entry of the last that began.
            var used = all.Where(c => c.UsesChecks() && c.Started is not null).MaxBy(c => c.AgreedOn);
            var oldest = all.Where(c => IsOver(c) && c != used).OrderBy(c => c.Since).Take(surplus).Select(c => c.Reservation.Offer).ToHashSet();
            all = all.RemoveAll(c => oldest.Contains(c.Reservation.Offer));
        }

        var kept = all.Select(c => c.Reservation.Offer).ToHashSet();
        return state with { Commitments = all, Inputs = state.Inputs.RemoveRange(state.Inputs.Keys.Where(offer => !kept.Contains(offer))), Version = state.Version + 1 };
    }

    private static Commitment Lapsed(Commitment commitment, DateTimeOffset now) =>
        commitment.Status == CommitmentStatus.Held && !commitment.Counts(now)
            ? commitment with { Status = LifeCycles.Commitment.Leads(commitment.Status, CommitmentStatus.Released), Since = commitment.Reservation.Deadline }
            : commitment;

    // Of two on one day the moment decides, which is kept while the later one is not over; one that has begun counts, whichever was first.
    private static bool IsAgreedAfter(Commitment entry, Commitment other) =>
        other.AgreedOn > entry.AgreedOn || (other.AgreedOn == entry.AgreedOn && other.Started is null && other.Since > entry.Since);

    private static bool IsOver(Commitment commitment) => commitment.Status is CommitmentStatus.Released or CommitmentStatus.Ended;
}
