using Matching.Contracts.Pool;
using Matching.Core;

namespace Matching.Grains.Rounds;

/// <summary>
/// What one volunteer can do beside each other: hours a week and weekends a month of all needs that run on one day, within what the volunteer gives. Needs whose
/// days do not meet do not add up.
/// </summary>
internal static class JointLoad
{
    public static bool Fits(in VolunteerRow volunteer, IReadOnlyCollection<PoolNeed> needs)
    {
        foreach (var first in needs)
        {
            var (weekends, hours) = (0, 0);
            foreach (var need in needs)
            {
                // The most run on a day on which one begins.
                if (need.Start > first.Start || need.End <= first.Start)
                    continue;
                weekends += need.WeekendsAMonth;
                hours += Hours(need.HoursStep);
            }

            if (weekends > volunteer.Weekends || (hours > Hours(volunteer.HoursStep) && volunteer.HoursStep < WeekHours.Steps.Length))
                return false;
        }

        return true;
    }

    private static int Hours(int step) => step == 0 ? 0 : WeekHours.Steps[step - 1];
}
