using Matching.Core.Assignment.Network;

namespace Matching.Core.Assignment.Incremental;

/// <summary>
/// The mirror image of <see cref="NeedSearch"/>: finds the best use of a place that became free, by Dijkstra's algorithm on reduced costs
/// from the volunteer. A path ends at a need with an open unit, or at a volunteer whose place then stays free.
/// </summary>
internal sealed class PlaceSearch(FlowNetwork network, EdgeRows rows)
{
    private readonly DistanceHeap _heap = new();
    private readonly List<int> _reached = [];
    private readonly List<int> _settled = [];
    private int _search, _bound, _endNeed, _endVolunteer;

    /// <summary>Offers places of a volunteer until none is left or a place has no price.</summary>
    public void OfferAll(int volunteer)
    {
        LowerPrice(volunteer);
        while (network.Volunteers[volunteer].Free > 0 && network.VolunteerPrices[volunteer] > 0)
            Offer(volunteer);
    }

    /// <summary>Lets a price fall as far as the edges without flow allow: less to search.</summary>
    private void LowerPrice(int volunteer)
    {
        var least = 0;
        for (var edge = rows.FirstAt(volunteer); edge >= 0; edge = rows.NextAt(edge))
        {
            if (!network.Carries(edge))
                least = Math.Max(least, network.EdgeScore[edge] - network.Needs[network.EdgeNeed[edge]].Price);
        }

        network.VolunteerPrices[volunteer] = Math.Min(least, network.VolunteerPrices[volunteer]);
    }

    private void Offer(int volunteer)
    {
        _search = network.NextSearch();
        _heap.Clear();
        _reached.Clear();
        _settled.Clear();
        _bound = int.MaxValue;
        network.Volunteers[volunteer].EnteredBy = -1;
        Reach(volunteer, 0);
        while (!_heap.IsEmpty && _bound > 0)
        {
            var (distance, need) = _heap.Pop();
            if (distance >= _bound)
                break;
            if (distance == network.Needs[need].Distance)
                Settle(need, distance);
        }

        Reprice();
        network.Volunteers[volunteer].Free--;
        Flip();
    }

    private void Reach(int volunteer, int distance)
    {
        ref var node = ref network.Volunteers[volunteer];
        if (node.Search != _search)
        {
            node.Search = _search;
            _reached.Add(volunteer);
        }

        node.Distance = distance;
        var offer = distance + network.VolunteerPrices[volunteer];
        if (offer < _bound)
            (_bound, _endVolunteer, _endNeed) = (offer, volunteer, -1);
        for (var edge = rows.FirstAt(volunteer); edge >= 0; edge = rows.NextAt(edge))
        {
            var owner = network.EdgeNeed[edge];
            ref var need = ref network.Needs[owner];
            var length = offer + need.Price - network.EdgeScore[edge];
            if (length >= _bound || (need.Search == _search && need.Distance <= length) || network.Carries(edge))
                continue;
            need.Search = _search;
            need.Distance = length;
            need.EnteredBy = edge;
            if (need.Filled < need.Wanted)
                (_bound, _endNeed) = (length, owner);
            else
                _heap.Push(length, owner);
        }
    }

    private void Settle(int needIndex, int distance)
    {
        _settled.Add(needIndex);
        ref var need = ref network.Needs[needIndex];
        for (var edge = network.NextWithFlow(need.First, need.Last); edge < need.Last; edge = network.NextWithFlow(edge + 1, need.Last))
        {
            var volunteer = network.EdgeVolunteer[edge];
            ref var node = ref network.Volunteers[volunteer];
            var length = distance + network.EdgeScore[edge] - need.Price - network.VolunteerPrices[volunteer];
            if (length >= _bound || (node.Search == _search && node.Distance <= length))
                continue;
            node.EnteredBy = edge;
            Reach(volunteer, length);
        }
    }

    private void Reprice()
    {
        foreach (var volunteer in _reached)
            network.VolunteerPrices[volunteer] -= Math.Max(0, _bound - network.Volunteers[volunteer].Distance);
        foreach (var need in _settled)
            network.Needs[need].Price += Math.Max(0, _bound - network.Needs[need].Distance);
    }

    /// <summary>Moves flow along the path, from its end back to the volunteer it started from.</summary>
    private void Flip()
    {
        var volunteer = _endVolunteer;
        if (_endNeed >= 0)
        {
            network.Needs[_endNeed].Filled++;
            volunteer = Take(_endNeed);
        }
        else
        {
            network.Volunteers[volunteer].Free++;
        }

        for (var edge = network.Volunteers[volunteer].EnteredBy; edge >= 0; edge = network.Volunteers[volunteer].EnteredBy)
        {
            network.Drop(edge);
            volunteer = Take(network.EdgeNeed[edge]);
        }
    }

    private int Take(int need)
    {
        var edge = network.Needs[need].EnteredBy;
        network.Carry(edge, need);
        return network.EdgeVolunteer[edge];
    }
}
