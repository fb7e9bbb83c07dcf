namespace Matching.Core.Assignment.Network;

/// <summary>
/// Fills one more unit of a need along a cheapest augmenting path, found by Dijkstra's algorithm on reduced costs. A path ends at a
/// volunteer with a place left, or at a need that loses (or never gets) a unit. Candidates stand in descending score, and prices are
/// never negative, so a need's list is left at the first score that cannot beat the best end found.
/// </summary>
internal sealed class NeedSearch(FlowNetwork network)
{
    private readonly DistanceHeap _heap = new();
    private int[] _reached = new int[64];
    private int[] _settled = new int[64];
    private int _reachedCount, _settledCount, _search;
    private int _bound, _endNeed, _endVolunteer;

    /// <summary>The needs that the last search reached: no other need's price has fallen.</summary>
    public ReadOnlySpan<int> Reached => _reached.AsSpan(0, _reachedCount);

    /// <summary>Asks for one more unit of a need whose price respects all its edges.</summary>
    /// <returns>False where the best is to leave this unit unfilled; more units of the need will then stay unfilled too.</returns>
    public bool Augment(int need)
    {
        ref NeedNode start = ref network.Needs[need];
        _search = network.NextSearch();
        _heap.Clear();
        _reachedCount = _settledCount = 0;
        _bound = int.MaxValue;
        start.EnteredBy = -1;
        Reach(need, 0);
        while (!_heap.IsEmpty && _bound > 0)
        {
            (int distance, int volunteer) = _heap.Pop();
            if (distance >= _bound)
                break;
            if (distance == network.Volunteers[volunteer].Distance)
                Settle(volunteer, distance);
        }

        if (_bound > 0)
            Reprice();
        start.Filled++;
        Flip();
        return _endVolunteer >= 0 || _endNeed != need;
    }

    private void Settle(int volunteer, int distance)
    {
        if (_settledCount == _settled.Length)
            Array.Resize(ref _settled, 2 * _settledCount);
        _settled[_settledCount++] = volunteer;
        var price = network.VolunteerPrices[volunteer];
        for (var edge = network.Volunteers[volunteer].FirstCarried; edge >= 0; edge = network.NextCarried[edge])
        {
            var owner = network.EdgeNeed[edge];
            ref NeedNode need = ref network.Needs[owner];
            var length = distance + network.EdgeScore[edge] - need.Price - price;
            if (length >= _bound || (need.Search == _search && need.Distance <= length))
                continue;
            need.EnteredBy = edge;
            Reach(owner, length);
        }
    }

    private void Reach(int needIndex, int distance)
    {
        ref NeedNode need = ref network.Needs[needIndex];
        if (need.Search != _search)
        {
            need.Search = _search;
            if (_reachedCount == _reached.Length)
                Array.Resize(ref _reached, 2 * _reachedCount);
            _reached[_reachedCount++] = needIndex;
        }

        need.Distance = distance;
        var offer = distance + need.Price;
        if (offer < _bound)
            (_bound, _endNeed, _endVolunteer) = (offer, needIndex, -1);
        int[] scores = network.EdgeScore, volunteers = network.EdgeVolunteer, prices = network.VolunteerPrices;
        for (var edge = need.First; edge < need.Last && offer - scores[edge] < _bound; edge++)
        {
            var length = offer - scores[edge] + prices[volunteers[edge]];
            if (length < _bound)
                Relax(needIndex, edge, volunteers[edge], length);
        }
    }

    private void Relax(int need, int edge, int volunteerIndex, int length)
    {
        ref VolunteerNode volunteer = ref network.Volunteers[volunteerIndex];
        if ((volunteer.Search == _search && volunteer.Distance <= length) || network.Carries(edge))
            return;
        volunteer.Search = _search;
        volunteer.Distance = length;
        volunteer.EnteredBy = edge;
        volunteer.EnteredFrom = need;
        if (volunteer.Free > 0)
            (_bound, _endVolunteer) = (length, volunteerIndex);
        else
            _heap.Push(length, volunteerIndex);
    }

    /// <summary>Moves the prices of everything nearer than the end by the difference, which keeps all reduced costs at least 0.</summary>
    private void Reprice()
    {
        for (var i = 0; i < _settledCount; i++)
        {
            var volunteer = _settled[i];
            network.VolunteerPrices[volunteer] += Math.Max(0, _bound - network.Volunteers[volunteer].Distance);
        }

        for (var i = 0; i < _reachedCount; i++)
        {
            ref NeedNode need = ref network.Needs[_reached[i]];
            need.Price -= Math.Max(0, _bound - need.Distance);
        }
    }

    /// <summary>Moves flow along the path, from its end back to the start.</summary>
    private void Flip()
    {
        var need = _endNeed;
        if (_endVolunteer >= 0)
        {
            network.Volunteers[_endVolunteer].Free--;
            need = Take(_endVolunteer);
        }
        else
        {
            network.Needs[need].Filled--;
        }

        for (var edge = network.Needs[need].EnteredBy; edge >= 0; edge = network.Needs[need].EnteredBy)
        {
            network.Drop(edge);
            need = Take(network.EdgeVolunteer[edge]);
        }
    }

    private int Take(int volunteer)
    {
        var need = network.Volunteers[volunteer].EnteredFrom;
        network.Carry(network.Volunteers[volunteer].EnteredBy, need);
        return need;
    }
}
