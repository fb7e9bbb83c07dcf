using Matching.Contracts.Districts;
using Matching.Grains.Regions;
using Matching.Grains.State;

namespace Matching.Grains.Districts;

/// <summary>Which districts a municipality can have.</summary>
internal static class DistrictRules
{
    public static Problem? Check(District district, ImmutableArray<DistrictView> others) => district switch
    {
        _ when !RegionRules.IsName(district.Code) => Problem.Invalid("The code is not 2 to 40 lower case letters, digits and hyphens.", "code", "Write it like innerstaden."),
        _ when !Codes.IsText(district.Name) => Problem.Invalid("The name is missing or too long.", "name", $"Give 1 to {Limits.TextLength} characters."),
        _ when !Codes.IsText(district.ContactPoint) => Problem.Invalid("The contact point is missing or too long.", "contactPoint", $"Name a function in 1 to {Limits.TextLength} characters."),
        _ when district.Areas.IsDefaultOrEmpty || district.Areas.Length > District.MaxAreas =>
            Problem.Invalid("The number of boxes is out of range.", "areas", $"Give 1 to {District.MaxAreas} boxes."),
        _ when !district.Areas.All(Area.IsValid) => Problem.Invalid("A box is empty or outside the map.", "areas", "Give south below north and west below east, in the Nordic countries."),
        _ when others.FirstOrDefault(o => o.District.Areas.Any(a => district.Areas.Any(a.Overlaps))) is { } other =>
            Problem.Invalid($"A box overlaps the district {other.District.Code}.", "areas", "A place belongs to one district: make the boxes end where the neighbour's begin."),
        _ when district.Coordinators.IsDefault || district.Coordinators.Length > District.MaxCoordinators =>
            Problem.Invalid("The number of coordinators is out of range.", "coordinators", $"Give at most {District.MaxCoordinators}."),
        _ when !district.Coordinators.All(c => c is not null && Codes.IsText(c.Subject) && Codes.IsText(c.ContactPoint)) =>
            Problem.Invalid("A coordinator's subject or contact point is missing or too long.", "coordinators", $"Give each 1 to {Limits.TextLength} characters."),
        _ when district.Coordinators.DistinctBy(c => c.Subject).Count() != district.Coordinators.Length =>
            Problem.Invalid("A coordinator is named twice.", "coordinators", "Name each subject once."),
        _ => null,
    };
}
