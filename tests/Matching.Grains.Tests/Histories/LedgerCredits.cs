using Matching.Contracts.Credits;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Credits;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>What is owed for placements abroad, read from the volunteers' ledgers alone, and whether a statement says the same.</summary>
internal static class LedgerCredits
{
    /// <summary>Every placement that began. All agreements have the price of <see cref="People.Agreement"/>.</summary>
    public static List<CreditEntry> Of(IEnumerable<VolunteerView> volunteers) =>
        [
            .. from volunteer in volunteers
               from entry in volunteer.Commitments
               let wanted = entry.Reservation
               where wanted.Need.Municipality != volunteer.Volunteer.Municipality && entry.Started is not null
               let start = entry.Started!.Value
               let over = entry.Until ?? CivilDay.Of(entry.Since)
               let end = entry.Status == CommitmentStatus.Placed ? (DateOnly?)null : over < start ? start : over
               select new CreditEntry(wanted.Offer, volunteer.Volunteer.Municipality, wanted.Need.Municipality, wanted.Type, start, end, 250, "SEK"),
        ];

    public static void AgreeWith(CreditStatement statement, IReadOnlyCollection<CreditEntry> entries)
    {
        CreditChecker.SumsToZero(statement.Lines);
        CreditChecker.AgreesWith(statement.Lines, entries, Worth, statement.From, statement.To);
    }

    /// <summary>The shipped rule for the types of a history: hours of every month begun.</summary>
    private static (int Hours, int MinDays) Worth(AssignmentType type, DateOnly month) => type switch
    {
        AssignmentType.ContactPerson => (15, 1),
        AssignmentType.FosterHome => (720, 1),
        AssignmentType.Visitor => (8, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No history draws it."),
    };
}
