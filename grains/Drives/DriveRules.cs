using Matching.Contracts.Drives;
using Matching.Contracts.Regions;
using Matching.Grains.State;

namespace Matching.Grains.Drives;

/// <summary>Which drives the members of a region can run, and who pays what.</summary>
internal static class DriveRules
{
    private const int WholePercent = 100;

    public static Problem? Check(RecruitmentDrive drive, RegionDefinition region) => drive switch
    {
        _ when !Codes.IsText(drive.Title) => Problem.Invalid("The title is missing or too long.", "title", $"Give 1 to {Limits.TextLength} characters."),
        _ when drive.Types.IsDefaultOrEmpty || !Codes.AreTypes(drive.Types) => Problem.Invalid("It looks for no known assignment type.", "types", "Name at least one assignment type."),
        _ when drive.From >= drive.To => Problem.Invalid("It ends before it begins.", "to", "Give a day after the first one."),
        _ when drive.Cost is < 0 or > RecruitmentDrive.MaxCost => Problem.Invalid("The cost is out of range.", "cost", $"Choose 0 to {RecruitmentDrive.MaxCost}."),
        _ when drive.Currency is not { Length: 3 } || !drive.Currency.All(char.IsAsciiLetterUpper) => Problem.Invalid("The currency is not a code of ISO 4217.", "currency", "Write SEK, NOK, DKK or EUR."),
        _ when drive.CostShares is null || drive.CostShares.Count < 2 => Problem.Invalid("A joint drive has at least two members.", "costShares", "Give each member its part in percent, 0 where it pays nothing."),
        _ when !drive.CostShares.Keys.All(region.Members.Contains) => Problem.Invalid("A municipality is no member of the region.", "costShares", "Name members of the region."),
        _ when !drive.CostShares.ContainsKey(drive.Organiser) => Problem.Invalid("The organiser takes no part.", "costShares", "Name your own municipality too, with 0 where it pays nothing."),
        _ when drive.CostShares.Values.Any(s => s is < 0 or > WholePercent) || drive.CostShares.Values.Sum() != WholePercent =>
            Problem.Invalid("The parts are not 100 percent together.", "costShares", "Give whole percents that sum to 100."),
        _ => null,
    };

    /// <summary>The cost in whole units by the shares; what rounding leaves over goes one by one to the members in the order of their codes. Sums to the cost.</summary>
    public static ImmutableDictionary<string, int> Costs(RecruitmentDrive drive)
    {
        var costs = drive.CostShares.ToImmutableDictionary(s => s.Key, s => (int)((long)drive.Cost * s.Value / WholePercent));
        var left = drive.Cost - costs.Values.Sum();
        foreach (var payer in drive.CostShares.Where(s => s.Value > 0).Select(s => s.Key).Order(StringComparer.Ordinal).Take(left))
            costs = costs.SetItem(payer, costs[payer] + 1);
        return costs;
    }
}
