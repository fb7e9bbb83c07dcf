using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>Which types a volunteer can be placed in, and how often.</summary>
internal static class VolunteerTypes
{
    /// <summary>Assessed to the end by the day, and with every course that the home country's law asks for on it.</summary>
    public static bool IsApprovedFor(this VolunteerProfile profile, AssignmentType type, string home, LawBook law, DateOnly day) =>
        profile.StageOf(type) == ApprovalStage.Approved
        && !(profile.Approvals.FirstOrDefault(a => a.Type == type)?.Since > day)
        && law.Find(home, type, day)?.Training.Except(profile.Approvals.FirstOrDefault(a => a.Type == type)?.Training ?? []).Any() != true;

    public static IEnumerable<AssignmentType> ApprovedTypes(this VolunteerProfile profile, string home, LawBook law, DateOnly day) =>
        profile.Types.Where(type => profile.IsApprovedFor(type, home, law, day));

    /// <summary>The most placements of single types at once: the volunteer's own bounds, and the home country's legal caps where they are lower.</summary>
    /// <param name="day">The placement date: the law of that day caps.</param>
    public static ImmutableDictionary<AssignmentType, int> Caps(this VolunteerProfile profile, string home, LawBook law, DateOnly day)
    {
        var caps = profile.CapacityByType;
        foreach (var type in profile.Types)
        {
            if (law.Find(home, type, day)?.CapFor(profile.Dispensations.Contains(type)) is { } cap && cap < Math.Min(profile.Capacity, caps.GetValueOrDefault(type, int.MaxValue)))
                caps = caps.SetItem(type, cap);
        }

        return caps;
    }
}
