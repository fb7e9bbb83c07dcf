namespace Matching.Core.Assignment.Network;

/// <summary>
/// Places most units before any path is searched: an auction without a minimum raise. The open unit bids for its best volunteer up to the
/// surplus of its second best; who is outbid bids next. Every bid keeps the network's optimality conditions, so it may stop anywhere; it
/// stops where a tie or a price war makes searching a path cheaper. (Jonker and Volgenant, Computing 38, 1987, "augmenting row
/// reduction", here with capacities and counts.)
/// </summary>
internal sealed class Bidding(FlowNetwork network)
{
    private int best, second, bestEdge, secondEdge;

    /// <summary>Opens one more unit of a need and lets bids run.</summary>
    /// <param name="need">The need, whose price respects all its edges.</param>
    /// <param name="bids">Most bids to make.</param>
    /// <returns>The need whose unit is still open, -1 where none is left.</returns>
    public int Place(int need, int bids)
    {
        while (bids-- > 0)
        {
            Rank(need);
            network.Needs[need].Price = best;
            if (best == 0)
                return -1;
            int edge = bestEdge;
            if (best == second && network.Volunteers[network.EdgeVolunteer[secondEdge]].Free > 0)
                edge = secondEdge;
            ref VolunteerNode volunteer = ref network.Volunteers[network.EdgeVolunteer[edge]];
            if (volunteer.Free > 0)
            {
                volunteer.Free--;
                network.Carry(edge, need);
                network.Needs[need].Filled++;
                return -1;
            }

            if (best == second)
                return need;
            need = Outbid(need, edge, network.EdgeVolunteer[edge]);
        }

        return need;
    }

    private int Outbid(int need, int edge, int volunteer)
    {
        int bid = network.EdgeScore[edge] - second;
        int weakest = -1, least = int.MaxValue, next = int.MaxValue;
        for (int held = network.Volunteers[volunteer].FirstCarried; held >= 0; held = network.NextCarried[held])
        {
            int limit = network.EdgeScore[held] - network.Needs[network.EdgeNeed[held]].Price;
            if (limit < least)
                (next, least, weakest) = (least, limit, held);
            else
                next = Math.Min(next, limit);
        }

        network.Needs[need].Price = second;
        if (bid < least)
        {
            network.VolunteerPrices[volunteer] = bid;
            return need;
        }

        int loser = network.EdgeNeed[weakest];
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
        best = second = 0;
        bestEdge = secondEdge = -1;
        int[] scores = network.EdgeScore, volunteers = network.EdgeVolunteer, prices = network.VolunteerPrices;
        for (int edge = need.First; edge < need.Last && scores[edge] > second; edge++)
        {
            int surplus = scores[edge] - prices[volunteers[edge]];
            if (surplus <= second || network.Carries(edge))
                continue;
            if (surplus > best)
                (best, bestEdge, second, secondEdge) = (surplus, edge, best, bestEdge);
            else
                (second, secondEdge) = (surplus, edge);
        }
    }
}
