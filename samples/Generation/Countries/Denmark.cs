using static Matching.Contracts.Values.AssignmentType;

namespace Matching.Samples.Generation.Countries;

/// <summary>Mostly free volunteering, and nearly half of it by associations and communities: the four kinds of Furesø's model.</summary>
internal static class Denmark
{
    private static readonly NameParts Names = new(
        ("Agnete Asta Bente Birthe Dorte Ellen Else Fie Gitte Hanne Inger Jytte Karen Kirsten Lis "
         + "Lone Mette Nanna Pernille Rikke Signe Sofie Tine Ulla Vibeke Amira Fatma Halina Nour Yasmin").Split(' '),
        ("Aksel Anders Bjarne Carsten Ejner Finn Flemming Gorm Henning Jeppe Jørgen Keld Lasse Mads Niels "
         + "Ole Palle Rasmus Skjold Steen Svend Søren Troels Uffe Villy Adam Hamza Mehmet Pavel Tariq").Split(' '),
        ("Glim Vibe Hylde Ravne Skim Tørve Lyse Bromme Kilde Mosse Elme Krage "
         + "Siv Havre Fjord Stær Bøge Hede Klint Rør Tange Svane Humle Fyrre").Split(' '),
        "gård holt lund dal bjerg toft mark bæk skov sted høj vang".Split(' '),
        "Familien", "Foreningen", "Hjælpekredsen", "Fællesskabet");

    public static readonly Country Country = new()
    {
        Code = "dk",
        Currency = "DKK",
        CostPercent = 70,
        // No statutory renewal; large organisations redo it every two years.
        CheckDays = 730,
        LongestStartDays = 90,
        Languages =
        [
            ("da", 970), ("en", 700), ("de", 140), ("sv", 60), ("no", 40), ("ar", 60), ("tr", 40), ("ur", 30), ("fa", 25), ("pl", 30), ("so", 15), ("uk", 25),
            ("bs", 20), ("ckb", 15), ("es", 50), ("fr", 60), ("ro", 12), ("th", 10), ("vi", 12), ("sign", 10),
        ],
        WishedLanguages = new(("ar", 26), ("tr", 14), ("uk", 16), ("fa", 10), ("ur", 10), ("pl", 8), ("so", 6), ("bs", 4), ("ckb", 3),
            ("th", 1), ("vi", 1), ("sign", 2)),
        Names = Names,
        OfficeOf = type => type switch
        {
            FosterHome or EmergencyHome or ContactFamily => new("Familieafdelingen", "FAM"),
            Guardian => new("Borgerrådgivningen", "BRG"),
            Visitor => new("Frivilligcentret", "FRI"),
            _ => new("Handicap og social", "SOC"),
        },
        VolunteersDo = new((Visitor, 45), (ContactPerson, 16), (Companion, 15), (ContactFamily, 10), (FosterHome, 5), (EmergencyHome, 1),
            (Guardian, 2), (Relief, 6)),
        NeedsAskFor = new((Visitor, 50), (ContactPerson, 16), (Companion, 16), (ContactFamily, 8), (FosterHome, 4), (Relief, 6)),
        Kinds = new((VolunteerKind.Individual, 72), (VolunteerKind.Association, 11), (VolunteerKind.Humanitarian, 10), (VolunteerKind.Community, 7)),
    };
}
