using static Matching.Contracts.Values.AssignmentType;

namespace Matching.Samples.Generation.Countries;

/// <summary>Guardians are appointed by the Statsforvalter, not by a municipality: there are none here.</summary>
internal static class Norway
{
    private static readonly NameParts Names = new(
        ("Anlaug Bodil Dagny Eldbjørg Eli Frøydis Gro Gunnhild Hedda Ingrid Jorunn Kari Liv Maren Marit "
         + "Oddny Ragnhild Siri Solveig Synnøve Torill Turid Unni Vilde Ylva Amal Farah Ewa Maryam Oksana").Split(' '),
        ("Anders Arild Bård Egil Eirik Geir Halvor Håkon Ivar Jostein Kåre Lars Magnus Njål Odd "
         + "Olav Pål Roar Sigurd Sindre Stein Tarjei Torgeir Ulrik Vidar Ali Bilal Marek Samuel Taras").Split(' '),
        ("Glim Tuv Nøst Skarv Lyngs Brim Havre Tinds Rimse Myrs Svaba Solbu "
         + "Fagers Grøn Hjort Kvite Lauv Tranes Vass Ørre Stein Rogn Bjørke Humle").Split(' '),
        "nes heim stad vik haug lid rud gjerde land seter dal tveit".Split(' '),
        "Familien", "Foreningen", "Hjelpelaget", "Grendelaget");

    public static readonly Country Country = new()
    {
        Code = "no",
        Currency = "NOK",
        CostPercent = 130,
        // A politiattest is at most three months old when the contract starts.
        CheckDays = 90,
        LongestStartDays = 45,
        Languages =
        [
            ("no", 960), ("nn", 150), ("en", 700), ("pl", 45), ("ar", 40), ("so", 25), ("ti", 20), ("uk", 30), ("ru", 20), ("fa", 15), ("prs", 10), ("ckb", 15),
            ("ur", 20), ("bs", 15), ("es", 40), ("fr", 35), ("de", 60), ("sv", 50), ("da", 40), ("th", 12), ("vi", 12), ("tr", 12),
            ("ro", 10), ("se", 15), ("sign", 10),
        ],
        WishedLanguages = new(
            ("uk", 20), ("ar", 16), ("pl", 14), ("so", 12), ("ti", 9), ("fa", 6), ("prs", 5), ("ckb", 5), ("ur", 5), ("ru", 4), ("bs", 3),
            ("th", 2), ("vi", 2), ("tr", 2), ("se", 3), ("sign", 2)),
        Names = Names,
        OfficeOf = type => type switch
        {
            FosterHome or EmergencyHome => new("Barneverntjenesten", "BVT"),
            ContactFamily or Relief => new("Tildelingskontoret", "AVL"),
            Visitor => new("Frivilligsentralen", "FRI"),
            _ => new("Fritid og støttekontakt", "STK"),
        },
        VolunteersDo = new((ContactPerson, 38), (ContactFamily, 14), (FosterHome, 9), (EmergencyHome, 2), (Companion, 12), (Relief, 9), (Visitor, 16)),
        NeedsAskFor = new((ContactPerson, 40), (ContactFamily, 15), (FosterHome, 6), (EmergencyHome, 2), (Companion, 12), (Relief, 10), (Visitor, 15)),
        Kinds = new((VolunteerKind.Individual, 950), (VolunteerKind.Association, 20), (VolunteerKind.Humanitarian, 20), (VolunteerKind.Community, 10)),
    };
}
