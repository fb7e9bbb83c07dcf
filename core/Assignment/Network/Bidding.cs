namespace Matching.Core.Assignment.Network;

/// <summary>
/// Places most units before any path is searched: an auction without a minimum raise. The open unit bids for its best volunteer up to the
/// surplus of its second best; who is outbid bids next. Every bid keeps the network's optimality conditions, so it may stop anywhere; it
/// stops where a tie or a price war makes searching a path cheaper. (Jonker and Volgenant, Computing 38, 1987, "augmenting row
/// reduction", here with capacities and counts.)
/// </summary>
internal sealed class Bidding(FlowNetwork network)
{
    private int _best, _second, _bestEdge, _secondEdge;

    /// <summary>Opens one more unit of a need and lets bids run.</summary>
    /// <param name="need">The need, whose price respects all its edges.</param>
    /// <param name="bids">Most bids to make.</param>
    /// <returns>The need whose unit is still open, -1 where none is left.</returns>
    public int Place(int need, int bids)
    {
        while (bids-- > 0)
        {
            Rank(need);
            network.Needs[need].Price = _best;
            if (_best == 0)
                return -1;
            var edge = _bestEdge;
            if (_best == _second && network.Volunteers[network.EdgeVolunteer[_secondEdge]].Free > 0)
                edge = _secondEdge;
            ref VolunteerNode volunteer = ref network.Volunteers[network.EdgeVolunteer[edge]];
            if (volunteer.Free > 0)
            {
                volunteer.Free--;
                network.Carry(edge, need);
                network.Needs[need].Filled++;
                return -1;
            }

            if (_best == _second)
                return need;
            need = Outbid(need, edge, network.EdgeVolunteer[edge]);
        }

        return need;
    }

    private int Outbid(int need, int edge, int volunteer)
    {
        var bid = network.EdgeScore[edge] - _second;
        int weakest = -1, least = int.MaxValue, next = int.MaxValue;
        for (var held = network.Volunteers[volunteer].FirstCarried; held >= 0; held = network.NextCarried[held])
        {
            var limit = network.EdgeScore[held] - network.Needs[network.EdgeNeed[held]].Price;
            if (limit < least)
                (next, least, weakest) = (least, limit, held);
            else
                next = Math.Min(next, limit);
        }

        network.Needs[need].Price = _second;
        if (bid < least)
        {
            network.VolunteerPrices[volunteer] = bid;
            return need;
        }

        var loser = network.EdgeNeed[weakest];
        network.Drop(weakest);
        network.Needs[loser].Filled--;
        network.Carry(edge, need);
        network.Needs[need].Filled++;
        network.VolunteerPrices[volunteer] = Math.Min(bid, next);
        return loser;
    }

    private void Rank(int needIndex)
    {
        ref NeedNode need = ref network.Needs[needIndex];
        _best = _second = 0;
        _bestEdge = _secondEdge = -1;
        int[] scores = network.EdgeScore, volunteers = network.EdgeVolunteer, prices = network.VolunteerPrices;
        for (var edge = need.First; edge < need.Last && scores[edge] > _second; edge++)
        {
            var surplus = scores[edge] - prices[volunteers[edge]];
            if (surplus <= _second || network.Carries(edge))
                continue;
            if (surplus > _best)
                (_best, _bestEdge, _second, _secondEdge) = (surplus, edge, _best, _bestEdge);
            else
                (_second, _secondEdge) = (surplus, edge);
        }
    }
}
