using Matching.Contracts.Districts;
using Matching.Contracts.Drives;
using Matching.Contracts.Methods;
using Matching.Contracts.Partnerships;
using Matching.Gateway.Imports;
using Matching.Samples;

namespace Matching.Silo.Demo;

/// <summary>Sets up how the members of a sample region work together, and says it in a line each. Loading it again changes nothing.</summary>
internal sealed class NetworkLoader(IGrainFactory grains, ImportService imports)
{
    /// <summary>Characters of a municipality code: an external key of the samples begins with it.</summary>
    private const int CodeLength = 7;

    public async Task<ImmutableArray<string>> Load(string region, SampleNetwork network) =>
        [.. await Districts(network), .. await Partnerships(network), .. await Drives(region, network), .. await Methods(region, network)];

    private async Task<IEnumerable<string>> Districts(SampleNetwork network)
    {
        foreach (var (municipality, district) in network.Districts)
            Expect(await grains.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(municipality)).SetUp(district, null));
        return network.Districts.IsEmpty
            ? []
            : [$"{network.Districts.Length} districts, {network.Districts.Sum(d => d.District.Coordinators.Length)} coordinators"];
    }

    private async Task<IEnumerable<string>> Partnerships(SampleNetwork network)
    {
        foreach (var (municipality, partnership, volunteers) in network.Partnerships)
        {
            var grain = grains.GetGrain<IPartnershipsGrain>(GrainKeys.Municipality(municipality));
            Expect(await grain.SetUp(partnership, null));
            foreach (var volunteer in volunteers)
                Expect(await grain.Join(partnership.Id, (await Find(volunteer)).Id));
        }

        return network.Partnerships.GroupBy(p => p.Partnership.Involvement).OrderByDescending(p => p.Key).Select(p =>
            $"{Words(p.Key)}: {p.Count()} of the organisations, {p.Sum(o => o.Volunteers.Length)} of their volunteers"
            + (p.Sum(o => o.Partnership.StaffHoursPerWeek) is > 0 and var hours ? $", {hours} staff hours a week" : string.Empty));
    }

    private async Task<IEnumerable<string>> Drives(string region, SampleNetwork network)
    {
        var lines = new List<string>();
        foreach (var (drive, volunteers) in network.Drives)
        {
            var grain = grains.GetGrain<IDriveGrain>(GrainKeys.Drive(region, drive.Id));
            Expect(await grain.SetUp(drive, null));
            foreach (var member in drive.CostShares.Keys)
                Expect(await grain.Join(member));
            foreach (var volunteer in volunteers)
                Expect(await grain.AddVolunteer(await Find(volunteer)));
            var results = Expect(await grain.Report()).Results;
            lines.Add($"drive \"{drive.Title}\": {results.Length} members, {results.Sum(r => r.Registered)} volunteers registered, {results.Sum(r => r.Approved)} approved, "
                + $"{results.Sum(r => r.Placed)} placed, {drive.Cost:N0} {drive.Currency} shared");
        }

        return lines;
    }

    private async Task<IEnumerable<string>> Methods(string region, SampleNetwork network)
    {
        foreach (var (id, author, draft, results) in network.Methods)
        {
            var grain = grains.GetGrain<IMethodGrain>(GrainKeys.Method(region, id));
            Expect(await grain.Publish(author, draft, null));
            foreach (var result in results)
                Expect(await grain.Report(result.Id, result.Municipality, 1, result.Text));
        }

        return network.Methods.IsEmpty
            ? []
            : [$"methods shared: {network.Methods.Length}, by working groups: {network.Methods.Count(m => m.Draft.Group is not null)}, results reported back: {network.Methods.Sum(m => m.Results.Length)}"];
    }

    private async Task<VolunteerRef> Find(string externalKey)
    {
        var municipality = externalKey[..CodeLength];
        return await imports.VolunteerOf(municipality, externalKey) is { } id
            ? new(municipality, id)
            : throw new DemoException(new(ProblemCode.NotFound, $"network.json names the volunteer {externalKey}, whom volunteers.csv does not have.", null, "Name one that it has."));
    }

    /// <summary>PartnershipAgreement as "partnership agreement".</summary>
    private static string Words(Involvement involvement) =>
        string.Concat(involvement.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : string.Empty) + char.ToLowerInvariant(c) : c.ToString()));

    private static T Expect<T>(Outcome<T> outcome) => outcome.Ok(out var value, out var problem) ? value : throw new DemoException(problem);
}
