namespace Matching.Core.Assignment;

/// <summary>
/// Which quotas a placement could count against. Quotas may overlap: agreements between the same two municipalities that are about some needs together and
/// others not. A cover is a set of quotas that is all there is for some placements; these count against one of them.
/// </summary>
/// <param name="limits">Most placements of each quota, at least 0.</param>
public sealed class QuotaCovers(IReadOnlyList<int> limits)
{
    private readonly List<int[]> _covers = [];
    private readonly Dictionary<string, int> _known = [];
    private readonly List<(int Cover, int Place)>[] _under = [.. limits.Select(_ => new List<(int, int)>())];

    /// <summary>Quotas that a chain of covers ties to each other have one number: that of the first.</summary>
    private readonly int[] _components = [.. Enumerable.Range(0, limits.Count)];

    public IReadOnlyList<int> Limits => limits;

    public int Count => _covers.Count;

    /// <summary>The quotas of a cover, ascending.</summary>
    public ReadOnlySpan<int> this[int cover] => _covers[cover];

    /// <summary>The number of the cover of these quotas; the same quotas have the same. -1 for none.</summary>
    public int Add(IEnumerable<int> quotas)
    {
        int[] cover = [.. quotas.Distinct().Order()];
        if (cover.Length == 0)
            return -1;
        var key = string.Join(',', cover);
        if (_known.TryGetValue(key, out var number))
            return number;
        for (var place = 0; place < cover.Length; place++)
        {
            _under[cover[place]].Add((_covers.Count, place));
            Tie(_components[cover[0]], _components[cover[place]]);
        }

        _covers.Add(cover);
        return _known[key] = _covers.Count - 1;
    }

    /// <summary>Covers of different components share no quota, not even through others. A number below that of quotas.</summary>
    public int ComponentOf(int cover) => _components[_covers[cover][0]];

    /// <summary>What a placement pays for each cover: the price of its cheapest quota, since it may count against that.</summary>
    /// <param name="prices">Of each quota; empty where none has a price.</param>
    public int[] Prices(ReadOnlySpan<int> prices)
    {
        var cheapest = new int[_covers.Count];
        for (var cover = 0; cover < cheapest.Length && !prices.IsEmpty; cover++)
            cheapest[cover] = prices[Cheapest(cover, prices)];
        return cheapest;
    }

    /// <summary>The first of the cheapest quotas of a cover.</summary>
    internal int Cheapest(int cover, ReadOnlySpan<int> prices)
    {
        var cheapest = _covers[cover][0];
        foreach (var quota in _covers[cover])
            cheapest = prices[quota] < prices[cheapest] ? quota : cheapest;
        return cheapest;
    }

    /// <summary>The covers that a quota is one of, and its place in them.</summary>
    internal IReadOnlyList<(int Cover, int Place)> Under(int quota) => _under[quota];

    private void Tie(int one, int other)
    {
        for (var quota = 0; quota < _components.Length && one != other; quota++)
        {
            if (_components[quota] == one || _components[quota] == other)
                _components[quota] = Math.Min(one, other);
        }
    }
}
