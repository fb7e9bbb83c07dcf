using Matching.Contracts.Credits;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using Matching.Grains.State;

namespace Matching.Grains.Credits;

[GrainType("credit-statements")]
internal sealed class CreditStatementGrain(CreditRules rules) : Grain, ICreditStatementGrain
{
    public async Task<Outcome<CreditStatement>> Statement(DateOnly from, DateOnly to)
    {
        if (from.Day != 1 || to.Day != 1 || from >= to || from.AddMonths(ICreditStatementGrain.MaxMonths) < to)
            return new Problem(ProblemCode.Invalid, "The months are no period.", "to", $"Give a first month and a later one, at most {ICreditStatementGrain.MaxMonths} months on.");
        if (!(await GrainFactory.GetGrain<IRegionGrain>(this.GetPrimaryKeyString()).Get()).Ok(out var region, out var problem))
            return problem;
        // What members owe each other is no case: it is drawn up over all authorities.
        CallAuthority.Set(null);
        var members = region.Definition.Members;
        var (entries, regions) = (new List<CreditEntry>(), new Dictionary<string, ImmutableArray<string>>());
        foreach (var some in members.Chunk(FanOut.Window))
        {
            entries.AddRange((await Task.WhenAll(some.Select(m => GrainFactory.GetGrain<ICreditsGrain>(GrainKeys.Municipality(m)).Entries()))).SelectMany(e => e));
            foreach (var (member, view) in some.Zip(await Task.WhenAll(some.Select(m => GrainFactory.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(m)).Get()))))
                regions[member] = view.Value?.Profile.Regions ?? [];
        }

        var here = entries.Where(e => regions.ContainsKey(e.Receiving) && region.Definition.Name == SettledIn(regions[e.Home], regions[e.Receiving]));
        var statement = new CreditStatements(region.Definition.Name, rules, from, to);
        return new CreditStatement(region.Definition.Name, from, to, statement.Lines(members, here)) { Rules = statement.Rules() };
    }

    /// <summary>Two members of several networks settle in the first they share by name, so that nothing is settled twice.</summary>
    private static string? SettledIn(ImmutableArray<string> home, ImmutableArray<string> receiving) => home.Intersect(receiving).Min(StringComparer.Ordinal);
}
