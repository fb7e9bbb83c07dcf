using static Matching.Contracts.Values.AssignmentType;

namespace Matching.Samples.Generation.Countries;

internal static class Sweden
{
    private static readonly NameParts Names = new(
        ("Agnes Alva Astrid Birgit Cecilia Disa Ebba Elin Frida Gerd Hanna Inga Jorun Kajsa Lena "
         + "Majken Nora Olga Pia Ragna Saga Tove Ulla Vera Ylva Amina Leyla Samira Zofia Mira").Split(' '),
        ("Albin Arne Bertil Dag Einar Emil Folke Gösta Hugo Ivar Jonas Kjell Loke Matti Nils "
         + "Olle Per Rune Sixten Ture Urban Viggo Yngve Åke Östen Karim Nadir Tomasz Yusuf Ilja").Split(' '),
        ("Glim Tuv Näver Rims Lärk Skim Dunmo Vindel Kvarn Mossa Solhag Älgs "
         + "Brås Tranhed Ljungs Svalö Sävs Humle Järps Fjärd Käll Orrs Vidje Stenros").Split(' '),
        "gård bäck valla stig holme mark vik äng brink lid näs torp dal sjö hult".Split(' '),
        "Familjen", "Föreningen", "Hjälpkretsen", "Grannlaget");

    public static readonly Country Country = new()
    {
        Code = "se",
        Currency = "SEK",
        CostPercent = 100,
        CheckDays = 365,
        LongestStartDays = 90,
        Languages =
        [
            ("sv", 960), ("en", 620), ("ar", 70), ("so", 30), ("fa", 30), ("prs", 25), ("ti", 20), ("ckb", 20), ("kmr", 15), ("uk", 25), ("ru", 30), ("pl", 30),
            ("bs", 40), ("fi", 50), ("es", 50), ("tr", 20), ("fr", 50), ("de", 80), ("th", 10), ("vi", 10), ("ro", 10), ("am", 10), ("ur", 10), ("sign", 10),
        ],
        WishedLanguages = new(
            ("ar", 30), ("so", 16), ("fa", 9), ("prs", 9), ("ti", 9), ("ckb", 7), ("kmr", 4), ("uk", 14), ("ru", 4), ("pl", 4),
            ("bs", 5), ("fi", 4), ("es", 3), ("tr", 3), ("fr", 2), ("th", 2), ("vi", 2), ("ro", 1), ("am", 2), ("ur", 1), ("sign", 2)),
        Names = Names,
        // PTS, "telefonnummer för dramaproduktion": 070-1740605 … 070-1740699 and 08-46500400 … 08-46500499.
        Phone = draw => draw.Percent(85) ? $"070-17406{draw.Between(5, 99):00}" : $"08-465004{draw.Between(0, 99):00}",
        OfficeOf = type => type switch
        {
            Guardian => new("Överförmyndarkansliet", "OFN"),
            FosterHome or EmergencyHome => new("Familjehemsenheten", "SOC"),
            ContactFamily => new("Barn- och familjeenheten", "SOC"),
            Visitor => new("Frivilligcentralen", "FRI"),
            _ => new("Stöd och service", "LSS"),
        },
        VolunteersDo = new((ContactPerson, 31), (ContactFamily, 13), (FosterHome, 9), (EmergencyHome, 2), (Guardian, 15), (Companion, 12),
            (Relief, 6), (Visitor, 12)),
        NeedsAskFor = new((ContactPerson, 31), (ContactFamily, 16), (FosterHome, 7), (EmergencyHome, 2), (Guardian, 11), (Companion, 13),
            (Relief, 8), (Visitor, 12)),
        Kinds = new((VolunteerKind.Individual, 980), (VolunteerKind.Association, 8), (VolunteerKind.Humanitarian, 8), (VolunteerKind.Community, 4)),
    };
}
