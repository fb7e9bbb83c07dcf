using Matching.Contracts.Pool;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>From the truth to the row that the pool may know.</summary>
internal static class VolunteerProjection
{
    private const int CheckKinds = 4;

    public static PoolRow Row(VolunteerRef volunteer, VolunteerState state, DateTimeOffset now)
    {
        var profile = state.Profile!;
        return new(
            volunteer,
            state.Version,
            profile.Home,
            profile.MaxTravelKm,
            profile.Gender,
            profile.Types.Aggregate(0u, (mask, type) => mask | 1u << (int)type),
            Vocabulary.Languages.Mask(profile.Languages),
            Vocabulary.Interests.Mask(profile.Interests),
            Vocabulary.Qualifications.Mask(profile.Qualifications),
            [.. Enumerable.Range(0, CheckKinds).Select(kind => LastValidDay(profile, (CheckKind)kind))],
            WeekSlots.Mask(profile.WeekSlots),
            profile.Experience,
            profile.Capacity,
            profile.CapacityByType,
            profile.Ongoing,
            [.. state.Commitments.Where(c => c.Counts(now)).Select(Taken)],
            profile.PausedUntil,
            profile.SharedOutsideHome);
    }

    private static DateOnly? LastValidDay(VolunteerProfile profile, CheckKind kind) =>
        profile.Checks.Where(c => c.Kind == kind).Select(c => (DateOnly?)c.ValidUntil).Max();

    private static TakenPlace Taken(Commitment commitment) =>
        new(commitment.Reservation.Type, commitment.Status == CommitmentStatus.Held ? commitment.Reservation.Deadline : null);
}
