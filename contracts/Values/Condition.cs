namespace Matching.Contracts.Values;

/// <summary>
/// A condition of the home or of everyday life that a need can ask for and a volunteer's household meets or not. The number is a bit in the pool:
/// append only, at most eight.
/// </summary>
[GenerateSerializer, Alias("matching.condition")]
public enum Condition
{
    /// <summary>No animals in the home: for a client with an allergy or a fear.</summary>
    NoPets = 0,

    /// <summary>Nobody smokes in the home.</summary>
    SmokeFree = 1,

    /// <summary>Wheelchair and walker come in: no steps, wide doors.</summary>
    Accessible = 2,

    /// <summary>A car at hand.</summary>
    Car = 3,

    DrivingLicence = 4,

    /// <summary>Nobody is allergic to animals: the client has some.</summary>
    CanBeWithAnimals = 5,

    /// <summary>The volunteer can be where others smoke.</summary>
    CanBeWithSmoke = 6,

    /// <summary>No children live in the home.</summary>
    NoChildrenAtHome = 7,
}
