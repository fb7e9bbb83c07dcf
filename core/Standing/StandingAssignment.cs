using System.Runtime.InteropServices;
using Matching.Core.Assignment;

namespace Matching.Core;

/// <summary>
/// The best assignment of a pool to its open needs over all eligible pairs, kept while both change: after every change the total is that of scoring and
/// solving all anew. Each need has a list of its best candidates and a bound on the scores of all others. As long as its price is no less than the
/// bound nobody left out can improve the total; where a change lowers the price below it, the list is made longer. Which of several optimal
/// choices is kept may depend on the history. Not safe for concurrent use.
/// </summary>
public sealed class StandingAssignment
{
    private readonly NeedIndex _index;
    private readonly CandidateLists _lists;
    private readonly IncrementalAssignment _assignment;
    private readonly List<NeedRow> _needs = [];
    private readonly List<int> _unsettled = [];
    private readonly List<NeedScore> _scored = [];

    /// <summary>Scores and solves all.</summary>
    /// <param name="pool">The volunteers. A volunteer's number in the assignment is the row in <see cref="Pool"/>.</param>
    /// <param name="scorer">Policy and sharing, the same for as long as this lives.</param>
    /// <param name="needs">The open needs; need i has number i.</param>
    /// <param name="candidates">How long the lists are at first, 1..<see cref="RowLimits.MaxCandidates"/>: longer ones cost each change, shorter ones are extended more often.</param>
    /// <param name="cancellationToken">Stops the first solve.</param>
    /// <exception cref="MatchingInputException">A need or <paramref name="candidates"/> is out of range.</exception>
    public StandingAssignment(PoolSnapshot pool, Scorer scorer, ReadOnlySpan<NeedRow> needs, int candidates, CancellationToken cancellationToken)
    {
        (Pool, _index) = (pool, new NeedIndex(scorer));
        _lists = new(scorer, candidates);
        var places = new int[pool.RowCapacity];
        for (var row = 0; row < places.Length; row++)
            places[row] = pool.IsPresent(row) ? Places(pool.At(row)) : 0;
        var graph = new CandidateGraphBuilder(places);
        foreach (ref readonly var need in needs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            graph.AddNeed(need.Count, _lists.Add(pool, need));
            _index.Set(_needs.Count, need);
            _needs.Add(need);
        }

        _assignment = new(graph.Build(), cancellationToken);
        _unsettled.AddRange(Enumerable.Range(0, _needs.Count));
        Settle();
    }

    /// <summary>The volunteers as they stand.</summary>
    public PoolSnapshot Pool { get; private set; }

    /// <summary>The largest total score over all eligible pairs.</summary>
    public long Total => _assignment.Total;

    /// <summary>Number of chosen pairs.</summary>
    public int Filled => _assignment.Filled;

    /// <summary>Scores and adds a need; returns its number.</summary>
    /// <exception cref="MatchingInputException">The need is out of range; nothing has changed.</exception>
    public int AddNeed(in NeedRow need)
    {
        MatchingInputException.ThrowUnlessInRange(need.Count, 0, AssignmentLimits.MaxUnits, "NeedRow.Count");
        var best = _lists.Add(Pool, need);
        _index.Set(_needs.Count, need);
        _needs.Add(need);
        var number = _assignment.AddNeed(need.Count, best);
        SettleLowered();
        return number;
    }

    /// <summary>Removes a need, whose number stays taken; does nothing where it is removed already.</summary>
    /// <exception cref="MatchingInputException">There was never such a need.</exception>
    public void RemoveNeed(int number)
    {
        _assignment.RemoveNeed(number);
        _index.Remove(number);
    }

    /// <summary>A volunteer comes, or has other columns than before.</summary>
    /// <exception cref="MatchingInputException">The volunteer is out of range; nothing has changed.</exception>
    public void ChangeVolunteer(in VolunteerRow volunteer)
    {
        var before = Pool.RowOf(volunteer.Id);
        Pool = Pool.With(volunteer);
        var row = Pool.RowOf(volunteer.Id);
        if (before >= 0 && before != row)
            Leave(before);
        while (_assignment.VolunteerCount < Pool.RowCapacity)
            _assignment.AddVolunteer(0, []);
        _index.ScoresOf(volunteer, _scored);
        _lists.KeepAboveBounds(_scored);
        _assignment.ChangeVolunteer(row, Places(volunteer), CollectionsMarshal.AsSpan(_scored));
        SettleLowered();
    }

    /// <summary>Removes a volunteer; does nothing where there is none.</summary>
    public void RemoveVolunteer(UInt128 id)
    {
        var row = Pool.RowOf(id);
        if (row < 0)
            return;
        Pool = Pool.Without(id);
        Leave(row);
    }

    /// <summary>The choice as it stands, with prices that prove it over all eligible pairs.</summary>
    public OptimalAssignment ToAssignment() => _assignment.ToAssignment();

    /// <summary>The candidates as they stand.</summary>
    public CandidateGraph ToGraph() => _assignment.ToGraph();

    private static int Places(in VolunteerRow volunteer) => Math.Max(0, volunteer.Capacity - volunteer.Active);

    private void Leave(int row)
    {
        _assignment.ChangeVolunteer(row, 0, []);
        SettleLowered();
    }

    private void SettleLowered()
    {
        _unsettled.AddRange(_assignment.Lowered);
        Settle();
    }

    private void Settle()
    {
        while (_unsettled.Count > 0)
        {
            var number = _unsettled[^1];
            _unsettled.RemoveAt(_unsettled.Count - 1);
            if (_assignment.PriceOf(number) >= _lists.BoundOf(number))
                continue;
            _assignment.ChangeNeed(number, _needs[number].Count, _lists.Extend(Pool, number, _needs[number]));
            _unsettled.AddRange(_assignment.Lowered);
        }
    }
}
