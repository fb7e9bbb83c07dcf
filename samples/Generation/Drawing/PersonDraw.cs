using Matching.Contracts.Volunteers;

namespace Matching.Samples.Generation.Drawing;

/// <summary>Invented people: surnames are put together from parts, addresses lead nowhere, telephone numbers are reserved for fiction.</summary>
internal static class PersonDraw
{
    public static Gender Gender(int femalePercent, Draw draw) =>
        draw.Percent(2) ? Contracts.Values.Gender.Other : draw.Percent(femalePercent) ? Contracts.Values.Gender.Female : Contracts.Values.Gender.Male;

    /// <param name="home">A home is called by its family.</param>
    public static PersonDetails Person(Country country, string key, VolunteerKind kind, Gender gender, bool home, Draw draw)
    {
        var names = country.Names;
        var surname = draw.Pick(names.SurnameStarts) + draw.Pick(names.SurnameEnds);
        var woman = gender == Contracts.Values.Gender.Female || gender == Contracts.Values.Gender.Other && draw.Percent(50);
        var first = draw.Pick(woman ? names.Women : names.Men);
        var name = kind switch
        {
            VolunteerKind.Individual => home ? $"{names.Family} {surname}" : $"{first} {surname}",
            VolunteerKind.Association => $"{names.Association} {surname}",
            VolunteerKind.Humanitarian => $"{names.Humanitarian} {surname}",
            _ => $"{names.Community} {surname}",
        };
        return new(name, $"{key}@example.org", country.Phone?.Invoke(draw));
    }
}
