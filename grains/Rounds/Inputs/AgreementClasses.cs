using Matching.Contracts.Municipalities;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Grains.Municipalities;

namespace Matching.Grains.Rounds;

/// <summary>
/// Sorts needs into classes under the same agreements. A placement counts against one agreement. Several between the same two municipalities that cover
/// the same needs share their quotas; those of others overlap, see <see cref="RoundQuota"/>.
/// </summary>
internal sealed class AgreementClasses
{
    private readonly ILookup<string, SharingAgreement> byReceiving;
    private readonly List<(string Receiving, ImmutableArray<SharingAgreement> Agreements)> classes = [];
    private readonly ImmutableArray<SharingAgreement> signed;
    private readonly ImmutableArray<string> members;

    public AgreementClasses(RegionView view, PoolQuery query)
    {
        (members, signed) = (query.Map.Members, view.Agreements);
        byReceiving = view.Agreements.OrderBy(a => a.Id).ToLookup(a => a.Receiving);
        var known = new Dictionary<string, int>();
        var bySet = new int?[query.SharedBy.Length];
        OfNeed = [.. query.Needs.Select((need, i) => bySet[query.SharedByOfNeed[i]] ??= ClassOf(need, known))];
    }

    public ImmutableArray<int> OfNeed { get; }

    public ImmutableArray<RoundQuota> Quotas(ILookup<Guid, int> running) =>
        [
            .. Covered().GroupBy(c => (c.Home, c.Receiving)).SelectMany(pair => RoundQuota.Between(
                members.IndexOf(pair.Key.Home),
                members.IndexOf(pair.Key.Receiving),
                Rooms([.. pair.Select(c => (c.Class, c.Agreements))], running))),
        ];

    /// <summary>Where every agreement that lets the home's volunteers go is home-first.</summary>
    public ImmutableArray<HomeFirstClass> HomeFirst() =>
        [.. Covered().Where(c => c.Agreements.All(a => a.HomeFirst)).Select(c => new HomeFirstClass(members.IndexOf(c.Home), c.Class))];

    /// <summary>What its quota leaves, and that of its changed terms: those carry what runs under it.</summary>
    private int Free(SharingAgreement agreement, ILookup<Guid, int> running) => signed.Since(agreement).Min(a => Math.Max(0, a.Quota - running[a.Id].Sum()));

    private ImmutableArray<ClassAgreements> Rooms(IReadOnlyCollection<(int Class, ImmutableArray<SharingAgreement> Agreements)> between, ILookup<Guid, int> running)
    {
        // Without one of them others could be all that is left: only then a round's inputs must know which are home-first.
        var areMixed = between.Any(c => c.Agreements.Any(a => a.HomeFirst != c.Agreements[0].HomeFirst));
        return [.. between.Select(c => new ClassAgreements(c.Class, [.. c.Agreements.Select(a => new AgreementRoom(a.Id, Free(a, running), areMixed && a.HomeFirst))]))];
    }

    private IEnumerable<(int Class, string Home, string Receiving, ImmutableArray<SharingAgreement> Agreements)> Covered() =>
        from entry in classes.Index()
        from home in entry.Item.Agreements.GroupBy(a => a.Home).OrderBy(h => h.Key, StringComparer.Ordinal)
        select (entry.Index, home.Key, entry.Item.Receiving, home.ToImmutableArray());

    private int ClassOf(PoolNeed need, Dictionary<string, int> known)
    {
        ImmutableArray<SharingAgreement> covering = [.. byReceiving[need.Need.Municipality].Where(a => a.Covers(need.Type, need.Start))];
        var key = $"{need.Need.Municipality}:{Key(covering)}";
        if (known.TryGetValue(key, out var number))
            return number;
        classes.Add((need.Need.Municipality, covering));
        return known[key] = classes.Count - 1;
    }

    private static string Key(ImmutableArray<SharingAgreement> agreements) => string.Join(',', agreements.Select(a => a.Id.ToString("N")));
}
