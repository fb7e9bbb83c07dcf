using System.Text.Json.Serialization;

namespace Matching.Grains.Rounds;

/// <summary>
/// Placements left from one municipality to another, under an agreement or under several that cover the same needs. Where several cover some needs together
/// and others not, each agreement has a quota of its own, and a placement counts against one of those that cover its need.
/// </summary>
/// <param name="Home">Index of a member, likewise <paramref name="Receiving"/>.</param>
internal sealed record RoundQuota(ImmutableArray<AgreementRoom> Agreements, int Home, int Receiving, ImmutableArray<int> Classes)
{
    /// <summary>Only in inputs that were stored when each need counted against the first of several agreements: all that cover each class.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ClassAgreements>? Coverage { get; init; }

    [JsonIgnore]
    public int Free => Agreements.Sum(a => a.Free);

    /// <param name="covered">What covers each class of needs of the receiving municipality, at least one agreement.</param>
    public static IEnumerable<RoundQuota> Between(int home, int receiving, IReadOnlyCollection<ClassAgreements> covered)
    {
        var doOverlap = covered.DistinctBy(c => Key(c.Agreements)).SelectMany(c => c.Agreements).GroupBy(a => a.Agreement).Any(a => a.Count() > 1);
        return doOverlap
            ? from c in covered
              from agreement in c.Agreements
              group c.Class by agreement into quota
              orderby quota.Key.Agreement
              select new RoundQuota([quota.Key], home, receiving, [.. quota])
            : from c in covered
              group c.Class by Key(c.Agreements) into quota
              select new RoundQuota(covered.First(c => c.Class == quota.First()).Agreements, home, receiving, [.. quota]);
    }

    /// <summary>What covers each class, from the quotas between two municipalities.</summary>
    public static IEnumerable<ClassAgreements> Covered(IEnumerable<RoundQuota> between) =>
        from quota in between
        from c in quota.Coverage ?? [.. quota.Classes.Select(number => new ClassAgreements(number, quota.Agreements))]
        group c.Agreements by c.Class into all
        orderby all.Key
        select new ClassAgreements(all.Key, [.. all.SelectMany(a => a).OrderBy(a => a.Agreement)]);

    private static string Key(ImmutableArray<AgreementRoom> agreements) => string.Join(',', agreements.Select(a => a.Agreement.ToString("N")));
}
