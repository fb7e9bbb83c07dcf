using System.Numerics;
using Matching.Core.Assignment.Network;

namespace Matching.Core.Assignment.Incremental;

/// <summary>
/// Lets the rows of a solved network change. A need's edges stay together in canonical order; rows that outgrow their room move, and their
/// old room is used again by rows of that size. Every edge also hangs in a doubly linked list at its volunteer.
/// </summary>
internal sealed class EdgeRows(FlowNetwork network)
{
    private readonly Stack<int>[] _freeRooms = [.. Enumerable.Range(0, 32).Select(_ => new Stack<int>())];
    private int[] _room = [], _firstAt = [], _next = [], _previous = [];

    /// <summary>Takes the network's edges over and links them to their volunteers.</summary>
    public void Index()
    {
        network.OwnEdges();
        foreach (var rooms in _freeRooms)
            rooms.Clear();
        Array.Fill(_firstAt, -1);
        Array.Clear(_room);
        GrowToNetwork();
        for (var need = 0; need < network.NeedCount; need++)
        {
            _room[need] = network.Degree(need);
            for (var edge = network.Needs[need].First; edge < network.Needs[need].Last; edge++)
                Link(edge, need);
        }
    }

    /// <summary>First edge at a volunteer, -1 if none.</summary>
    public int FirstAt(int volunteer) => _firstAt[volunteer];

    /// <summary>Next edge at the same volunteer, -1 if none.</summary>
    public int NextAt(int edge) => _next[edge];

    /// <summary>Makes room for needs, volunteers and edges appended to the network.</summary>
    public void GrowToNetwork()
    {
        if (_room.Length < network.NeedCount)
            Array.Resize(ref _room, network.Needs.Length);
        var volunteers = _firstAt.Length;
        if (volunteers < network.VolunteerCount)
        {
            Array.Resize(ref _firstAt, network.Volunteers.Length);
            _firstAt.AsSpan(volunteers).Fill(-1);
        }

        if (_next.Length < network.EdgeCount)
        {
            Array.Resize(ref _next, network.EdgeVolunteer.Length);
            Array.Resize(ref _previous, network.EdgeVolunteer.Length);
        }
    }

    /// <summary>Gives a need without flow other edges.</summary>
    /// <param name="need">The need.</param>
    /// <param name="candidates">Candidates in canonical order.</param>
    public void Replace(int need, ReadOnlySpan<Candidate> candidates)
    {
        for (var edge = network.Needs[need].First; edge < network.Needs[need].Last; edge++)
            Unlink(edge);
        if (candidates.Length > _room[need])
            Move(need, candidates.Length);
        ref var row = ref network.Needs[need];
        row.Last = row.First + candidates.Length;
        for (var i = 0; i < candidates.Length; i++)
        {
            (network.EdgeVolunteer[row.First + i], network.EdgeScore[row.First + i]) = candidates[i];
            Link(row.First + i, need);
        }
    }

    /// <summary>Adds one edge to a row, whose other edges may carry flow.</summary>
    public void Insert(int need, Candidate candidate)
    {
        var degree = network.Degree(need);
        if (degree == _room[need])
        {
            var from = network.Needs[need].First;
            Move(need, degree + 1);
            for (var i = 0; i < degree; i++)
                Shift(from + i, network.Needs[need].First + i, need);
        }

        ref var row = ref network.Needs[need];
        var at = row.First + degree;
        row.Last = at + 1;
        for (; at > row.First && candidate < At(at - 1); at--)
            Shift(at - 1, at, need);
        (network.EdgeVolunteer[at], network.EdgeScore[at]) = candidate;
        Link(at, need);
    }

    /// <summary>Gives an edge without flow another score: it moves within its row past those it now beats or loses to.</summary>
    public void Rescore(int edge, int score)
    {
        var need = network.EdgeNeed[edge];
        var changed = new Candidate(network.EdgeVolunteer[edge], score);
        var row = network.Needs[need];
        Unlink(edge);
        for (; edge > row.First && changed < At(edge - 1); edge--)
            Shift(edge - 1, edge, need);
        for (; edge + 1 < row.Last && At(edge + 1) < changed; edge++)
            Shift(edge + 1, edge, need);
        (network.EdgeVolunteer[edge], network.EdgeScore[edge]) = changed;
        Link(edge, need);
    }

    /// <summary>Removes an edge without flow.</summary>
    public void Remove(int edge)
    {
        Unlink(edge);
        var need = network.EdgeNeed[edge];
        ref var row = ref network.Needs[need];
        for (row.Last--; edge < row.Last; edge++)
            Shift(edge + 1, edge, need);
    }

    /// <summary>Points a row at new room of at least a length, and keeps its old room for others.</summary>
    private void Move(int need, int length)
    {
        if (_room[need] > 0)
            _freeRooms[BitOperations.Log2((uint)_room[need])].Push(network.Needs[need].First);
        var size = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)length));
        if (!_freeRooms[size].TryPop(out var first))
        {
            first = network.AppendEdges(1 << size);
            GrowToNetwork();
        }

        _room[need] = 1 << size;
        ref var row = ref network.Needs[need];
        (row.First, row.Last) = (first, first + network.Degree(need));
    }

    private Candidate At(int edge) => new(network.EdgeVolunteer[edge], network.EdgeScore[edge]);

    private void Shift(int from, int to, int need)
    {
        Unlink(from);
        (network.EdgeVolunteer[to], network.EdgeScore[to]) = (network.EdgeVolunteer[from], network.EdgeScore[from]);
        if (network.Carries(from))
        {
            network.Drop(from);
            network.Carry(to, need);
        }

        Link(to, need);
    }

    private void Link(int edge, int need)
    {
        ref var first = ref _firstAt[network.EdgeVolunteer[edge]];
        network.EdgeNeed[edge] = need;
        _previous[edge] = -1;
        _next[edge] = first;
        if (first >= 0)
            _previous[first] = edge;
        first = edge;
    }

    private void Unlink(int edge)
    {
        int next = _next[edge], previous = _previous[edge];
        if (next >= 0)
            _previous[next] = previous;
        if (previous >= 0)
            _next[previous] = next;
        else
            _firstAt[network.EdgeVolunteer[edge]] = next;
    }
}
