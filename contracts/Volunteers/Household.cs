namespace Matching.Contracts.Volunteers;

/// <summary>Facts of the volunteer's home. They stay with the home municipality; the pool knows which <see cref="Condition"/>s they meet.</summary>
/// <param name="OtherAdults">Adults who live with the volunteer: some checks are asked of each.</param>
/// <param name="ChildrenAtHome">The household's own children, 0–20.</param>
[GenerateSerializer, Immutable, Alias("matching.household")]
public sealed record Household(
    ImmutableArray<HouseholdMember> OtherAdults,
    int ChildrenAtHome,
    bool Pets,
    bool Smoking,
    bool AllergicToAnimals,
    bool AllergicToSmoke,
    bool Accessible,
    bool Car,
    bool DrivingLicence)
{
    public bool Meets(Condition condition) => condition switch
    {
        Condition.NoPets => !Pets,
        Condition.SmokeFree => !Smoking,
        Condition.Accessible => Accessible,
        Condition.Car => Car,
        Condition.DrivingLicence => DrivingLicence,
        Condition.CanBeWithAnimals => !AllergicToAnimals,
        Condition.CanBeWithSmoke => !AllergicToSmoke,
        Condition.NoChildrenAtHome => ChildrenAtHome == 0,
        _ => false,
    };

    /// <summary>Keeps facts of a home out of logs and exception texts that print whole records.</summary>
    public override string ToString() => "(household)";
}
