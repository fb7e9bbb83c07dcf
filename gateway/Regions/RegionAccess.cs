using Matching.Contracts.Regions;

namespace Matching.Gateway.Regions;

/// <summary>Which regions a caller may look into: those the municipality is a member of, or the one the token names. Others are as missing.</summary>
internal static class RegionAccess
{
    public static async Task<Outcome<RegionView>> Open(this IGrainFactory grains, Caller caller, string region)
    {
        if (!IsName(region)) return Missing;
        var outcome = await grains.Region(region).Get();
        if (!outcome.Ok(out var view, out var problem)) return problem.Code == ProblemCode.NotFound ? Missing : problem;
        return caller.IsAdmin || IsOpen(caller, view.Definition) ? view : Missing;
    }

    /// <summary>Lower case letters, digits and hyphens; it becomes part of keys.</summary>
    public static bool IsName(string region) =>
        region.Length is >= 2 and <= 40 && region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static void OptionalRegion(this Faults faults, string field, string? region)
    {
        if (region is not null && !IsName(region))
            faults.Add(field, "This is no name of a region.", "Use 2 to 40 lower case letters, digits and hyphens, like ostergotland.");
    }

    private static Problem Missing { get; } = new(ProblemCode.NotFound, "There is no such region.", Cure: ProblemKinds.NotFound.Cure);

    private static bool IsOpen(Caller caller, RegionDefinition region) =>
        (caller.Region is null || caller.Region == region.Name) && region.Members.Contains(caller.Municipality);
}
