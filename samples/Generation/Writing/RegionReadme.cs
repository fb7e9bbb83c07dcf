using System.Text;
using Matching.Contracts.Law;

namespace Matching.Samples.Generation.Writing;

/// <summary>The page that says what a region's files are and counts what is in them.</summary>
internal static class RegionReadme
{
    public static string Write(GeneratedRegion region)
    {
        var plan = region.Plan;
        return new StringBuilder()
            .Append(Invariant($"# {plan.Title}\n\n"))
            .Append("**Everyone here is invented.** Names are put together by chance from parts, addresses end in `example.org`, ")
            .Append(plan.Country.Phone is null
                ? "and no telephone numbers are given, so that none is anybody's. "
                : "telephone numbers are those that the authority reserves for fiction. ")
            .Append("Any likeness to a real person is an accident. ")
            .Append("Municipalities, their numbers and populations (some rounded) are real; agreements, prices, volunteers and needs are not.\n\n")
            .Append(Invariant($"Written by `dotnet run --project samples -- {plan.Name} --seed {region.Seed}`; the same seed writes the same bytes. "))
            .Append(Invariant($"All dates stand as of {SampleDates.Iso(plan.AsOf)}. The columns are explained in [the README of the samples](../README.md).\n\n"))
            .Append("| file | what it holds |\n| --- | --- |\n")
            .Append(Invariant($"| `region.json` | members: {plan.Members.Length}, neighbours that take no part: {plan.NonMembers.Length}, sharing agreements: {plan.Sharing.Length} |\n"))
            .Append(Invariant($"| `volunteers.csv` | {region.Volunteers.Length} volunteers of the members; checks made for a stated purpose: {region.Volunteers.Sum(Purposes)}; organisations with members by number: {region.Volunteers.Count(HasNumbers)} of {region.Volunteers.Count(v => v.Profile.Kind != VolunteerKind.Individual)} |\n"))
            .Append(Invariant($"| `needs.csv` | {region.Needs.Length} open needs, {region.Needs.Count(n => PastClock(plan, n))} of them past the statutory clock, {region.Needs.Count(n => !n.Requirements.WeekSlotsRequired.IsEmpty)} for fixed days of the week |\n"))
            .Append(Invariant($"| `nonmembers.csv` | {region.NonMembers.Length} volunteers of the neighbours, to show that nothing is shared with them |\n\n"))
            .Append(Municipalities(region))
            .Append(Types(region))
            .ToString();
    }

    private static string Municipalities(GeneratedRegion region)
    {
        var table = new StringBuilder("| municipality | code | volunteers | with a free place | active placements | open needs | needs per placement |\n")
            .Append("| --- | --- | --: | --: | --: | --: | --: |\n");
        foreach (var member in region.Plan.Members)
        {
            var code = region.Plan.CodeOf(member);
            var own = region.Volunteers.Where(v => v.Municipality == code).ToArray();
            var active = own.Sum(v => v.Profile.Ongoing);
            var needs = region.Needs.Count(n => n.Municipality == code);
            table.Append(Invariant($"| {member.Name} | {code} | {own.Length} | {own.Count(HasFreePlace)} | {active} | {needs} | {100.0 * needs / active:0.0} % |\n"));
        }
        return table.Append('\n').ToString();
    }

    private static string Types(GeneratedRegion region)
    {
        var table = new StringBuilder("| assignment type | approved volunteers | with a free place | open needs |\n| --- | --: | --: | --: |\n");
        foreach (var type in Enum.GetValues<AssignmentType>())
        {
            var approved = region.Volunteers.Where(v => v.Profile.Types.Contains(type)).ToArray();
            var needs = region.Needs.Count(n => n.Requirements.Type == type);
            if (approved.Length + needs > 0)
                table.Append(Invariant($"| {type} | {approved.Length} | {approved.Count(HasFreePlace)} | {needs} |\n"));
        }
        return table.ToString();
    }

    private static bool HasFreePlace(VolunteerRow row) => row.Profile.Ongoing < row.Profile.Capacity;

    private static int Purposes(VolunteerRow row) => row.Profile.Checks.Count(c => c.Purpose != CheckPurpose.Unstated);

    private static bool HasNumbers(VolunteerRow row) => row.Profile.Members.Any(m => m.Number is not null);

    private static bool PastClock(RegionPlan plan, NeedRow row) =>
        LawBook.Default.CarryOutBy(row.Municipality, row.Requirements.Type, row.Requirements.DecisionDate) < plan.AsOf;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
