namespace Matching.Core.Assignment;

/// <summary>
/// Spreads placements over quotas, one by one, so that none is exceeded: an augmenting path in the small bipartite graph of covers and quotas makes room by
/// letting others count against another of theirs (Ford and Fulkerson 1956). Which sets of placements can be spread is a transversal matroid (Edmonds and
/// Fulkerson, Journal of Research of the NBS 69B, 1965): one that cannot be added now never can, and adding the heaviest first gives the heaviest set.
/// </summary>
public sealed class QuotaSpread
{
    private readonly QuotaCovers _covers;
    private readonly int[]? _prices, _cheapest;
    private readonly int[] _used;
    private readonly int[][] _units;
    private readonly bool[] _isFull;

    public QuotaSpread(QuotaCovers covers)
    {
        ArgumentNullException.ThrowIfNull(covers);
        _covers = covers;
        _used = new int[covers.Limits.Count];
        _units = [.. Enumerable.Range(0, covers.Count).Select(cover => new int[covers[cover].Length])];
        _isFull = new bool[covers.Count];
    }

    /// <summary>Spreads over the cheapest quotas of each cover only.</summary>
    internal QuotaSpread(QuotaCovers covers, int[] prices)
        : this(covers) => (_prices, _cheapest) = (prices, covers.Prices(prices));

    /// <summary>Placements that count against each quota.</summary>
    public IReadOnlyList<int> Used => _used;

    /// <summary>The quota that each placement counts against: -1 where none is about it, or none has room for it beside those before.</summary>
    /// <param name="covers">The quotas.</param>
    /// <param name="placements">The cover of each placement, -1 where no quota is about it.</param>
    public static int[] Assign(QuotaCovers covers, IReadOnlyList<int> placements)
    {
        ArgumentNullException.ThrowIfNull(placements);
        var spread = new QuotaSpread(covers);
        var isIn = placements.Select(cover => cover >= 0 && spread.TryAdd(cover)).ToArray();
        var (places, left) = (new int[covers.Count], spread._units);
        return [.. placements.Select((cover, i) => isIn[i] ? Next(cover) : -1)];

        int Next(int cover)
        {
            while (left[cover][places[cover]] == 0)
                places[cover]++;
            left[cover][places[cover]]--;
            return covers[cover][places[cover]];
        }
    }

    /// <summary>One more placement under a cover; false, and nothing has changed, if its quotas have no room however all are spread.</summary>
    public bool TryAdd(int cover)
    {
        if (_isFull[cover])
            return false;
        if (Free(cover) is >= 0 and var place)
        {
            Count(cover, place, 1);
            _used[_covers[cover][place]]++;
            return true;
        }

        _isFull[cover] = !TryShift(cover);
        return !_isFull[cover];
    }

    /// <summary>Breadth first: every cover that could give way, until one finds room elsewhere.</summary>
    private bool TryShift(int cover)
    {
        var cameBy = new Dictionary<int, (int Cover, int Place, int Given)> { [cover] = (-1, -1, -1) };
        for (var next = new Queue<int>([cover]); next.TryDequeue(out var one);)
        {
            for (var place = 0; place < _covers[one].Length; place++)
            {
                if (!Takes(one, place))
                    continue;
                foreach (var (other, given) in _covers.Under(_covers[one][place]))
                {
                    if (_units[other][given] == 0 || !cameBy.TryAdd(other, (one, place, given)))
                        continue;
                    if (Free(other) is >= 0 and var free)
                    {
                        Shift(other, free, cameBy);
                        return true;
                    }

                    next.Enqueue(other);
                }
            }
        }

        return false;
    }

    /// <summary>The last cover takes what is free; each before it on the way takes what the one after it gives up.</summary>
    private void Shift(int cover, int free, Dictionary<int, (int Cover, int Place, int Given)> cameBy)
    {
        _used[_covers[cover][free]]++;
        for (var (at, taken) = (cover, free); at >= 0;)
        {
            var (before, place, given) = cameBy[at];
            Count(at, taken, 1);
            if (before >= 0)
                Count(at, given, -1);
            (at, taken) = (before, place);
        }
    }

    private void Count(int cover, int place, int units) => _units[cover][place] += units;

    /// <summary>The place in a cover of the first quota with room; -1 if there is none.</summary>
    private int Free(int cover)
    {
        var quotas = _covers[cover];
        for (var place = 0; place < quotas.Length; place++)
        {
            if (_used[quotas[place]] < _covers.Limits[quotas[place]] && Takes(cover, place))
                return place;
        }

        return -1;
    }

    private bool Takes(int cover, int place) => _prices is null || _prices[_covers[cover][place]] == _cheapest![cover];
}
