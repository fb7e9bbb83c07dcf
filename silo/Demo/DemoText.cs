using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Silo.Hosting;

namespace Matching.Silo.Demo;

/// <summary>The report for a person at a terminal.</summary>
internal static class DemoText
{
    public static void Write(TextWriter output, DemoReport report)
    {
        output.WriteLine();
        output.WriteLine($"  {report.Region}: {report.Municipalities} municipalities, {report.Volunteers:N0} volunteers, {report.Needs:N0} open needs");
        output.WriteLine();
        Line("pairs judged", $"{report.Pairs:N0} in {report.ScoreMs:N0} ms ({report.PairsPerSecond / 1e6:N1} million a second)");
        Line("eligible", $"{report.Eligible:N0}; the other {report.Rejected:N0} each have their reasons");
        Line("placed", $"{report.Proposals:N0} proposals, {report.AcrossBorders:N0} of them across a municipal border");
        Line("waiting", $"{report.Waiting:N0} needs, {report.WaitingPastClock:N0} of them past the statutory clock");
        Line("optimal", Optimal(report));
        if (report.Terms.Price > 0)
            Line("terms", $"quotas and promises cost {report.Terms.Price:N0} of {report.TotalScore + report.Terms.Price:N0} points");
        Line("audit", $"{report.AgreementViolations} without agreement, {report.CapacityViolations} over capacity, {report.UnexplainedPairs} unexplained pairs, {report.ScoreErrors} wrong scores, {report.FairnessViolations} unfair");
        foreach (var line in report.Network)
            Line("network", line);
        foreach (var neighbours in report.NonMembersRefused.GroupBy(n => n.Detail))
            Line("neighbours", $"{string.Join(", ", neighbours.Select(n => n.Municipality))}: {neighbours.Key}");
        output.WriteLine();
        if (report.Terms.Fairness != FairnessGoal.None)
            WriteMembers(output, report.Terms.Municipalities);
        foreach (var proposal in report.Examples)
            Write(output, proposal);

        void Line(string name, string text) => output.WriteLine($"  {name,-13} {text}");
    }

    public static void WriteAddresses(TextWriter output, string url, string data, DemoReport report)
    {
        var municipality = report.Examples.IsEmpty ? "se-0580" : report.Examples[0].Need.Municipality;
        var need = report.Examples.IsEmpty ? Guid.Empty : report.Examples[0].Need.Id;
        var folder = data == new SiloOptions().DataPath ? string.Empty : $" --data {data}";
        output.WriteLine($"""
              Open       {url}/                  the API, with examples
                         {url}/openapi/v1.json   for programs

              As a coordinator of {municipality}, in another terminal:
                TOKEN=$(dotnet run --project silo -c Release -- token --municipality {municipality}{folder})
                curl -H "Authorization: Bearer $TOKEN" "{url}/v1/needs/{need}/candidates?k=3"

              Serving until Ctrl-C.
            """);
    }

    private static string Optimal(DemoReport report)
    {
        if (!report.ProofHolds)
            return "NOT PROVEN";
        var effort = $"{report.PricingPasses} pricing pass{(report.PricingPasses == 1 ? string.Empty : "es")}, {report.AssignMs:N0} ms";
        if (report.Optimal)
            return $"proven: {report.TotalScore:N0} points, and prices show that no other choice reaches more ({effort})";
        var open = string.Join(", ", report.Terms.Quotas.Where(q => q.KeepsGapOpen).Select(q => $"{q.Home} to {q.Receiving}"));
        return $"{report.TotalScore:N0} points, no choice within the quotas reaches more than {report.Terms.Bound:N0}; open because of the quota of {open} ({effort})";
    }

    private static void WriteMembers(TextWriter output, ImmutableArray<MunicipalityResult> members)
    {
        output.WriteLine("  member      alone   got  from others  to others  credit");
        foreach (var member in members)
            output.WriteLine($"  {member.Municipality,-9}  {member.Alone,6} {member.Proposals,5}  {member.FromOthers,11}  {member.ToOthers,9}  {member.CreditAfter,6}");
        output.WriteLine();
    }

    private static void Write(TextWriter output, DemoExample example)
    {
        var parts = example.Parts;
        var waiting = example.WaitingDays > 0 ? $", waiting {example.WaitingDays} days" : string.Empty;
        output.WriteLine($"  {example.NeedMunicipality} needs: {Words(example.Type)}{waiting}");
        output.WriteLine($"    a volunteer of {example.HomeMunicipality}, {example.DistanceKm:0.0} km away: {example.Score} points");
        output.WriteLine($"    = distance {parts.Distance} + availability {parts.Availability} + interests {parts.Interests} + languages {parts.Languages}"
            + $" + experience {parts.Experience} + free places {parts.Load}" + (parts.Rest > 0 ? $" + not asked lately {parts.Rest}" : string.Empty) + (parts.Priority > 0 ? $" + waiting {parts.Priority}" : string.Empty)
            + (example.HomeFirst < 0 ? $" - home first {-example.HomeFirst}" : string.Empty)
            + (parts.Penalty < 0 ? $" - soft wishes not met {-parts.Penalty}" : string.Empty));
        output.WriteLine($"    need {example.Need.Id}, volunteer {example.Volunteer}");
        output.WriteLine();
    }

    /// <summary>ContactPerson as "contact person".</summary>
    private static string Words(AssignmentType type) =>
        string.Concat(type.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : string.Empty) + char.ToLowerInvariant(c) : c.ToString()));
}
