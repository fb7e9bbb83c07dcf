using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>Facts of the volunteer's home. They stay with the home municipality; others learn at most that a condition is met.</summary>
internal sealed record HouseholdDto
{
    private const int MaxChildren = 20;

    /// <summary>Numbers of the other adults who live there, from 1; checks refer to them. No names: whoever moves in gets a number that nobody had, or the event adult-joined is entered.</summary>
    [MaxLength(Limits.HouseholdAdults)]
    public IReadOnlyList<int>? OtherAdults { get; init; }

    /// <summary>The household's own children; default 0.</summary>
    [Range(0, MaxChildren)]
    public int? ChildrenAtHome { get; init; }

    public bool Pets { get; init; }

    public bool Smoking { get; init; }

    public bool AllergicToAnimals { get; init; }

    public bool AllergicToSmoke { get; init; }

    /// <summary>Wheelchair and walker come in.</summary>
    public bool Accessible { get; init; }

    public bool Car { get; init; }

    public bool DrivingLicence { get; init; }

    public static HouseholdDto? From(Household? household) => household is null ? null : new()
    {
        OtherAdults = [.. household.OtherAdults.Select(a => a.Number)],
        ChildrenAtHome = household.ChildrenAtHome,
        Pets = household.Pets,
        Smoking = household.Smoking,
        AllergicToAnimals = household.AllergicToAnimals,
        AllergicToSmoke = household.AllergicToSmoke,
        Accessible = household.Accessible,
        Car = household.Car,
        DrivingLicence = household.DrivingLicence,
    };

    public Household ToHousehold(Faults faults)
    {
        var adults = OtherAdults ?? [];
        if (adults.Any(n => n is < 1 or > Limits.HouseholdAdults) || adults.Distinct().Count() < adults.Count)
            faults.Add("household.otherAdults", "The other adults are not numbered apart.", $"Give each a number of their own, 1 to {Limits.HouseholdAdults}.");
        return new(
            [.. adults.Select(n => new HouseholdMember(n))],
            faults.Number("household.childrenAtHome", ChildrenAtHome ?? 0, 0, MaxChildren),
            Pets, Smoking, AllergicToAnimals, AllergicToSmoke, Accessible, Car, DrivingLicence);
    }
}
