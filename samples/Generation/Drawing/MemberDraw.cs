using Matching.Contracts.Volunteers;

namespace Matching.Samples.Generation.Drawing;

/// <summary>The people of an organisation: most say who takes part where checks are asked for, some answer for all of them together.</summary>
internal static class MemberDraw
{
    public static ImmutableArray<PersonDetails> Of(Country country, string key, Draw draw)
    {
        if (draw.Percent(25))
            return [];
        return [.. Enumerable.Range(1, draw.Between(2, 5)).Select(number => Member(number, takesPart: number == 1 || draw.Percent(80)))];

        PersonDetails Member(int number, bool takesPart) =>
            PersonDraw.Person(country, key, VolunteerKind.Individual, PersonDraw.Gender(60, draw), home: false, draw) with { Email = null, Phone = null, Number = takesPart ? number : null };
    }
}
