using Matching.Core.Assignment.Incremental;
using Matching.Core.Assignment.Network;

namespace Matching.Core.Assignment;

/// <summary>
/// An assignment that stays optimal while needs and volunteers change: each change is followed by local augmentations from the last prices
/// instead of a new solve. The total is the optimum of the changed graph; which of several optimal choices is kept may depend on the
/// history. Not thread-safe.
/// </summary>
public sealed class IncrementalAssignment
{
    private readonly FlowNetwork _network = new();
    private readonly NetworkEditor _editor;
    private Candidate[] _sorted = [];

    /// <summary>Solves a graph.</summary>
    public IncrementalAssignment(CandidateGraph graph, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var fill = new NetworkFill(_network);
        _editor = new NetworkEditor(_network, fill.Search);
        _network.Load(graph);
        fill.All(graph.Counts, cancellationToken);
        _editor.Index();
    }

    public int NeedCount => _network.NeedCount;

    public int VolunteerCount => _network.VolunteerCount;

    /// <summary>The largest total score.</summary>
    public long Total => _network.Total;

    /// <summary>Number of chosen pairs.</summary>
    public int Filled => _network.Filled;

    /// <summary>Adds a need; returns its index.</summary>
    /// <param name="count">Volunteers wanted.</param>
    /// <param name="candidates">Its candidates in any order, each volunteer once.</param>
    /// <exception cref="MatchingInputException">An argument is out of range; nothing has changed.</exception>
    public int AddNeed(int count, ReadOnlySpan<Candidate> candidates)
    {
        var sorted = Checked(count, candidates);
        var need = _editor.AppendNeed();
        _editor.ChangeNeed(need, count, sorted);
        return need;
    }

    /// <summary>Replaces the count and all candidates of a need.</summary>
    /// <exception cref="MatchingInputException">An argument is out of range; nothing has changed.</exception>
    public void ChangeNeed(int need, int count, ReadOnlySpan<Candidate> candidates)
    {
        MatchingInputException.ThrowUnlessInRange(need, 0, NeedCount - 1, nameof(need));
        _editor.ChangeNeed(need, count, Checked(count, candidates));
    }

    /// <summary>Removes a need. Its index stays taken, so that the others keep theirs; <see cref="ChangeNeed"/> may use it again.</summary>
    /// <exception cref="MatchingInputException">There is no such need.</exception>
    public void RemoveNeed(int need) => ChangeNeed(need, 0, []);

    /// <summary>Adds a volunteer; returns the index.</summary>
    /// <param name="capacity">Places left.</param>
    /// <param name="pairs">The needs the volunteer may take, each once.</param>
    /// <exception cref="MatchingInputException">An argument is out of range; nothing has changed.</exception>
    public int AddVolunteer(int capacity, ReadOnlySpan<NeedScore> pairs)
    {
        Check(capacity, pairs);
        var volunteer = _editor.AppendVolunteer();
        _editor.ChangeVolunteer(volunteer, capacity, pairs);
        return volunteer;
    }

    /// <summary>Replaces the capacity and all pairs of a volunteer.</summary>
    /// <exception cref="MatchingInputException">An argument is out of range; nothing has changed.</exception>
    public void ChangeVolunteer(int volunteer, int capacity, ReadOnlySpan<NeedScore> pairs)
    {
        MatchingInputException.ThrowUnlessInRange(volunteer, 0, VolunteerCount - 1, nameof(volunteer));
        Check(capacity, pairs);
        _editor.ChangeVolunteer(volunteer, capacity, pairs);
    }

    /// <summary>Changes the capacity of a volunteer, 0 for one who paused.</summary>
    /// <exception cref="MatchingInputException">An argument is out of range; nothing has changed.</exception>
    public void SetCapacity(int volunteer, int capacity)
    {
        MatchingInputException.ThrowUnlessInRange(volunteer, 0, VolunteerCount - 1, nameof(volunteer));
        MatchingInputException.ThrowUnlessInRange(capacity, 0, AssignmentLimits.MaxUnits, nameof(capacity));
        _editor.SetCapacity(volunteer, capacity);
    }

    /// <summary>Price of one unit of a need, see <see cref="OptimalAssignment.NeedPrices"/>.</summary>
    internal int PriceOf(int need) => _network.Needs[need].Price;

    /// <summary>The needs whose price may have fallen in the last change, some of them more than once.</summary>
    internal List<int> Lowered => _editor.Lowered;

    /// <summary>The choice as it stands, with its proof.</summary>
    public OptimalAssignment ToAssignment() => new(_network);

    /// <summary>The graph as it stands.</summary>
    public CandidateGraph ToGraph() => GraphExport.Of(_network);

    private ReadOnlySpan<Candidate> Checked(int count, ReadOnlySpan<Candidate> candidates)
    {
        MatchingInputException.ThrowUnlessInRange(count, 0, AssignmentLimits.MaxUnits, nameof(count));
        if (_sorted.Length < candidates.Length)
            _sorted = new Candidate[candidates.Length];
        var sorted = _sorted.AsSpan(0, candidates.Length);
        candidates.CopyTo(sorted);
        sorted.Sort();
        GraphCheck.Candidates(sorted, VolunteerCount);
        return sorted;
    }

    private void Check(int capacity, ReadOnlySpan<NeedScore> pairs)
    {
        MatchingInputException.ThrowUnlessInRange(capacity, 0, AssignmentLimits.MaxUnits, nameof(capacity));
        GraphCheck.Pairs(pairs, NeedCount);
    }
}
