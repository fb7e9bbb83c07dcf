using Matching.Contracts.Volunteers;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Pool;

/// <summary>Who of an organisation's people lacks a check, by number and never by name. The volunteer's own record knows it, and tells the home municipality alone.</summary>
internal sealed class MembersLacking(VolunteerProfile profile, DateOnly? lastAgreed)
{
    /// <summary>The first day on which a check that is new for each placement counts.</summary>
    public DateOnly NewSince => lastAgreed?.AddDays(1) ?? DateOnly.MinValue;

    /// <param name="since">The oldest day on which the check may have been made.</param>
    /// <param name="purposes">What it must have been made for, as bits; 0: anything.</param>
    /// <returns>As the end of "a check"; null where nobody lacks it.</returns>
    public string? Of(CheckKind kind, DateOnly since, uint purposes)
    {
        var numbers = profile.OwnPeople()
            .Where(person => profile.Latest(kind, person, purposes) is not { } made || made < since)
            .Select(person => person is { } number ? $"{number}" : null).ToList();
        return numbers switch
        {
            [] => null,
            [null] => " of the organisation itself, where no member has a number",
            [var only] => $" of member {only}",
            _ => $" of members {string.Join(" and ", numbers)}",
        };
    }
}
