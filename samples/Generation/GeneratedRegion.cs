using Matching.Samples.Format;
using Matching.Samples.Generation.Writing;

namespace Matching.Samples.Generation;

/// <summary>All rows of a region, drawn from its plan and a seed.</summary>
internal sealed record GeneratedRegion(
    RegionPlan Plan,
    ulong Seed,
    ImmutableArray<VolunteerRow> Volunteers,
    ImmutableArray<NeedRow> Needs,
    ImmutableArray<VolunteerRow> NonMembers)
{
    public static GeneratedRegion From(RegionPlan plan, ulong seed)
    {
        var volunteers = new VolunteerGenerator(plan, seed);
        var needs = new NeedGenerator(plan, seed);
        var members = plan.Members.Select(m => volunteers.Of(m).ToArray()).ToArray();
        var active = members.Select(m => m.Sum(v => v.Profile.Ongoing)).ToArray();
        var shares = NeedShares.Of(active, plan.Needs);
        return new(
            plan,
            seed,
            [.. members.SelectMany(m => m)],
            [.. plan.Members.SelectMany((m, i) => needs.Of(m, shares[i], NeedShares.Highest(active[i])))],
            [.. plan.NonMembers.SelectMany(volunteers.Of)]);
    }

    public ImmutableArray<TextFile> Files() =>
    [
        new(RegionFile.Name, RegionJson.Write(RegionFileFrom.Plan(Plan))),
        new("volunteers.csv", VolunteerCsv.Write(Volunteers)),
        new("needs.csv", NeedCsv.Write(Needs)),
        new("nonmembers.csv", VolunteerCsv.Write(NonMembers)),
        new("README.md", RegionReadme.Write(this)),
    ];
}
