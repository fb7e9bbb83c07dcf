using System.Text.Json.Serialization;

namespace Matching.Grains.Rounds;

/// <summary>
/// Placements left from one municipality to another, under an agreement or under several that cover the same needs. Where several cover some needs together
/// and others not, each need counts against the first of them by id, which can only be stricter than the agreements are.
/// </summary>
/// <param name="Home">Index of a member, likewise <paramref name="Receiving"/>.</param>
internal sealed record RoundQuota(ImmutableArray<AgreementRoom> Agreements, int Home, int Receiving, ImmutableArray<int> Classes)
{
    /// <summary>All agreements that cover each class, where it counts against the first of several; otherwise null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ClassAgreements>? Coverage { get; init; }

    [JsonIgnore]
    public int Free => Agreements.Sum(a => a.Free);

    /// <param name="covered">What covers each class of needs of the receiving municipality, at least one agreement.</param>
    public static IEnumerable<RoundQuota> Between(int home, int receiving, IReadOnlyCollection<ClassAgreements> covered)
    {
        var isSplit = covered.DistinctBy(c => Key(c.Agreements)).SelectMany(c => c.Agreements).GroupBy(a => a.Agreement).Any(a => a.Count() > 1);
        foreach (var quota in covered.GroupBy(c => Key(isSplit ? c.Agreements[..1] : c.Agreements)))
        {
            var agreements = quota.First().Agreements;
            yield return new(isSplit ? agreements[..1] : agreements, home, receiving, [.. quota.Select(c => c.Class)]) { Coverage = isSplit ? [.. quota] : null };
        }
    }

    /// <summary>What covers each of its classes.</summary>
    public IEnumerable<ClassAgreements> Covered() => Coverage is { } known ? known : Classes.Select(c => new ClassAgreements(c, Agreements));

    private static string Key(ImmutableArray<AgreementRoom> agreements) => string.Join(',', agreements.Select(a => a.Agreement.ToString("N")));
}
