using Matching.Contracts.Municipalities;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Grains.Pool;
using Matching.Grains.Rounds;

namespace Matching.Grains.Tests.Rounds;

/// <summary>
/// A few agreements between two municipalities, each about some types and starts, so that they often cover some needs together and others not. What they
/// allow is said plainly once more.
/// </summary>
internal sealed record RandomAgreements(ImmutableArray<SharingAgreement> All)
{
    private static readonly FakeTimeProvider Clock = new();

    public static RandomAgreements Of(int seed, IReadOnlyList<string> members)
    {
        var random = new Random(seed);
        return new([.. Enumerable.Range(1, random.Next(2, 6)).Select(number => Agreement(number, random, members))]);
    }

    public RandomAgreements Without(Guid agreement) => new(All.RemoveAll(a => a.Id == agreement));

    /// <summary>The round under these agreements, as <see cref="RoundReader"/> reads it.</summary>
    public RoundBasis Under(RoundBasis basis)
    {
        var map = basis.Query.Map;
        var view = new RegionView(new("ostergotland", "A region", map.Members, map.Plane, 1, basis.Query.Weights), All, []);
        var query = PoolQueries.For(view, basis.Query.Needs, Clock);
        var classes = new AgreementClasses(view, query);
        return basis with { Query = query, ClassOfNeed = classes.OfNeed, Quotas = classes.Quotas(All.ToLookup(a => a.Id, _ => 0)), HomeFirst = classes.HomeFirst() };
    }

    public IReadOnlyList<SharingAgreement> Covering(string home, PoolNeed need) =>
        [.. All.Where(a => a.Home == home && a.Receiving == need.Need.Municipality && a.Types.Contains(need.Type) && a.From <= need.Start)];

    public bool IsHomeFirst(string home, PoolNeed need) => Covering(home, need) is { Count: > 0 } covering && covering.All(a => a.HomeFirst);

    /// <summary>Hall's condition over every set of agreements: what only those of the set cover must find room in it.</summary>
    public bool AreKept(IReadOnlyCollection<(string Home, PoolNeed Need)> placements)
    {
        for (var set = 1; set < 1 << All.Length; set++)
        {
            var inside = All.Where((_, i) => (set >> i & 1) == 1).ToList();
            if (placements.Count(p => p.Home != p.Need.Need.Municipality && Covering(p.Home, p.Need).All(inside.Contains)) > inside.Sum(a => a.Quota))
                return false;
        }

        return true;
    }

    /// <summary>What a pair pays for quotas: no less than the cheapest of those it could count against asks.</summary>
    public int Price(TermsCertificate terms, string home, PoolNeed need) =>
        home == need.Need.Municipality ? 0 : Covering(home, need).Min(a => terms.Quotas.Where(q => q.Agreements.Contains(a.Id)).Select(q => q.Price).SingleOrDefault());

    /// <summary>What is wrong with the agreements that proposals name.</summary>
    public IEnumerable<string> Faults(IReadOnlyCollection<(Proposal Proposal, PoolNeed Need)> proposals)
    {
        var across = proposals.Where(p => p.Proposal.Volunteer.Municipality != p.Proposal.Need.Municipality).ToList();
        if (!AreKept([.. across.Select(p => (p.Proposal.Volunteer.Municipality, p.Need))]))
            yield return "the quotas are not kept";
        if (proposals.Except(across).Any(p => p.Proposal.Agreement is not null))
            yield return "a proposal at home names an agreement";
        if (across.Exists(p => p.Proposal.Agreement is { } named && Covering(p.Proposal.Volunteer.Municipality, p.Need) is var covering && (covering.Count < 2 || covering.All(a => a.Id != named))))
            yield return "a proposal names an agreement that is not one of several that cover it";
        // What names one counts against it alone: as if nothing else covered it.
        foreach (var agreement in All)
        {
            var counted = across.Count(p => p.Proposal.Agreement == agreement.Id || (p.Proposal.Agreement is null && Covering(p.Proposal.Volunteer.Municipality, p.Need) is [var only] && only == agreement));
            if (counted > agreement.Quota)
                yield return $"{counted} proposals count against a quota of {agreement.Quota}";
        }
    }

    private static SharingAgreement Agreement(int number, Random random, IReadOnlyList<string> members)
    {
        var (home, receiving) = random.Next(5) == 0 ? (members[1], members[0]) : (members[0], members[1]);
        ImmutableArray<AssignmentType> types = random.Next(3) switch
        {
            0 => [AssignmentType.ContactPerson],
            1 => [AssignmentType.FosterHome],
            _ => [AssignmentType.ContactPerson, AssignmentType.FosterHome],
        };
        var id = Guid.Parse($"019b8000-0000-7000-8000-{number:x12}");
        return new(id, home, receiving, types, random.Next(3), 0, "SEK", new(2026, random.Next(3) == 0 ? 2 : 1, 8), new(2027, 1, 1), random.Next(2) == 0, AgreementStatus.Live);
    }
}
