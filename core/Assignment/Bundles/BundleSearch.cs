namespace Matching.Core.Assignment;

/// <summary>
/// The best choice whose bundles all fit, by branch and bound (Land and Doig, Econometrica 28, 1960) over an assignment that does not know bundles. A person
/// whose pairs do not fit together divides the choices, see <see cref="BundleNode{TProof}"/>; the part with the largest bound is divided first. What is kept
/// rules out at once all that does not fit beside it. The answer depends on the relaxation's answers alone.
/// </summary>
public sealed class BundleSearch<TProof>(IBundleRules rules, IBundleRelaxation<TProof> relaxation)
{
    /// <summary>Solves before the gap is left open. Conflicts are few and lie apart: six of them in one round take some sixty. 200 solves of 40 ms each are done in seconds.</summary>
    public const int MaxSolves = 200;

    /// <summary>Of those, to find a choice that fits before anything is divided.</summary>
    private const int MaxDives = 8;

    private readonly BundleChoice _choice = new(rules);
    private readonly List<BundleNode<TProof>> _nodes = [];
    private readonly PriorityQueue<int, (long Bound, int Node)> _open = new();
    private (IReadOnlyList<PricedPair> Chosen, long Total) _best = ([], 0);
    private int _solves;

    /// <param name="whole">The relaxed choice without any restriction.</param>
    /// <param name="cancellationToken">Stops between solves.</param>
    public async Task<BundleAnswer<TProof>> RunAsync(RelaxedChoice<TProof> whole, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(whole);
        Add(new(-1, 0, BundleRestriction.None, whole.Bound, whole.Proof), whole);
        if (_nodes[0].Undecided.Count == 0)
            return new(_best.Chosen, _best.Total, whole.Bound, _nodes);
        Offer((await DiveAsync(whole, new HashSet<BundlePair>(), MaxDives, cancellationToken)).Chosen);
        while (_open.TryDequeue(out var node, out _) && _nodes[node].Bound > _best.Total && _solves + _nodes[node].Undecided.Count <= MaxSolves)
            await DivideAsync(node, cancellationToken);
        return new(_best.Chosen, _best.Total, _nodes.Where(node => node.Conflict.Count == 0).Max(node => node.Bound), _nodes);
    }

    /// <summary>Takes out what does not fit and solves again, until all fits: a good choice, and no proof.</summary>
    /// <param name="from">A relaxed choice.</param>
    /// <param name="stays">Pairs that fit together and are not taken out.</param>
    /// <param name="most">Solves at most; the last choice may then have pairs that do not fit.</param>
    /// <param name="cancellationToken">Stops between solves.</param>
    public async Task<RelaxedChoice<TProof>> DiveAsync(RelaxedChoice<TProof> from, IReadOnlySet<BundlePair> stays, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(from);
        var without = new List<BundlePair>();
        for (var step = 0; step < most && _choice.Excess(from.Chosen, stays) is { Count: > 0 } excess; step++)
        {
            without.AddRange(excess);
            from = await SolveAsync(new(rules, [], [.. without]), cancellationToken);
        }

        return from;
    }

    /// <summary>Pairs of one person in a choice that do not fit together; empty where all fit.</summary>
    public IReadOnlyList<BundlePair> Conflict(RelaxedChoice<TProof> relaxed)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        return _choice.Conflict(relaxed.Chosen, BundleRestriction.None);
    }

    private async Task DivideAsync(int parent, CancellationToken cancellationToken)
    {
        var node = _nodes[parent];
        _nodes[parent] = node with { Conflict = node.Undecided, Undecided = [] };
        for (var part = 0; part < node.Undecided.Count; part++)
        {
            var restriction = new BundleRestriction(rules, [.. node.Restriction.Kept, .. node.Undecided.Take(part)], [.. node.Restriction.Out, node.Undecided[part]]);
            var relaxed = await SolveAsync(restriction, cancellationToken);
            // What bounds the whole bounds a part; under quotas a solve may prove less than one before it.
            var isTighter = relaxed.Bound <= node.Bound;
            Add(new(parent, part, restriction, isTighter ? relaxed.Bound : node.Bound, isTighter ? relaxed.Proof : node.Proof), relaxed);
        }
    }

    private async Task<RelaxedChoice<TProof>> SolveAsync(BundleRestriction restriction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _solves++;
        return await relaxation.SolveAsync(restriction, cancellationToken);
    }

    private void Add(BundleNode<TProof> node, RelaxedChoice<TProof> relaxed)
    {
        node = node with { Undecided = _choice.Conflict(relaxed.Chosen, node.Restriction) };
        Offer(relaxed.Chosen);
        if (node.Undecided.Count > 0)
            _open.Enqueue(_nodes.Count, (-node.Bound, _nodes.Count));
        _nodes.Add(node);
    }

    /// <summary>Takes a choice, without what does not fit in it, where it is the best so far.</summary>
    private void Offer(IReadOnlyList<PricedPair> chosen)
    {
        var excess = _choice.Excess(chosen, new HashSet<BundlePair>()).ToHashSet();
        PricedPair[] fitting = [.. chosen.Where(pair => !excess.Contains(new(pair.Need, pair.Volunteer)))];
        var total = fitting.Sum(pair => (long)pair.Score);
        if (total > _best.Total)
            _best = (fitting, total);
    }
}
