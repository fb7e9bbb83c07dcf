using System.Runtime.InteropServices;
using Matching.Core.Assignment.Incremental;
using Matching.Core.Assignment.Network;

namespace Matching.Core.Assignment;

/// <summary>
/// Grows a candidate graph until its optimum is the optimum over all eligible pairs (delayed column generation: Desrosiers and Lübbecke, A
/// Primer in Column Generation, 2005). The prices of the optimum over the graph prove it over all pairs as soon as no pair outside
/// scores more than its two prices; pairs that do are added and the optimum is restored from the last prices. Ask
/// <see cref="NextQuery"/>, answer with <see cref="Add"/>, until there is no query left. Not thread-safe.
/// </summary>
public sealed class ColumnGeneration
{
    /// <summary>Improving pairs asked for beyond the largest count of a need: enough that few passes suffice.</summary>
    private const int PairsBeyondCount = 8;

    private readonly FlowNetwork _network = new();
    private readonly NetworkFill _fill;
    private readonly NetworkEditor _editor;
    private readonly List<int> _needs = [];
    private readonly List<Candidate> _row = [];
    private int[] _needPrices = [];
    private int[] _absent = [];
    private int _maxPairsPerNeed;
    private bool _isIndexed, _isProven;
    private CandidateGraph? _start;

    public ColumnGeneration()
    {
        _fill = new NetworkFill(_network);
        _editor = new NetworkEditor(_network, _fill.Search);
    }

    /// <summary>Passes begun since <see cref="Start"/>.</summary>
    public int Passes { get; private set; }

    /// <summary>True once no eligible pair is left that could improve the total.</summary>
    public bool IsProven => _isProven;

    /// <summary>Solves a graph to begin with; earlier work is forgotten.</summary>
    public void Start(CandidateGraph graph, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        (Passes, _isIndexed, _isProven, _start) = (0, false, false, graph);
        _network.Load(graph);
        _fill.All(graph.Counts, cancellationToken);
        if (_absent.Length < graph.NeedCount)
            (_absent, _needPrices) = (new int[graph.NeedCount], new int[graph.NeedCount]);
        graph.AbsentScores.CopyTo(_absent);
        _maxPairsPerNeed = PairsBeyondCount;
        foreach (var count in graph.Counts)
            _maxPairsPerNeed = Math.Max(_maxPairsPerNeed, count + PairsBeyondCount);
    }

    /// <summary>
    /// The next question to the holders of all eligible pairs; null when the optimum is proven. It leaves out needs whose
    /// price is no less than any score left out. It shows live prices: valid until <see cref="Add"/>.
    /// </summary>
    public PricingQuery? NextQuery()
    {
        if (_isProven)
            return null;
        Passes++;
        _needs.Clear();
        for (var need = 0; need < _network.NeedCount; need++)
        {
            ref var node = ref _network.Needs[need];
            _needPrices[need] = node.Price;
            if (_absent[need] > node.Price)
                _needs.Add(need);
        }

        _isProven = _needs.Count == 0;
        return _isProven ? null : new PricingQuery
        {
            Needs = _needs.ToArray(),
            NeedPrices = _needPrices.AsMemory(0, _network.NeedCount),
            VolunteerPrices = _network.VolunteerPrices.AsMemory(0, _network.VolunteerCount),
            MaxPairsPerNeed = _maxPairsPerNeed,
        };
    }

    /// <summary>Takes the answer to a query: adds the pairs that are new and restores the optimum; if none is new it is proven.</summary>
    /// <exception cref="MatchingInputException">A pair is out of range; nothing has changed.</exception>
    public void Add(IReadOnlyList<PricedPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var pair in pairs)
        {
            MatchingInputException.ThrowUnlessInRange(pair.Need, 0, _network.NeedCount - 1, "pairs.Need");
            MatchingInputException.ThrowUnlessInRange(pair.Volunteer, 0, _network.VolunteerCount - 1, "pairs.Volunteer");
            MatchingInputException.ThrowUnlessInRange(pair.Score, 0, AssignmentLimits.MaxScore, "pairs.Score");
        }

        var added = false;
        foreach (var need in pairs.GroupBy(p => p.Need).OrderBy(g => g.Key))
            added |= Extend(need.Key, need);
        _isProven = !added;
    }

    public OptimalAssignment ToAssignment() => new(_network);

    /// <summary>The graph as it stands: the first one, or that with the added pairs.</summary>
    public CandidateGraph ToGraph() => _isIndexed ? GraphExport.Of(_network) : _start!;

    private bool Extend(int need, IEnumerable<PricedPair> pairs)
    {
        ref var node = ref _network.Needs[need];
        _row.Clear();
        for (var edge = node.First; edge < node.Last; edge++)
            _row.Add(new(_network.EdgeVolunteer[edge], _network.EdgeScore[edge]));
        var known = _row.Select(c => c.Volunteer).ToHashSet();
        foreach (var pair in pairs)
        {
            if (known.Add(pair.Volunteer))
                _row.Add(new(pair.Volunteer, pair.Score));
        }

        if (_row.Count == node.Last - node.First)
            return false;
        if (!_isIndexed)
            _editor.Index();
        _isIndexed = true;
        _row.Sort();
        _editor.ChangeNeed(need, node.Wanted, CollectionsMarshal.AsSpan(_row));
        return true;
    }
}
