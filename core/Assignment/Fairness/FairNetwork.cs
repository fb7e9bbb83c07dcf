using Matching.Core.Assignment.Incremental;
using Matching.Core.Assignment.Network;

namespace Matching.Core.Assignment;

/// <summary>
/// The flow network under fairness terms. A promise "at least so many placements for municipality M" is a limit on its unfilled units, so each
/// municipality becomes one more volunteer, "unfilled in M", whose places are the units it may leave open; every need may go there as
/// often as it wants, at score 0. Groups of needs do not overlap, so this stays a flow problem and its optimum is whole and exact
/// (Ahuja, Magnanti and Orlin, Network Flows, 1993, section 1.2 and theorem 9.10).
/// </summary>
internal sealed class FairNetwork
{
    /// <summary>
    /// Added to every edge, so that leaving a unit without even a permit costs more than any detour: a unit does so only if no
    /// assignment keeps the promises.
    /// </summary>
    private const int Offset = AssignmentLimits.MaxScore / 2;

    /// <summary>Prices of quotas are whole multiples of 1 / this many points.</summary>
    public const int PriceUnit = 16;

    private readonly CandidateGraph _graph;
    private readonly FairnessTerms _terms;
    private readonly FlowNetwork _network = new();
    private readonly NetworkFill _fill;
    private readonly NetworkEditor _editor;
    private readonly int[] _wanted, _units;
    private readonly int[] _capacities, _offsets, _volunteers, _scores;
    private readonly ulong[] _keys;
    private bool _isIndexed;

    public FairNetwork(CandidateGraph graph, FairnessTerms terms)
    {
        (_graph, _terms) = (graph, terms);
        _fill = new NetworkFill(_network);
        _editor = new NetworkEditor(_network, _fill.Search);
        CoverOfPair = new int[graph.PairCount];
        Covers = new QuotaCovers([.. terms.Quotas.Select(quota => quota.Limit)]);
        var covers = CoversByGroup(terms);
        _wanted = new int[graph.NeedCount];
        _units = new int[terms.MunicipalityCount];
        for (var need = 0; need < graph.NeedCount; need++)
        {
            var municipality = terms.NeedMunicipalities[need];
            _wanted[need] = Math.Min(graph.Counts[need], graph.Offsets[need + 1] - graph.Offsets[need]);
            _units[municipality] += _wanted[need];
            for (var pair = graph.Offsets[need]; pair < graph.Offsets[need + 1]; pair++)
                CoverOfPair[pair] = covers.GetValueOrDefault((terms.VolunteerHomes[graph.Volunteers[pair]], municipality, terms.GroupOf(need)), -1);
        }

        _capacities = [.. graph.Capacities, .. _units];
        _offsets = new int[graph.NeedCount + 1];
        _volunteers = new int[graph.PairCount + _wanted.Sum()];
        _scores = new int[_volunteers.Length];
        _keys = new ulong[Enumerable.Range(0, graph.NeedCount).Select(n => _wanted[n] + _graph.Offsets[n + 1] - _graph.Offsets[n]).DefaultIfEmpty(0).Max()];
    }

    /// <summary>Quotas of which each pair counts against one: a cover, -1 for none.</summary>
    public int[] CoverOfPair { get; }

    public QuotaCovers Covers { get; }

    /// <summary>Units that each municipality could have filled at most.</summary>
    public ReadOnlySpan<int> Units => _units;

    /// <summary>Sum of scores less quota prices, in 1 / <see cref="PriceUnit"/> points.</summary>
    public long Value => _network.Total - ((long)Offset * _network.Filled);

    /// <summary>Solves without promises.</summary>
    /// <param name="quotaPrices">Price of each quota, in 1 / <see cref="PriceUnit"/> points; empty for none.</param>
    /// <param name="allowed">Which pairs may be used; null for all.</param>
    /// <param name="cancellationToken">Stops the solve.</param>
    public void Solve(ReadOnlySpan<int> quotaPrices, bool[]? allowed, CancellationToken cancellationToken)
    {
        var (edges, prices) = (0, Covers.Prices(quotaPrices));
        for (var need = 0; need < _graph.NeedCount; need++)
        {
            edges = Row(need, edges, prices, allowed);
            _offsets[need + 1] = edges;
        }

        _network.Load(CandidateGraph.Trusted(_wanted, _capacities, _offsets, _volunteers, _scores));
        _fill.All(_wanted, cancellationToken);
        _isIndexed = false;
    }

    /// <summary>Promises a municipality so many placements; false, and nothing has changed, if that cannot be kept beside earlier promises.</summary>
    public bool TryPromise(int municipality, int placements)
    {
        var permits = _graph.VolunteerCount + municipality;
        var (before, filled) = (_network.Volunteers[permits].Capacity, _network.Filled);
        if (_units[municipality] - placements >= before)
            return true;
        if (_units[municipality] < placements)
            return false;
        if (!_isIndexed)
            _editor.Index();
        _isIndexed = true;
        _editor.SetCapacity(permits, _units[municipality] - placements);
        if (_network.Filled == filled)
            return true;
        _editor.SetCapacity(permits, before);
        return false;
    }

    /// <summary>Positions in the graph of the chosen pairs, by need.</summary>
    public List<int> Chosen()
    {
        var chosen = new List<int>();
        for (var need = 0; need < _graph.NeedCount; need++)
        {
            ref var node = ref _network.Needs[need];
            var row = _graph.Volunteers[_graph.Offsets[need].._graph.Offsets[need + 1]];
            var from = chosen.Count;
            for (var edge = _network.NextWithFlow(node.First, node.Last); edge < node.Last; edge = _network.NextWithFlow(edge + 1, node.Last))
            {
                if (_network.EdgeVolunteer[edge] < _graph.VolunteerCount)
                    chosen.Add(_graph.Offsets[need] + row.IndexOf(_network.EdgeVolunteer[edge]));
            }

            chosen.Sort(from, chosen.Count - from, null);
        }

        return chosen;
    }

    /// <summary>The prices that prove <see cref="Value"/>, in 1 / <see cref="PriceUnit"/> points; a promise's price is that of a permit.</summary>
    public (int[] Needs, int[] Volunteers, int[] Promises) Prices()
    {
        var promises = _network.VolunteerPrices.AsSpan(_graph.VolunteerCount, _units.Length).ToArray();
        var needs = new int[_graph.NeedCount];
        for (var need = 0; need < needs.Length; need++)
        {
            var promise = promises[_terms.NeedMunicipalities[need]];
            needs[need] = promise + (_wanted[need] > 0 ? _network.Needs[need].Price - Offset : FlowNetwork.Unaffordable);
        }

        return (needs, _network.VolunteerPrices.AsSpan(0, _graph.VolunteerCount).ToArray(), promises);
    }

    private Dictionary<(int Home, int Receiving, int Group), int> CoversByGroup(FairnessTerms terms)
    {
        int[] all = [.. terms.NeedGroups?.Distinct() ?? [0]];
        var quotas = from entry in terms.Quotas.Index()
                     from @group in entry.Item.Groups ?? all
                     group entry.Index by (entry.Item.Home, entry.Item.Receiving, @group);
        return quotas.ToDictionary(of => of.Key, of => Covers.Add(of));
    }

    /// <summary>Writes a need's edges from a position on, in canonical order; returns the next position.</summary>
    private int Row(int need, int at, int[] prices, bool[]? allowed)
    {
        var keys = _keys.AsSpan();
        var count = 0;
        for (var pair = _graph.Offsets[need]; pair < _graph.Offsets[need + 1]; pair++)
        {
            if (allowed is not null && !allowed[pair])
                continue;
            var price = CoverOfPair[pair] < 0 ? 0 : prices[CoverOfPair[pair]];
            keys[count++] = Key(Offset + (_graph.Scores[pair] * PriceUnit) - price, _graph.Volunteers[pair]);
        }

        for (var unit = 0; unit < _wanted[need]; unit++)
            keys[count++] = Key(Offset, _graph.VolunteerCount + _terms.NeedMunicipalities[need]);
        keys[..count].Sort();
        foreach (var key in keys[..count])
        {
            _volunteers[at] = (int)(uint)key;
            _scores[at++] = int.MaxValue - (int)(key >> 32);
        }

        return at;
    }

    /// <summary>Ascending keys are canonical order.</summary>
    private static ulong Key(int score, int volunteer) => (ulong)(int.MaxValue - score) << 32 | (uint)volunteer;
}
