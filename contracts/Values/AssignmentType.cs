namespace Matching.Contracts.Values;

/// <summary>What a volunteer is placed for. The number is the bit in the pool's role column: append only, never renumber.</summary>
[GenerateSerializer, Alias("matching.assignment-type")]
public enum AssignmentType
{
    /// <summary>sv kontaktperson, no støttekontakt, da fast kontaktperson.</summary>
    ContactPerson = 0,

    /// <summary>sv kontaktfamilj / stödfamilj, no besøkshjem / avlastning, da aflastningsfamilie.</summary>
    ContactFamily = 1,

    /// <summary>sv familjehem, no fosterhjem, da plejefamilie.</summary>
    FosterHome = 2,

    /// <summary>sv jourhem, no beredskapshjem, da akutplejefamilie.</summary>
    EmergencyHome = 3,

    /// <summary>sv god man / förvaltare, no verge, da værge.</summary>
    Guardian = 4,

    /// <summary>sv ledsagare, no ledsager, da ledsager.</summary>
    Companion = 5,

    /// <summary>sv avlösare, no avlaster, da afløser.</summary>
    Relief = 6,

    /// <summary>sv besöksvän, no besøksvenn, da besøgsven. Free volunteering: no decision, unpaid.</summary>
    Visitor = 7,
}
