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
    /// <summary>Nobody can pay it, so no path leads through a volunteer who has no place at all.</summary>
    private const int PriceOfNoPlace = AssignmentLimits.MaxScore;

    private ulong[] _carries = [];
    private int _searches;

    public NeedNode[] Needs { get; private set; } = [];

    public VolunteerNode[] Volunteers { get; private set; } = [];

    /// <summary>Price of one place with each volunteer, the dual value v.</summary>
    public int[] VolunteerPrices { get; private set; } = [];

    public int NeedCount { get; private set; }

    public int VolunteerCount { get; private set; }

    public int EdgeCount { get; private set; }

    public int[] EdgeVolunteer { get; private set; } = [];

    public int[] EdgeScore { get; private set; } = [];

    /// <summary>Next edge with flow at the same volunteer, -1 at the end; valid on edges with flow.</summary>
    public int[] NextCarried { get; private set; } = [];

    /// <summary>The need an edge belongs to; valid on edges with flow.</summary>
    public int[] EdgeNeed { get; private set; } = [];

    /// <summary>Starts over with a graph and no flow. Arrays are kept from solve to solve and grow when they must.</summary>
    public void Load(CandidateGraph graph)
    {
        NeedCount = graph.NeedCount;
        VolunteerCount = graph.VolunteerCount;
        EdgeCount = graph.PairCount;
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

        Array.Clear(_carries);
        for (var n = 0; n < NeedCount; n++)
            Needs[n] = new NeedNode { First = graph.Offsets[n], Last = graph.Offsets[n + 1] };
        for (var v = 0; v < VolunteerCount; v++)
        {
            var capacity = graph.Capacities[v];
            Volunteers[v] = new VolunteerNode { Capacity = capacity, Free = capacity, FirstCarried = -1 };
            VolunteerPrices[v] = capacity == 0 ? PriceOfNoPlace : 0;
        }
    }

    public int Degree(int need) => Needs[need].Last - Needs[need].First;

    /// <summary>A number no node carries yet: marks what one search has reached.</summary>
    public int NextSearch() => ++_searches;

    public bool Carries(int edge) => (_carries[edge >> 6] >> (edge & 63) & 1) != 0;

    /// <summary>Puts flow on an edge. The volunteer's free places are the caller's to count.</summary>
    public void Carry(int edge, int need)
    {
        _carries[edge >> 6] |= 1UL << (edge & 63);
        ref int first = ref Volunteers[EdgeVolunteer[edge]].FirstCarried;
        EdgeNeed[edge] = need;
        NextCarried[edge] = first;
        first = edge;
    }

    /// <summary>Takes the flow off an edge.</summary>
    public void Drop(int edge)
    {
        _carries[edge >> 6] &= ~(1UL << (edge & 63));
        ref int link = ref Volunteers[EdgeVolunteer[edge]].FirstCarried;
        while (link != edge)
            link = ref NextCarried[link];
        link = NextCarried[edge];
    }

    /// <summary>First edge with flow at or after <paramref name="edge"/>, -1 if none: edges in pool order.</summary>
    public int NextWithFlow(int edge)
    {
        var word = edge >> 6;
        if (word >= _carries.Length)
            return -1;
        var bits = _carries[word] & (ulong.MaxValue << (edge & 63));
        while (bits == 0)
        {
            if (++word >= _carries.Length)
                return -1;
            bits = _carries[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>The lowest price of a need that respects every edge: the best surplus <c>score - v</c> on offer, at least 0.</summary>
    public int BestSurplus(int need)
    {
        var best = 0;
        for (var e = Needs[need].First; e < Needs[need].Last && EdgeScore[e] > best; e++)
            best = Math.Max(best, EdgeScore[e] - VolunteerPrices[EdgeVolunteer[e]]);
        return best;
    }
}
