using System.Numerics;

namespace Matching.Core.Assignment.Network;

/// <summary>
/// The state of a solve: prices, and the unit flow on each edge between a need and a volunteer. Between searches it keeps, for every
/// need <c>n</c>, volunteer <c>v</c> and edge of score <c>s</c>:
/// <c>u[n] + v[v] &gt;= s</c> on edges without flow, <c>u[n] + v[v] &lt;= s</c> on edges with flow, <c>u, v &gt;= 0</c>,
/// <c>u[n] &gt; 0</c> only where the need is full and <c>v[v] &gt; 0</c> only where no place is left. That is optimality by
/// complementary slackness (docs/assignment.md).
/// </summary>
internal sealed class FlowNetwork
{
    /// <summary>The price of volunteers without any place and of needs that want nobody: no path leads through them, whatever the score.</summary>
    public const int Unaffordable = AssignmentLimits.MaxScore;

    private ulong[] _carries = [];
    private int _searches;

    public NeedNode[] Needs { get; private set; } = [];

    public VolunteerNode[] Volunteers { get; private set; } = [];

    /// <summary>Price of one place with each volunteer, the dual value v.</summary>
    public int[] VolunteerPrices { get; private set; } = [];

    public int NeedCount { get; private set; }

    public int VolunteerCount { get; private set; }

    /// <summary>Length of the edge pool in use.</summary>
    public int EdgeCount { get; private set; }

    /// <summary>Sum of the scores of edges with flow, and their number.</summary>
    public long Total { get; private set; }

    public int Filled { get; private set; }

    public int[] EdgeVolunteer { get; private set; } = [];

    public int[] EdgeScore { get; private set; } = [];

    /// <summary>Next edge with flow at the same volunteer, -1 at the end; valid on edges with flow.</summary>
    public int[] NextCarried { get; private set; } = [];

    /// <summary>The need an edge belongs to; valid on edges with flow, and on all once <see cref="Incremental.EdgeRows"/> indexes them.</summary>
    public int[] EdgeNeed { get; private set; } = [];

    /// <summary>Starts over with a graph and no flow. Arrays are kept from solve to solve and grow when they must.</summary>
    public void Load(CandidateGraph graph)
    {
        NeedCount = graph.NeedCount;
        VolunteerCount = graph.VolunteerCount;
        EdgeCount = graph.Offsets[^1];
        EdgeVolunteer = graph.VolunteerArray;
        EdgeScore = graph.ScoreArray;
        if (Needs.Length < NeedCount)
            Needs = new NeedNode[NeedCount];
        if (Volunteers.Length < VolunteerCount)
        {
            Volunteers = new VolunteerNode[VolunteerCount];
            VolunteerPrices = new int[VolunteerCount];
        }

        if (NextCarried.Length < EdgeCount)
        {
            NextCarried = new int[EdgeCount];
            EdgeNeed = new int[EdgeCount];
            _carries = new ulong[(EdgeCount + 63) / 64];
        }

        (Total, Filled) = (0, 0);
        Array.Clear(_carries);
        for (var n = 0; n < NeedCount; n++)
            Needs[n] = new NeedNode { First = graph.Offsets[n], Last = graph.Offsets[n + 1] };
        for (var v = 0; v < VolunteerCount; v++)
            Open(v, graph.Capacities[v]);
    }

    /// <summary>Stops sharing the edges with the graph they came from, so that they may change.</summary>
    public void OwnEdges()
    {
        EdgeVolunteer = EdgeVolunteer.AsSpan(0, EdgeCount).ToArray();
        EdgeScore = EdgeScore.AsSpan(0, EdgeCount).ToArray();
    }

    /// <summary>Appends edges to the pool; returns the first.</summary>
    public int AppendEdges(int length)
    {
        var first = EdgeCount;
        EdgeCount = checked(first + length);
        EdgeVolunteer = Grown(EdgeVolunteer, EdgeCount);
        EdgeScore = Grown(EdgeScore, EdgeCount);
        NextCarried = Grown(NextCarried, EdgeCount);
        EdgeNeed = Grown(EdgeNeed, EdgeCount);
        _carries = Grown(_carries, (EdgeCount + 63) / 64);
        return first;
    }

    /// <summary>Appends a need without edges; returns its index.</summary>
    public int AppendNeed()
    {
        Needs = Grown(Needs, NeedCount + 1);
        Needs[NeedCount] = default;
        return NeedCount++;
    }

    /// <summary>Appends a volunteer without places; returns the index.</summary>
    public int AppendVolunteer()
    {
        Volunteers = Grown(Volunteers, VolunteerCount + 1);
        VolunteerPrices = Grown(VolunteerPrices, VolunteerCount + 1);
        Open(VolunteerCount, 0);
        return VolunteerCount++;
    }

    public int Degree(int need) => Needs[need].Last - Needs[need].First;

    /// <summary>A number no node carries yet: marks what one search has reached.</summary>
    public int NextSearch() => ++_searches;

    public bool Carries(int edge) => (_carries[edge >> 6] >> (edge & 63) & 1) != 0;

    /// <summary>Puts flow on an edge. The volunteer's free places are the caller's to count.</summary>
    public void Carry(int edge, int need)
    {
        _carries[edge >> 6] |= 1UL << (edge & 63);
        Total += EdgeScore[edge];
        Filled++;
        ref int first = ref Volunteers[EdgeVolunteer[edge]].FirstCarried;
        EdgeNeed[edge] = need;
        NextCarried[edge] = first;
        first = edge;
    }

    /// <summary>Takes the flow off an edge.</summary>
    public void Drop(int edge)
    {
        _carries[edge >> 6] &= ~(1UL << (edge & 63));
        Total -= EdgeScore[edge];
        Filled--;
        ref int link = ref Volunteers[EdgeVolunteer[edge]].FirstCarried;
        while (link != edge)
            link = ref NextCarried[link];
        link = NextCarried[edge];
    }

    /// <summary>First edge with flow from <paramref name="edge"/> on, <paramref name="end"/> if none before it.</summary>
    public int NextWithFlow(int edge, int end)
    {
        if (edge >= end)
            return end;
        var word = edge >> 6;
        var bits = _carries[word] & (ulong.MaxValue << (edge & 63));
        while (bits == 0)
        {
            if (++word << 6 >= end)
                return end;
            bits = _carries[word];
        }

        return Math.Min(end, (word << 6) + BitOperations.TrailingZeroCount(bits));
    }

    /// <summary>The lowest price of a need that respects every edge: the best surplus <c>score - v</c> on offer, at least 0.</summary>
    public int BestSurplus(int need)
    {
        if (Needs[need].Wanted == 0)
            return Unaffordable;
        var best = 0;
        for (var e = Needs[need].First; e < Needs[need].Last && EdgeScore[e] > best; e++)
            best = Math.Max(best, EdgeScore[e] - VolunteerPrices[EdgeVolunteer[e]]);
        return best;
    }

    private static T[] Grown<T>(T[] array, int length)
    {
        if (length > array.Length)
            Array.Resize(ref array, Math.Max(length, array.Length + array.Length / 2));
        return array;
    }

    private void Open(int volunteer, int capacity)
    {
        Volunteers[volunteer] = new VolunteerNode { Capacity = capacity, Free = capacity, FirstCarried = -1 };
        VolunteerPrices[volunteer] = capacity == 0 ? Unaffordable : 0;
    }
}
